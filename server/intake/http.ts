import * as api from "#api/intake.ts";
import { ok } from "#core/kit/result.ts";
import { door } from "#server/platform/http/door.ts";
import { writeForm } from "./commands.ts";
import { readConformity, readForms, type IntakeDeps } from "./reads.ts";
import { listVersions } from "./store.ts";

/** What requests are asked, how one stands against it, and who writes the forms. */
export function intakeDoors(deps: IntakeDeps) {
  const { database } = deps;
  return [
    door(api.listIntakeForms, async ({ actor }) => ok(await readForms(deps, actor))),
    door(api.listFormVersions, async ({ params }) =>
      ok({ items: await listVersions(database.desk, params.nature) }),
    ),
    door(api.writeIntakeForm, ({ params, body, ...asked }) =>
      writeForm(database, asked, params.nature, body),
    ),
    door(api.getConformity, ({ params, ...asked }) =>
      readConformity(deps, { ...asked, reference: params.reference }),
    ),
  ] as const;
}
