import { MICROSECONDS_IN_SECOND, momentOf } from "#core/calendars/moment.ts";
import { serviceTimeUntil } from "#core/calendars/service-time.ts";
import type { TargetLeft } from "#api/time-left.ts";
import { nearFrom } from "#core/clocks/near-from.ts";
import { readEveryCalendar } from "#server/calendars/index.ts";
import type { Queries } from "#server/platform/database.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import type { Counting, LeftColumns } from "./store.ts";

/**
 * What each version of each calendar has counted until an instant: with it, the database tells what is left of any target; and
 * what is near by the settings in force.
 */
export async function readCounting(desk: Queries, now: Temporal.Instant): Promise<Counting> {
  const at = momentOf(now);
  const calendars = await readEveryCalendar(desk);
  const { warningThresholds } = await settingsInForce(desk);
  const soFar = calendars.map(({ hours, version, timetable }) => ({
    hours,
    version,
    microseconds: serviceTimeUntil(timetable, at),
  }));
  return { soFar, nearFrom: nearFrom(warningThresholds) };
}

/** What is left of a ticket's target, as the wire has it. */
export function tellLeft(row: LeftColumns): TargetLeft {
  const { clock, amount, unit, hours, standing, missed, near } = row;
  return {
    clock,
    amount,
    unit,
    hours,
    seconds: Number(row.left) / MICROSECONDS_IN_SECOND,
    ofSeconds: Number(row.length) / MICROSECONDS_IN_SECOND,
    standing,
    missed,
    near,
  };
}
