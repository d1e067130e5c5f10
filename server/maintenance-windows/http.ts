import * as api from "#api/maintenance-windows.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { announceMaintenance, takeMaintenanceBack } from "./commands.ts";
import { readWindows } from "./reads.ts";

export function maintenanceWindowDoors({
  database,
}: {
  readonly database: Pick<Database, "desk" | "portal">;
}) {
  return [
    door(api.listMaintenanceWindows, ({ actor, params }) =>
      readWindows(database, actor, params.subscription),
    ),
    door(api.announceMaintenanceWindow, ({ params, body: { startsAt, endsAt, what }, ...call }) =>
      announceMaintenance(
        database,
        { ...call, subscription: params.subscription },
        {
          startsAt: Temporal.Instant.from(startsAt),
          endsAt: Temporal.Instant.from(endsAt),
          what,
        },
      ),
    ),
    door(api.takeMaintenanceWindowBack, ({ params, ...call }) =>
      takeMaintenanceBack(database, { ...call, subscription: params.subscription }, params.window),
    ),
  ] as const;
}
