import { momentOf, type Moment } from "../calendars/moment.ts";
import { ok, refuse, type Result } from "../kit/result.ts";

/** Whole days of a zone, half-open. */
export interface Period {
  readonly firstDay: Temporal.PlainDate;
  readonly dayAfter: Temporal.PlainDate;
  /** IANA name: of the contract, where there is one. */
  readonly zone: string;
}

/** As people say it: both days are in it. */
export interface SaidPeriod {
  readonly firstDay: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
}

export const PERIOD_REFUSALS = [
  "period_reversed",
  "period_over_a_year",
  "period_too_far_back",
  "period_not_over",
] as const;
export type PeriodRefusal = (typeof PERIOD_REFUSALS)[number];

/**
 * A period that a report can be made of: days that are over, so that the same log always tells the same, and a year of them at
 * the most. One that is made for a beneficiary begins within a year of the day on which it is asked for (R-34-05).
 */
export function checkPeriod(
  { firstDay, lastDay }: SaidPeriod,
  {
    zone,
    now,
    isBound,
  }: { readonly zone: string; readonly now: Temporal.Instant; readonly isBound: boolean },
): Result<Period, PeriodRefusal> {
  const { compare } = Temporal.PlainDate;
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const dayAfter = lastDay.add({ days: 1 });
  const earliest = today.subtract({ years: 1 });
  if (compare(firstDay, lastDay) > 0) return refuse("period_reversed", { field: "lastDay" });
  if (compare(dayAfter, firstDay.add({ years: 1 })) > 0)
    return refuse("period_over_a_year", {
      field: "lastDay",
      params: { until: firstDay.add({ years: 1 }).subtract({ days: 1 }).toString() },
    });
  if (compare(lastDay, today) >= 0)
    return refuse("period_not_over", {
      field: "lastDay",
      params: { yesterday: today.subtract({ days: 1 }).toString() },
    });
  if (isBound && compare(firstDay, earliest) < 0)
    return refuse("period_too_far_back", {
      field: "firstDay",
      params: { earliest: earliest.toString() },
    });
  return ok({ firstDay, dayAfter, zone });
}

/** What it is compared with: as many months just before, where it is of whole months; else as many days. */
export function periodBefore({ firstDay, dayAfter, zone }: Period): Period {
  const { months } = firstDay.until(dayAfter, { largestUnit: "months" });
  const isWhole = months > 0 && firstDay.add({ months }).equals(dayAfter);
  const length = isWhole ? { months } : { days: firstDay.until(dayAfter).days };
  return { firstDay: firstDay.subtract(length), dayAfter: firstDay, zone };
}

export interface MonthOf {
  /** `2026-01`. */
  readonly month: string;
  /** Where the period enters it. */
  readonly from: Moment;
}

/** The months that a period touches, in their order. */
export function monthsOf({ firstDay, dayAfter, zone }: Period): readonly MonthOf[] {
  const months: MonthOf[] = [];
  let day = firstDay;
  while (Temporal.PlainDate.compare(day, dayAfter) < 0) {
    months.push({ month: day.toPlainYearMonth().toString(), from: startOf(day, zone) });
    day = day.with({ day: 1 }).add({ months: 1 });
  }
  return months;
}

/** The period as moments, half-open. */
export function spanOf({ firstDay, dayAfter, zone }: Period): {
  readonly from: Moment;
  readonly to: Moment;
} {
  return { from: startOf(firstDay, zone), to: startOf(dayAfter, zone) };
}

function startOf(day: Temporal.PlainDate, zone: string): Moment {
  return momentOf(day.toZonedDateTime(zone).toInstant());
}

/** `2026-01-01/2026-03-31`, as a request of a report says it (ISO 8601, both days in it). */
export function readSaidPeriod(text: string): SaidPeriod | undefined {
  const [firstDay, lastDay] = daysIn(text).map(readDay);
  return firstDay === undefined || lastDay === undefined ? undefined : { firstDay, lastDay };
}

/** The first day of a period said so that no calendar has; undefined where all are days, or it is said in other words. */
export function impossibleDayOf(text: string): string | undefined {
  return daysIn(text).find((day) => readDay(day) === undefined);
}

function daysIn(text: string): readonly string[] {
  return /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(text.trim())?.slice(1) ?? [];
}

function readDay(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
