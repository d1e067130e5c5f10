import type { ServiceCalendar } from "./calendar.ts";
import {
  hoursOfWeek,
  partsOfHoliday,
  partsOfOtherHours,
  partsOfWeekday,
  type DayPart,
} from "./day-parts.ts";
import { MICROSECONDS_IN_DAY } from "./moment.ts";
import { openZone, type ZoneOffsets } from "./zone.ts";

/** What the clocks of a zone show, in microseconds since they showed midnight of 1970-01-01. */
export type WallTime = number;

/** A calendar made ready for counting. Make it once: dates are then found by halving, and rules of the zone are kept. */
export interface Timetable {
  readonly zone: ZoneOffsets;
  /** Of a business day, in microseconds of service time. */
  readonly businessDay: number;
  /** The service time on the wall before this time, from 1970 on: only its differences mean something. */
  openBefore(time: WallTime): number;
  /** What holds on a day, counted from 1970-01-01 as 0. */
  partsOn(day: number): readonly DayPart[];
}

const DAYS_IN_WEEK = 7;
/** 1970-01-01 was a Thursday: the week of the count begins on the Monday before. */
const DAYS_SINCE_MONDAY = 3;

/** @throws RangeError for a calendar that never opens: checkCalendar refuses those. */
export function openTimetable(calendar: ServiceCalendar): Timetable {
  const hours = hoursOfWeek(calendar.week);
  const weekdays = hours.map(partsOfWeekday);
  const startOf = sumsOf(weekdays.map((parts) => openIn(parts)));
  const week = startOf.at(-1) ?? 0;
  if (week <= 0) throw new RangeError("A calendar that never opens can not be counted by");
  const special = specialDays(calendar, hours);
  const days = [...special.keys()].toSorted((a, b) => a - b);
  const partsOn = (day: number) => special.get(day) ?? weekdays[weekdayOf(day)] ?? [];
  const gained = days.map((day) => openIn(partsOn(day)) - openIn(weekdays[weekdayOf(day)] ?? []));
  const gainedBefore = sumsOf(gained);
  return {
    zone: openZone(calendar.zone),
    businessDay: calendar.businessDay * (MICROSECONDS_IN_DAY / 1440),
    partsOn,
    openBefore(time) {
      const day = Math.floor(time / MICROSECONDS_IN_DAY);
      const weeks = Math.floor((day + DAYS_SINCE_MONDAY) / DAYS_IN_WEEK);
      return (
        weeks * week +
        (startOf[weekdayOf(day)] ?? 0) +
        (gainedBefore[countBelow(days, day)] ?? 0) +
        openIn(partsOn(day), time - day * MICROSECONDS_IN_DAY)
      );
    },
  };
}

/** Monday is 0. */
function weekdayOf(day: number): number {
  const since = (day + DAYS_SINCE_MONDAY) % DAYS_IN_WEEK;
  return since < 0 ? since + DAYS_IN_WEEK : since;
}

/** The sums of all that comes before each, and of all at the end. */
function sumsOf(values: readonly number[]): readonly number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  return sums;
}

/** The service time of a day, or of what is before a time of it. */
function openIn(parts: readonly DayPart[], before = MICROSECONDS_IN_DAY): number {
  let open = 0;
  for (const { from, to, kind } of parts) {
    if (from >= before) break;
    if (kind === "open") open += Math.min(to, before) - from;
  }
  return open;
}

/** How many of the sorted numbers are below this one. */
function countBelow(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const epochDay = new Temporal.PlainDate(1970, 1, 1);
const dayNumber = (date: Temporal.PlainDate): number => epochDay.until(date).days;

/** Dates on which the week does not decide. Other hours were said of their very date, and beat a holiday. */
function specialDays(
  { holidays, otherHours }: ServiceCalendar,
  hours: ReturnType<typeof hoursOfWeek>,
): ReadonlyMap<number, readonly DayPart[]> {
  const days = new Map<number, readonly DayPart[]>();
  for (const [day, those] of Map.groupBy(holidays, ({ date }) => dayNumber(date)))
    days.set(day, partsOfHoliday(hours[weekdayOf(day)] ?? [], those));
  for (const other of otherHours) days.set(dayNumber(other.date), partsOfOtherHours(other));
  return days;
}
