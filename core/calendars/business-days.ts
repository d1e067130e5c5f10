import type { BusinessHours } from "../procedure/settings.ts";
import type { ServiceCalendar } from "./calendar.ts";
import { instantAt, momentOf } from "./moment.ts";
import { afterServiceTime } from "./service-time.ts";
import { openTimetable, type Timetable } from "./timetable.ts";

/**
 * The earliest instant at which `count` business days of service time have passed since `start`. A business day is
 * as long as the span of opening hours; time outside the hours does not count. Exactly at closing it is the closing,
 * not the next opening.
 */
export function afterBusinessDays(
  start: Temporal.Instant,
  count: number,
  hours: BusinessHours,
): Temporal.Instant {
  if (hours.closesAt <= hours.opensAt || hours.days.length === 0 || count <= 0)
    throw new Error("No instant comes after so many days of a desk that never opens");
  const timetable = timetableOf(hours);
  const amount = Math.ceil(count * timetable.businessDay);
  return instantAt(afterServiceTime(timetable, momentOf(start), amount));
}

/** The calendar of a desk that has the same hours on each open day. */
function calendarOf({ zone, opensAt, closesAt, days }: BusinessHours): ServiceCalendar {
  const [from, to] = [opensAt * 60, closesAt * 60];
  return {
    zone,
    week: days.map((day) => ({ day, from, to })),
    holidays: [],
    otherHours: [],
    businessDay: to - from,
  };
}

const timetables = new WeakMap<BusinessHours, Timetable>();

function timetableOf(hours: BusinessHours): Timetable {
  const made = timetables.get(hours) ?? openTimetable(calendarOf(hours));
  timetables.set(hours, made);
  return made;
}
