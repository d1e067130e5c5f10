import { ALWAYS } from "../calendars/calendar.ts";
import { openTimetable } from "../calendars/timetable.ts";
import { calendar } from "../calendars/worlds.ts";
import type { ServiceLevel } from "../contracts/terms.ts";
import type { Clock as ClockName, ServiceHours } from "../contracts/vocabulary.ts";
import type { Severity } from "../tickets/vocabulary.ts";
import type { Promises } from "./clock.ts";

/** Promises that tests compute clocks by. */

const timetables = {
  business_hours: openTimetable(calendar(["08:00-18:00"])),
  "24x5": openTimetable(calendar(["00:00-24:00"])),
  "24x7": openTimetable(ALWAYS),
};

type Amount = `${number} ${"hours" | "minutes" | "days"}`;

/** "4 hours" by business hours, or by others that are named. */
export function level(
  clock: ClockName,
  severity: Severity,
  within: Amount,
  hours: ServiceHours = "business_hours",
): ServiceLevel {
  const [amount, unit] = within.split(" ");
  return {
    clock,
    severity,
    amount: Number(amount),
    unit: unit === "days" ? "business_days" : unit === "hours" ? "hours" : "minutes",
    hours,
  };
}

export function promising(levels: readonly ServiceLevel[], more: Partial<Promises> = {}): Promises {
  return {
    levels,
    timetableOf: (hours) => timetables[hours],
    plannedFixResolves: false,
    windows: [],
    ...more,
  };
}

/** Of the first vendor (MSA of 2017, App. 1 §3.6): first responses alone. */
export const STANDARD = [
  level("response", 1, "1 hours"),
  level("response", 2, "4 hours"),
  level("response", 3, "2 days"),
  level("response", 4, "3 days"),
];
export const PREMIUM = [
  level("response", 1, "1 hours", "24x7"),
  level("response", 2, "4 hours", "24x7"),
  level("response", 3, "1 days"),
  level("response", 4, "2 days"),
];

/** A target of every kind, by hours that differ. */
export const EVERY_CLOCK: readonly ServiceLevel[] = [
  ...PREMIUM,
  level("workaround", 1, "8 hours", "24x7"),
  level("workaround", 2, "2 days"),
  level("resolution", 1, "2 days"),
  level("resolution", 2, "40 hours", "24x5"),
  level("resolution", 3, "9 days"),
  level("restoration", 1, "2 hours", "24x7"),
  level("next_response", 1, "30 minutes", "24x7"),
  level("next_response", 3, "1 days"),
];
