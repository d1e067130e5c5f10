import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterBusinessDays } from "./business-days.ts";
import { openTimetable } from "./timetable.ts";
import { calendar, holiday } from "./worlds.ts";

/** One span of hours, the same on each open day. */
interface BusinessHours {
  readonly zone: string;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly days: readonly number[];
}
const timetableOf = ({ zone, opensAt, closesAt, days }: BusinessHours) =>
  openTimetable(calendar([`${opensAt}:00-${closesAt}:00`], { zone, days }));

const week = [1, 2, 3, 4, 5];
const utc: BusinessHours = { zone: "UTC", opensAt: 8, closesAt: 18, days: week };
const paris: BusinessHours = { ...utc, zone: "Europe/Paris" };
const kolkata: BusinessHours = { ...utc, zone: "Asia/Kolkata" };
const always = (zone: string): BusinessHours => ({
  zone,
  opensAt: 0,
  closesAt: 24,
  days: [...week, 6, 7],
});

const after = (start: string, count: number, hours: BusinessHours) =>
  afterBusinessDays(Temporal.Instant.from(start), count, timetableOf(hours)).toString();

describe("business days", () => {
  test("R-32-10 three business days after Monday at nine are Thursday at nine", () => {
    expect(after("2026-11-02T09:00:00Z", 3, utc)).toBe("2026-11-05T09:00:00Z");
  });

  test("a week-end does not count, wherever the wait begins", () => {
    expect(after("2026-11-06T16:00:00Z", 1, utc)).toBe("2026-11-09T16:00:00Z");
    expect(after("2026-11-07T12:00:00Z", 1, utc)).toBe("2026-11-09T18:00:00Z");
    expect(after("2026-11-08T23:59:00Z", 3, utc)).toBe("2026-11-11T18:00:00Z");
  });

  test("what begins before opening begins at opening, what begins after closing begins the next day", () => {
    expect(after("2026-11-02T03:00:00Z", 1, utc)).toBe("2026-11-02T18:00:00Z");
    expect(after("2026-11-02T20:00:00Z", 1, utc)).toBe("2026-11-03T18:00:00Z");
  });

  test("exactly at closing it is the closing, and not the next opening", () => {
    expect(after("2026-11-02T08:00:00Z", 1, utc)).toBe("2026-11-02T18:00:00Z");
    expect(after("2026-11-02T18:00:00Z", 1, utc)).toBe("2026-11-03T18:00:00Z");
    expect(after("2026-11-06T18:00:00Z", 1, utc)).toBe("2026-11-09T18:00:00Z");
  });

  test("in Paris the hours keep to the wall through both changes of the year", () => {
    expect(after("2026-03-27T09:00:00Z", 1, paris)).toBe("2026-03-30T08:00:00Z");
    expect(after("2026-10-23T08:00:00Z", 1, paris)).toBe("2026-10-26T09:00:00Z");
  });

  test("a desk that never closes loses the hour that spring skips and gains the one that autumn repeats", () => {
    expect(after("2026-03-28T12:00:00Z", 1, always("Europe/Paris"))).toBe("2026-03-29T12:00:00Z");
    expect(after("2026-10-24T12:00:00Z", 1, always("Europe/Paris"))).toBe("2026-10-25T12:00:00Z");
    const shortDay = { ...paris, opensAt: 0, days: [7] };
    expect(after("2026-03-28T12:00:00Z", 1, shortDay)).toBe("2026-04-04T23:00:00Z");
    expect(after("2026-10-24T12:00:00Z", 1, shortDay)).toBe("2026-10-25T16:00:00Z");
  });

  test("in Kolkata, half an hour off the others, and in Cairo, where midnight can be skipped", () => {
    expect(after("2026-11-02T04:00:00Z", 1, kolkata)).toBe("2026-11-03T04:00:00Z");
    expect(after("2026-11-06T12:00:00Z", 1, kolkata)).toBe("2026-11-09T12:00:00Z");
    const skipped = Temporal.PlainDate.from("2026-04-24").toZonedDateTime("Africa/Cairo");
    expect(skipped.hour).toBe(1);
    expect(after(skipped.toInstant().toString(), 1, always("Africa/Cairo"))).toBe(
      skipped.toInstant().add({ hours: 24 }).toString(),
    );
  });

  test("no part of a second is lost or added", () => {
    expect(after("2026-11-02T09:00:00.250001Z", 3, utc)).toBe("2026-11-05T09:00:00.250001Z");
  });

  test("a holiday does not count, nor does the half of a day", () => {
    const holidays = [
      holiday("2026-12-25", "Noël"),
      holiday("2026-12-24", "Réveillon", "13:00-24:00"),
    ];
    const december = openTimetable(calendar(["08:00-18:00"], { holidays }));
    const from = Temporal.Instant.from("2026-12-22T09:00:00Z");
    expect(afterBusinessDays(from, 3, december).toString()).toBe("2026-12-28T14:00:00Z");
  });

  test("no days at all are a mistake of ours", () => {
    expect(() => after("2026-11-02T09:00:00Z", 0, utc)).toThrow("no business day");
  });
});

/** Walks minute by minute, as slowly and plainly as one would by hand. */
function byHand(start: Temporal.Instant, count: number, hours: BusinessHours): Temporal.Instant {
  let left = count * (hours.closesAt - hours.opensAt) * 60;
  let minute = start;
  while (left > 0) {
    const wall = minute.toZonedDateTimeISO(hours.zone);
    const open =
      hours.days.includes(wall.dayOfWeek) &&
      wall.hour >= hours.opensAt &&
      wall.hour < hours.closesAt;
    if (open) left -= 1;
    minute = minute.add({ minutes: 1 });
  }
  return minute;
}

test("the arithmetic agrees with counting minutes by hand, across changes of the clock", () => {
  const hours = fc.record({
    zone: fc.constantFrom("UTC", "Europe/Paris", "America/St_Johns", "Asia/Kolkata"),
    opensAt: fc.integer({ min: 0, max: 20 }),
    closesAt: fc.integer({ min: 21, max: 24 }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  });
  const changes = ["2026-03-05", "2026-03-26", "2026-10-22", "2026-10-29", "2026-12-30"];
  const start = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: 0, max: 6 * 24 * 60 }))
    .map(([day, minutes]) => Temporal.Instant.from(`${day}T00:00:00Z`).add({ minutes }));
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 2 }), hours, (from, count, open) => {
      expect(afterBusinessDays(from, count, timetableOf(open)).toString()).toBe(
        byHand(from, count, open).toString(),
      );
    }),
    { numRuns: 40 },
  );
});
