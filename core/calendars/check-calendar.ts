import { ok, refuse, type Result } from "../kit/result.ts";
import { DAY_MINUTES, type DaySpan, type ServiceCalendar, type WeeklySpan } from "./calendar.ts";
import { isZone } from "./zone.ts";

/** Why a calendar can not be kept. Each has a status, words and a page. */
export type CalendarRefusal =
  | "unknown_zone"
  | "calendar_never_opens"
  | "hours_out_of_day"
  | "hours_overlap"
  | "date_twice"
  | "business_day_not_positive";

/** Whether one can count by this calendar; the field that a refusal names is a path inside it. */
export function checkCalendar(calendar: ServiceCalendar): Result<undefined, CalendarRefusal> {
  const { zone, week, businessDay, holidays, otherHours } = calendar;
  if (!isZone(zone)) return refuse("unknown_zone", { field: "zone" });
  if (week.length === 0) return refuse("calendar_never_opens", { field: "week" });
  const hours = checkWeek(week);
  if (!hours.ok) return hours;
  if (!Number.isInteger(businessDay) || businessDay <= 0)
    return refuse("business_day_not_positive", { field: "businessDay" });
  for (const [at, holiday] of holidays.entries())
    if (!isWithinDay(holiday)) return refuse("hours_out_of_day", { field: `holidays.${at}` });
  const apart = checkDates(otherHours.map(({ date }) => date));
  if (!apart.ok) return apart;
  for (const [at, { spans }] of otherHours.entries()) {
    const field = `otherHours.${at}.spans`;
    if (!spans.every(isWithinDay)) return refuse("hours_out_of_day", { field });
    if (overlaps(spans)) return refuse("hours_overlap", { field });
  }
  return ok(undefined);
}

function checkWeek(week: readonly WeeklySpan[]): Result<undefined, CalendarRefusal> {
  for (const [at, { day, from, to }] of week.entries()) {
    const isDay = Number.isInteger(day) && day >= 1 && day <= 7;
    const isSpan = from >= 0 && from < DAY_MINUTES && to > from && to <= from + DAY_MINUTES;
    if (!isDay || !isSpan || !areMinutes(from, to))
      return refuse("hours_out_of_day", { field: `week.${at}` });
  }
  const inWeek = week.map(({ day, from, to }) => ({
    from: (day - 1) * DAY_MINUTES + from,
    to: (day - 1) * DAY_MINUTES + to,
  }));
  const again = inWeek.map(({ from, to }) => ({
    from: from + 7 * DAY_MINUTES,
    to: to + 7 * DAY_MINUTES,
  }));
  return overlaps([...inWeek, ...again])
    ? refuse("hours_overlap", { field: "week" })
    : ok(undefined);
}

function checkDates(dates: readonly Temporal.PlainDate[]): Result<undefined, CalendarRefusal> {
  const seen = new Set<string>();
  for (const [at, date] of dates.entries()) {
    if (seen.has(date.toString())) return refuse("date_twice", { field: `otherHours.${at}.date` });
    seen.add(date.toString());
  }
  return ok(undefined);
}

function isWithinDay({ from, to }: DaySpan): boolean {
  return from >= 0 && to > from && to <= DAY_MINUTES && areMinutes(from, to);
}

const areMinutes = (...values: readonly number[]): boolean => values.every(Number.isInteger);

function overlaps(spans: readonly DaySpan[]): boolean {
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  return sorted.some(({ from }, at) => from < (sorted[at - 1]?.to ?? 0));
}
