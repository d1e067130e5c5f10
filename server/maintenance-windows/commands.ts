import { announceWindow, takeWindowBack } from "#core/contracts/maintenance-window.ts";
import { ok, refuse } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { queueDuesUnder } from "#server/clocks/index.ts";
import type { Database } from "#server/platform/database.ts";
import { claimKey, type GivenKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import { transact } from "#server/platform/transact.ts";
import { readWindows } from "./reads.ts";
import { insertWindow, listWindows, lockContract, saveTakenBack } from "./store.ts";

type Bases = Pick<Database, "desk" | "portal">;

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly subscription: string;
  readonly idempotency: GivenKey | undefined;
}

interface Said {
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly what: string;
}

/** As many as could stand beside a new one: those of before are over. */
const RECENT = 1000;

/** Announces a time in which a restoration does not count; what open tickets are due by is computed anew. */
export async function announceMaintenance(
  database: Bases,
  { actor, now, subscription, idempotency }: Asked,
  said: Said,
) {
  const allowed = authorizeStaff(actor, "tickets.work");
  if (!allowed.ok) return allowed;
  const done = await transact(database.desk, async (tx) => {
    if (!(await lockContract(tx, subscription))) return refuse("not_found");
    const id = newId<"MaintenanceWindowId">();
    const before = await claimKey(tx, { actor, now, idempotency }, id);
    if (!before.ok || before.value !== undefined) return before;
    const standing = await listWindows(tx, subscription, false, RECENT);
    const announced = announceWindow(standing, said, now);
    if (!announced.ok) return announced;
    await insertWindow(tx, { ...said, id, subscription, announcedAt: now, agentId: actor.id });
    await queueDuesUnder(tx, subscription);
    return ok(undefined);
  });
  return done.ok ? readWindows(database, actor, subscription) : done;
}

/** Takes a window back before it begins, or ends it now. */
export async function takeMaintenanceBack(
  database: Bases,
  { actor, now, subscription, idempotency }: Asked,
  window: string,
) {
  const allowed = authorizeStaff(actor, "tickets.work");
  if (!allowed.ok) return allowed;
  const done = await transact(database.desk, async (tx) => {
    if (!(await lockContract(tx, subscription))) return refuse("not_found");
    const before = await claimKey(tx, { actor, now, idempotency }, window);
    if (!before.ok || before.value !== undefined) return before;
    const standing = await listWindows(tx, subscription, false, RECENT);
    const found = standing.find(({ id }) => id === window);
    if (found === undefined) return refuse("not_found");
    const taken = takeWindowBack(found, now);
    if (!taken.ok) return taken;
    await saveTakenBack(tx, window, { at: now, agentId: actor.id });
    await queueDuesUnder(tx, subscription);
    return ok(undefined);
  });
  return done.ok ? readWindows(database, actor, subscription) : done;
}
