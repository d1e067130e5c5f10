import type { MaintenanceWindows } from "#api/maintenance-windows.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff, mayAsStaff } from "#core/people/policy.ts";
import { inPortal, type Database } from "#server/platform/database.ts";
import { isContract, listWindows, type KeptWindow } from "./store.ts";

const SHOWN = 100;

/** The windows of a contract, for whoever may read the contract. */
export async function readWindows(
  database: Pick<Database, "desk" | "portal">,
  actor: Actor,
  subscription: string,
): Promise<Result<MaintenanceWindows, "not_found" | "forbidden">> {
  if (actor.kind === "contact") {
    return inPortal(database, actor.id, async (queries) =>
      (await isContract(queries, subscription))
        ? ok(viewWindows(actor, await listWindows(queries, subscription, false, SHOWN)))
        : refuse("not_found"),
    );
  }
  const allowed = authorizeStaff(actor, "customers.read");
  if (!allowed.ok) return allowed;
  if (!(await isContract(database.desk, subscription))) return refuse("not_found");
  return ok(viewWindows(actor, await listWindows(database.desk, subscription, true, SHOWN)));
}

function viewWindows(actor: Actor, windows: readonly KeptWindow[]): MaintenanceWindows {
  return {
    items: windows.map(({ startsAt, endsAt, announcedAt, takenBackAt, ...window }) => ({
      ...window,
      startsAt: startsAt.toString(),
      endsAt: endsAt.toString(),
      announcedAt: announcedAt.toString(),
      takenBackAt: takenBackAt?.toString() ?? null,
    })),
    may: { announce: mayAsStaff(actor, "tickets.work") },
  };
}
