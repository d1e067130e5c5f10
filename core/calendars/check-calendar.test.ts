import { expect, test } from "vitest";
import { ALWAYS, type ServiceCalendar } from "./calendar.ts";
import { checkCalendar } from "./check-calendar.ts";
import { calendar, holiday, otherHours } from "./worlds.ts";

const answer = (of: ServiceCalendar): string => {
  const checked = checkCalendar(of);
  return checked.ok ? "ok" : `${checked.refusal.code} ${checked.refusal.field ?? ""}`;
};
const desk = calendar(["08:00-12:00", "14:00-18:00"]);
const nightly = (...days: readonly number[]) => calendar(["22:00-30:00"], { days });

test.each<[string, ServiceCalendar, string]>([
  ["a split week", desk, "ok"],
  ["day and night", ALWAYS, "ok"],
  ["nights that end before the next begins", nightly(1, 2, 7), "ok"],
  ["no hours at all", calendar([]), "calendar_never_opens week"],
  ["a zone that does not exist", { ...desk, zone: "Europe/Kerlann" }, "unknown_zone zone"],
  [
    "a distance from UTC, which no daylight change moves",
    { ...desk, zone: "+01:00" },
    "unknown_zone zone",
  ],
  ["hours that end before they start", calendar(["12:00-08:00"]), "hours_out_of_day week.0"],
  ["hours longer than a day", calendar(["00:00-25:00"]), "hours_out_of_day week.0"],
  ["a day that is none", calendar(["08:00-12:00"], { days: [8] }), "hours_out_of_day week.0"],
  ["half a minute", { ...desk, week: [{ day: 1, from: 0.5, to: 60 }] }, "hours_out_of_day week.0"],
  ["hours that overlap", calendar(["08:00-12:00", "11:00-18:00"]), "hours_overlap week"],
  [
    "Sunday's night that runs into Monday's hours",
    { ...nightly(7), week: [...nightly(7).week, { day: 1, from: 300, to: 600 }] },
    "hours_overlap week",
  ],
  [
    "a business day of nothing",
    { ...desk, businessDay: 0 },
    "business_day_not_positive businessDay",
  ],
  [
    "a holiday that ends before it starts",
    { ...desk, holidays: [holiday("2026-01-01", "An", "12:00-08:00")] },
    "hours_out_of_day holidays.0",
  ],
  [
    "a date with two sets of hours",
    { ...desk, otherHours: [otherHours("2026-01-02", "A"), otherHours("2026-01-02", "B")] },
    "date_twice otherHours.1.date",
  ],
  [
    "other hours that overlap",
    { ...desk, otherHours: [otherHours("2026-01-02", "A", "08:00-12:00", "10:00-11:00")] },
    "hours_overlap otherHours.0.spans",
  ],
  [
    "other hours beyond the day",
    { ...desk, otherHours: [otherHours("2026-01-02", "A", "20:00-26:00")] },
    "hours_out_of_day otherHours.0.spans",
  ],
])("%s", (_, of, expected) => expect(answer(of)).toBe(expected));
