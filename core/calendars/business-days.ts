import { instantAt, momentOf } from "./moment.ts";
import { afterServiceTime, serviceTimeBetween } from "./service-time.ts";
import type { Timetable } from "./timetable.ts";

/**
 * The earliest instant at which `count` business days of service time have passed since `start`, each as long as the
 * calendar says; what is outside of its hours, or a holiday, does not count. Exactly at closing it is the closing, not the
 * next opening.
 * @throws Error for no business day, which would count for nothing.
 */
export function afterBusinessDays(
  start: Temporal.Instant,
  count: number,
  timetable: Timetable,
): Temporal.Instant {
  if (count <= 0) throw new Error("Nothing comes after no business day");
  const amount = Math.ceil(count * timetable.businessDay);
  return instantAt(afterServiceTime(timetable, momentOf(start), amount));
}

/** How many business days of service time lie between two instants, with the part of one that is not over. */
export function businessDaysBetween(
  from: Temporal.Instant,
  to: Temporal.Instant,
  timetable: Timetable,
): number {
  return serviceTimeBetween(timetable, momentOf(from), momentOf(to)) / timetable.businessDay;
}
