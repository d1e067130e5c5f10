import * as api from "#api/on-call.ts";
import { ok } from "#core/kit/result.ts";
import { door } from "#server/platform/http/door.ts";
import { acknowledgeAlert, type AlertingDeps } from "./commands.ts";
import { readCalling, readTicketAlerts, viewAlert } from "./reads.ts";

/** Whom tickets call, and who has them in hand. */
export function alertDoors({ database }: Pick<AlertingDeps, "database">) {
  const { desk } = database;
  return [
    door(api.listAlerts, ({ actor }) => readCalling(desk, actor)),
    door(api.listTicketAlerts, ({ actor, params }) =>
      readTicketAlerts(desk, actor, params.reference),
    ),
    door(api.acknowledgeAlert, async (call) => {
      const { alert } = call.params;
      const done = await acknowledgeAlert({ database }, call, alert);
      return done.ok ? ok(await viewAlert(desk, alert)) : done;
    }),
  ] as const;
}
