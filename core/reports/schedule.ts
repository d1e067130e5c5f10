import { instantAt, momentOf } from "../calendars/moment.ts";
import { nextOpening } from "../calendars/service-time.ts";
import type { Timetable } from "../calendars/timetable.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import type { SaidPeriod } from "./period.ts";

/** How often a planned report is made: of the last whole month, quarter or year. */
export const CADENCES = ["monthly", "quarterly", "yearly"] as const;
export type Cadence = (typeof CADENCES)[number];

/** To whom a planned report goes: to people of the desk by letter, or to a lead of a beneficiary on a ticket. */
export const AUDIENCES = ["desk", "beneficiary"] as const;
export type Audience = (typeof AUDIENCES)[number];

const MONTHS: Readonly<Record<Cadence, number>> = { monthly: 1, quarterly: 3, yearly: 12 };

/** What the plan of a report needs to be made by. */
export interface Plan {
  readonly cadence: Cadence;
  /** IANA names; a period is over when it is over in each of them. */
  readonly zones: readonly [string, ...string[]];
  /** The day after the last one of the period that is made next: none that ends before is made any more. */
  readonly nextDay: Temporal.PlainDate;
}

/** A report that a plan has to make. */
export interface Making {
  readonly period: SaidPeriod;
  /** When it is made, at the earliest: while the desk serves. */
  readonly at: Temporal.Instant;
  /** Of the plan, once it is made. */
  readonly nextDay: Temporal.PlainDate;
}

/**
 * What is made next: on the first business day after the period's end, when the desk opens. Of periods that went by while
 * nobody made any, only the last one. It is due as soon as `at` is not after `now`.
 */
export function nextMaking(plan: Plan, now: Temporal.Instant, hours: Timetable): Making {
  const over = lastDayAfter(plan, now);
  const dayAfter = later(plan.nextDay, over);
  const since = Math.max(...endsOf(dayAfter, plan.zones), momentOf(now));
  return {
    period: periodUntil(plan.cadence, dayAfter),
    at: instantAt(nextOpening(hours, since)),
    nextDay: dayAfter.add({ months: MONTHS[plan.cadence] }),
  };
}

/** From which day on a report that is planned now is made: the first period of it is one whose making is still to come. */
export function firstDayOf(
  plan: Omit<Plan, "nextDay">,
  now: Temporal.Instant,
  hours: Timetable,
): Temporal.PlainDate {
  const over = lastDayAfter(plan, now);
  const opening = nextOpening(hours, Math.max(...endsOf(over, plan.zones)));
  return opening > momentOf(now) ? over : over.add({ months: MONTHS[plan.cadence] });
}

/** A beneficiary's report reaches back one year at most (R-34-05): when a year can be reported of, its first day is too far back. */
export function checkCadence(
  cadence: Cadence,
  audience: Audience,
): Result<true, "year_out_of_reach"> {
  return cadence === "yearly" && audience === "beneficiary"
    ? refuse("year_out_of_reach", { field: "cadence" })
    : ok(true);
}

function periodUntil(cadence: Cadence, dayAfter: Temporal.PlainDate): SaidPeriod {
  return {
    firstDay: dayAfter.subtract({ months: MONTHS[cadence] }),
    lastDay: dayAfter.subtract({ days: 1 }),
  };
}

/** The day after the last whole month, quarter or year that is over in every zone. */
function lastDayAfter(
  { cadence, zones }: Pick<Plan, "cadence" | "zones">,
  now: Temporal.Instant,
): Temporal.PlainDate {
  const today = zones
    .map((zone) => now.toZonedDateTimeISO(zone).toPlainDate())
    .reduce((one, other) => (Temporal.PlainDate.compare(one, other) <= 0 ? one : other));
  const months = MONTHS[cadence];
  return today.with({ day: 1 }).subtract({ months: (today.month - 1) % months });
}

/** When the day begins, in each zone: where midnight is left out, later. */
function endsOf(dayAfter: Temporal.PlainDate, zones: readonly string[]): readonly number[] {
  return zones.map((zone) => momentOf(dayAfter.toZonedDateTime(zone).toInstant()));
}

function later(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) >= 0 ? one : other;
}
