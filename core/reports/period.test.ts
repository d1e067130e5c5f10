import fc from "fast-check";
import { expect, test } from "vitest";
import {
  checkPeriod,
  monthsOf,
  periodBefore,
  impossibleDayOf,
  readSaidPeriod,
  spanOf,
} from "./period.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const now = Temporal.Instant.from("2026-11-28T09:00:00Z");
const asked = (text: string, isBound = true, zone = "Europe/Paris") => {
  const said = readSaidPeriod(text);
  if (said === undefined) throw new Error(`No period: ${text}`);
  return checkPeriod(said, { zone, now, isBound });
};
const codeOf = (result: ReturnType<typeof asked>) => (result.ok ? "ok" : result.refusal.code);

test.each([
  ["2026-10-01/2026-10-31", "ok"],
  ["2026-10-31/2026-10-31", "ok"],
  ["2026-10-31/2026-10-30", "period_reversed"],
  ["2025-11-28/2026-11-27", "ok"],
  ["2025-11-27/2026-11-26", "period_too_far_back"],
  ["2025-11-27/2026-11-27", "period_over_a_year"],
  ["2026-11-01/2026-11-28", "period_not_over"],
  ["2026-12-01/2026-12-31", "period_not_over"],
])("R-34-05 a beneficiary who asks on 28 November 2026 for %s: %s", (period, expected) => {
  expect(codeOf(asked(period))).toBe(expected);
});

test("the desk's own reports reach back further, and are of a year at the most all the same", () => {
  expect(codeOf(asked("2024-01-01/2024-12-31", false))).toBe("ok");
  expect(codeOf(asked("2024-01-01/2025-01-01", false))).toBe("period_over_a_year");
});

test("R-34-05 the year before a 29 February ends with 28 February", () => {
  const leap = Temporal.Instant.from("2028-02-29T09:00:00Z");
  const said = { firstDay: day("2027-02-28"), lastDay: day("2028-02-27") };
  expect(checkPeriod(said, { zone: "UTC", now: leap, isBound: true }).ok).toBe(true);
});

test("days are those of the contract's zone", () => {
  const late = Temporal.Instant.from("2026-11-30T23:30:00Z");
  const said = { firstDay: day("2026-11-01"), lastDay: day("2026-11-30") };
  const inParis = checkPeriod(said, { zone: "Europe/Paris", now: late, isBound: true });
  expect(inParis.ok && spanOf(inParis.value)).toEqual({
    from: Date.UTC(2026, 9, 31, 23) * 1000,
    to: Date.UTC(2026, 10, 30, 23) * 1000,
  });
  const inUtc = checkPeriod(said, { zone: "UTC", now: late, isBound: true });
  expect(codeOf(inUtc)).toBe("period_not_over");
});

test("what is no period of days is none", () => {
  for (const text of [
    "",
    "2026-01-01",
    "2026-02-30/2026-03-01",
    "last year",
    "2026-01-01/2026-1-9",
  ])
    expect(readSaidPeriod(text)).toBeUndefined();
});

test("a day that no calendar has is told from words", () => {
  expect(impossibleDayOf("2026-02-30/2026-03-02")).toBe("2026-02-30");
  expect(impossibleDayOf("2026-03-01/2026-13-02")).toBe("2026-13-02");
  for (const text of ["2026-03-01/2026-03-02", "last year", ""])
    expect(impossibleDayOf(text)).toBeUndefined();
});

const zone = "Europe/Paris";
const period = (first: string, after: string) => ({
  firstDay: day(first),
  dayAfter: day(after),
  zone,
});

test.each([
  ["2026-03-01", "2026-04-01", "2026-02-01"],
  ["2026-01-01", "2027-01-01", "2025-01-01"],
  ["2026-03-10", "2026-03-17", "2026-03-03"],
  ["2026-02-15", "2026-05-15", "2025-11-15"],
])("the period before %s to %s begins on %s", (first, after, expected) => {
  expect(periodBefore(period(first, after))).toMatchObject({
    firstDay: day(expected),
    dayAfter: day(first),
  });
});

test("a year touches twelve months, or thirteen where it begins within one", () => {
  expect(monthsOf(period("2026-01-01", "2027-01-01")).map(({ month }) => month)).toHaveLength(12);
  const within = monthsOf(period("2026-01-15", "2027-01-15"));
  expect([within.length, within[0]?.month, within.at(-1)?.month]).toEqual([
    13,
    "2026-01",
    "2027-01",
  ]);
});

test("the period before ends where the period begins, and is of as many days or months", () => {
  const days = fc.integer({ min: 0, max: 2_000 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 366 }), (start, length) => {
      const firstDay = day("2024-01-01").add({ days: start });
      const dayAfter = firstDay.add({ days: length });
      const before = periodBefore({ firstDay, dayAfter, zone });
      expect(before.dayAfter.equals(firstDay)).toBe(true);
      const off = before.firstDay.until(firstDay).days - length;
      expect(Math.abs(off)).toBeLessThanOrEqual(3);
    }),
  );
});
