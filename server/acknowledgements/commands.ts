import { instantAt, MICROSECONDS_IN_SECOND, momentOf } from "#core/calendars/moment.ts";
import { afterServiceTime, isOpen } from "#core/calendars/service-time.ts";
import { ok } from "#core/kit/result.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { queueLateLetters } from "#server/escalation-letters/index.ts";
import type { Database } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";
import { insertLate, listUnacknowledged } from "./store.ts";

export interface LateDeps {
  readonly database: Pick<Database, "desk">;
}

/** More wait for the next run: a desk with so many unacknowledged escalations has other worries than one letter. */
const AT_ONCE = 500;

/**
 * Tells the managers which escalations nobody acknowledged within the time that the settings give: each escalation once, all
 * of one run in one letter to each manager, and only while the desk serves.
 */
export async function tellLate(
  { database: { desk } }: LateDeps,
  now: Temporal.Instant,
): Promise<void> {
  const { businessHours: hours, acknowledgementInBusinessHours } = await settingsInForce(desk);
  if (!isOpen(hours, momentOf(now))) return;
  const granted = acknowledgementInBusinessHours * 3600;
  const before = now.subtract({ seconds: granted });
  const dueOf = (at: Temporal.Instant) =>
    instantAt(afterServiceTime(hours, momentOf(at), granted * MICROSECONDS_IN_SECOND));
  const waiting = await listUnacknowledged(desk, before, AT_ONCE);
  const late = waiting.filter(
    ({ escalatedAt }) => Temporal.Instant.compare(dueOf(escalatedAt), now) <= 0,
  );
  if (late.length === 0) return;
  await transact(desk, async (tx) => {
    if ((await insertLate(tx, late, now)) === 0) return ok(undefined);
    await queueLateLetters(tx, now);
    return ok(undefined);
  });
}
