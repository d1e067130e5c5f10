import { describe, expect, test } from "vitest";
import { ALWAYS, type ServiceCalendar } from "./calendar.ts";
import { instantAt, momentOf } from "./moment.ts";
import { afterServiceTime, isOpen, nextOpening, serviceTimeBetween } from "./service-time.ts";
import { openTimetable } from "./timetable.ts";
import { calendar, holiday, otherHours } from "./worlds.ts";

const HOUR = 3_600_000_000;
const at = (text: string) => momentOf(Temporal.Instant.from(text));
const hours = (of: ServiceCalendar, from: string, to: string) =>
  serviceTimeBetween(openTimetable(of), at(from), at(to)) / HOUR;
const after = (of: ServiceCalendar, from: string, amount: number) =>
  instantAt(afterServiceTime(openTimetable(of), at(from), amount * HOUR)).toString();
const opening = (of: ServiceCalendar, from: string) =>
  instantAt(nextOpening(openTimetable(of), at(from))).toString();

const desk = calendar(["08:00-18:00"]);
const split = calendar(["09:00-12:00", "14:00-17:30"]);
const paris = calendar(["08:00-18:00"], { zone: "Europe/Paris" });
const always = (zone: string): ServiceCalendar => ({ ...ALWAYS, zone });

describe("service time between two instants", () => {
  test.each<[string, ServiceCalendar, string, string, number]>([
    ["a day of it", desk, "2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z", 10],
    ["a week of it", desk, "2026-11-02T00:00:00Z", "2026-11-09T00:00:00Z", 50],
    ["from within to within", desk, "2026-11-06T17:30:00Z", "2026-11-09T08:15:00Z", 0.75],
    ["nothing on a week-end", desk, "2026-11-07T00:00:00Z", "2026-11-09T08:00:00Z", 0],
    ["nothing backwards", desk, "2026-11-03T00:00:00Z", "2026-11-02T00:00:00Z", 0],
    ["several spans a day", split, "2026-11-02T11:00:00Z", "2026-11-02T15:00:00Z", 2],
    ["day and night, every day", ALWAYS, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", 8760],
    [
      "a night shift that begins on Friday ends on Saturday morning",
      calendar(["22:00-30:00"]),
      "2026-11-06T12:00:00Z",
      "2026-11-09T12:00:00Z",
      8,
    ],
    [
      "a night shift that begins on Sunday runs into Monday",
      calendar(["22:00-30:00"], { days: [7] }),
      "2026-11-09T00:00:00Z",
      "2026-11-10T00:00:00Z",
      6,
    ],
    [
      "no time on a holiday",
      calendar(["08:00-18:00"], { holidays: [holiday("2026-11-11", "Armistice")] }),
      "2026-11-09T00:00:00Z",
      "2026-11-14T00:00:00Z",
      40,
    ],
    [
      "half a holiday",
      calendar(["08:00-18:00"], { holidays: [holiday("2026-12-24", "Noël", "12:00-24:00")] }),
      "2026-12-24T00:00:00Z",
      "2026-12-25T00:00:00Z",
      4,
    ],
    [
      "other hours, on a date that is a holiday too",
      calendar(["08:00-18:00"], {
        holidays: [holiday("2026-11-14", "Fête")],
        otherHours: [otherHours("2026-11-14", "Bascule", "09:00-12:00")],
      }),
      "2026-11-14T00:00:00Z",
      "2026-11-15T00:00:00Z",
      3,
    ],
    [
      "a date without hours",
      calendar(["08:00-18:00"], { otherHours: [otherHours("2026-11-02", "Séminaire")] }),
      "2026-11-02T00:00:00Z",
      "2026-11-03T00:00:00Z",
      0,
    ],
  ])("%s", (_, of, from, to, expected) => expect(hours(of, from, to)).toBe(expected));

  test.each<[string, ServiceCalendar, string, string, number]>([
    [
      "the day that loses an hour has 23",
      always("Europe/Paris"),
      "2026-03-28T23:00:00Z",
      "2026-03-29T22:00:00Z",
      23,
    ],
    [
      "the day that repeats one has 25",
      always("Europe/Paris"),
      "2026-10-24T22:00:00Z",
      "2026-10-25T23:00:00Z",
      25,
    ],
    [
      "the hour that is skipped does not exist",
      calendar(["02:00-03:00"], { zone: "Europe/Paris", days: [7] }),
      "2026-03-28T00:00:00Z",
      "2026-03-30T00:00:00Z",
      0,
    ],
    [
      "the hour that is repeated counts twice",
      calendar(["02:00-03:00"], { zone: "Europe/Paris", days: [7] }),
      "2026-10-24T00:00:00Z",
      "2026-10-26T00:00:00Z",
      2,
    ],
    [
      "a change of half an hour",
      always("Australia/Lord_Howe"),
      "2026-04-03T13:00:00Z",
      "2026-04-04T13:00:00Z",
      24,
    ],
    [
      "half an hour that is repeated",
      calendar(["01:00-03:00"], { zone: "Australia/Lord_Howe", days: [7] }),
      "2026-04-04T00:00:00Z",
      "2026-04-06T00:00:00Z",
      2.5,
    ],
    [
      "a zone a quarter of an hour off",
      calendar(["08:00-18:00"], { zone: "Asia/Kathmandu" }),
      "2026-11-02T02:00:00Z",
      "2026-11-02T03:00:00Z",
      0.75,
    ],
    [
      "a day that does not exist",
      calendar(["08:00-18:00"], { zone: "Pacific/Apia" }),
      "2011-12-29T10:00:00Z",
      "2012-01-01T09:59:00Z",
      10,
    ],
    [
      "a zone that never changes",
      calendar(["08:00-18:00"], { zone: "Africa/Tunis" }),
      "2026-03-29T00:00:00Z",
      "2026-03-31T00:00:00Z",
      10,
    ],
    [
      "a zone that changes twice within a month's fast",
      always("Africa/Casablanca"),
      "2026-02-01T00:00:00Z",
      "2026-04-01T00:00:00Z",
      1416,
    ],
  ])("R-32-26 by the clocks of the zone: %s", (_, of, from, to, expected) =>
    expect(hours(of, from, to)).toBe(expected),
  );

  test("exact to the second, and below", () => {
    const timetable = openTimetable(desk);
    expect(
      serviceTimeBetween(
        timetable,
        at("2026-11-02T17:59:59.5Z"),
        at("2026-11-03T08:00:00.000001Z"),
      ),
    ).toBe(500_001);
  });
});

describe("the instant after so much service time", () => {
  test.each<[string, ServiceCalendar, string, number, string]>([
    ["within the day", desk, "2026-11-02T09:00:00Z", 4, "2026-11-02T13:00:00Z"],
    [
      "at closing, not at the next opening",
      desk,
      "2026-11-02T14:00:00Z",
      4,
      "2026-11-02T18:00:00Z",
    ],
    ["over a week-end", desk, "2026-11-06T17:55:00Z", 1, "2026-11-09T08:55:00Z"],
    [
      "of nothing: that very instant, open or not",
      desk,
      "2026-11-07T03:00:00Z",
      0,
      "2026-11-07T03:00:00Z",
    ],
    ["from outside of the hours", desk, "2026-11-07T03:00:00Z", 1, "2026-11-09T09:00:00Z"],
    ["over lunch", split, "2026-11-02T11:30:00Z", 1, "2026-11-02T14:30:00Z"],
    ["over a change of the clocks", paris, "2026-10-23T15:00:00Z", 2, "2026-10-26T08:00:00Z"],
  ])("%s", (_, of, from, amount, expected) => expect(after(of, from, amount)).toBe(expected));

  test("of years", () => {
    const from = "2026-11-02T08:00:00Z";
    expect(hours(desk, from, after(desk, from, 26_000))).toBe(26_000);
  });

  test("the hour that a daylight change repeats is worked twice", () => {
    expect(after(always("Europe/Paris"), "2026-10-25T00:00:00Z", 3)).toBe("2026-10-25T03:00:00Z");
    const early = calendar(["02:00-04:00"], { zone: "Europe/Paris", days: [7] });
    expect(after(early, "2026-10-25T00:00:00Z", 2)).toBe("2026-10-25T02:00:00Z");
  });

  test("no one counts beyond the year 2255, in whatever zone, nor by a calendar that never opens", () => {
    const rare = { ...calendar(["08:00-08:01"], { days: [1] }), zone: "Europe/Paris" };
    for (const hardlyEver of [desk, calendar(["00:00-24:00"], { zone: "Europe/Paris" }), rare])
      for (const amount of [3_000_000, 1e9])
        expect(after(hardlyEver, "2026-11-02T08:00:00Z", amount)).toBe("2255-01-01T00:00:00Z");
    expect(() => openTimetable(calendar([]))).toThrow(RangeError);
  });
});

describe("the next opening", () => {
  test.each<[string, ServiceCalendar, string, string]>([
    ["now, while it is open", desk, "2026-11-02T09:30:00Z", "2026-11-02T09:30:00Z"],
    ["at opening, that instant", desk, "2026-11-02T08:00:00Z", "2026-11-02T08:00:00Z"],
    ["at closing, the next day", desk, "2026-11-02T18:00:00Z", "2026-11-03T08:00:00Z"],
    ["on Friday evening, on Monday", desk, "2026-11-06T19:00:00Z", "2026-11-09T08:00:00Z"],
    [
      "before a holiday Monday, on Tuesday",
      calendar(["08:00-18:00"], {
        zone: "Europe/Paris",
        holidays: [holiday("2026-05-25", "Lundi de Pentecôte")],
      }),
      "2026-05-22T16:30:00Z",
      "2026-05-26T06:00:00Z",
    ],
  ])("%s", (_, of, from, expected) => expect(opening(of, from)).toBe(expected));

  test("it is open from opening on, and no more at closing", () => {
    const timetable = openTimetable(desk);
    const open = ["07:59:59", "08:00:00", "17:59:59", "18:00:00"].map((time) =>
      isOpen(timetable, at(`2026-11-02T${time}Z`)),
    );
    expect(open).toEqual([false, true, true, false]);
  });
});
