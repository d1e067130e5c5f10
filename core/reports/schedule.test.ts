import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openTimetable } from "../calendars/timetable.ts";
import { calendar, holiday } from "../calendars/worlds.ts";
import { CADENCES, checkCadence, firstDayOf, nextMaking, type Cadence } from "./schedule.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const office = openTimetable(
  calendar(["08:00-18:00"], {
    zone: "Europe/Paris",
    holidays: [holiday("2027-01-01", "Jour de l’an"), holiday("2026-05-01", "Fête du Travail")],
  }),
);
type Zones = readonly [string, ...string[]];
const paris: Zones = ["Europe/Paris"];

function made(
  cadence: Cadence,
  nextDay: string,
  now: string,
  zones: Zones = paris,
  hours = office,
): string {
  const making = nextMaking({ cadence, zones, nextDay: day(nextDay) }, at(now), hours);
  const { firstDay, lastDay } = making.period;
  return `${firstDay.toString()}/${lastDay.toString()} ${making.at.toString()} then ${making.nextDay.toString()}`;
}

describe("a planned report is made when the desk first opens after the period's end", () => {
  test.each([
    // The first of the month is a Sunday, in winter time.
    [
      "monthly",
      "2026-11-01",
      "2026-10-15T10:00:00Z",
      "2026-10-01/2026-10-31",
      "2026-11-02T07:00:00Z",
      "2026-12-01",
    ],
    // Ends in the night in which clocks go forward, and is made in summer time.
    [
      "monthly",
      "2026-04-01",
      "2026-03-28T22:00:00Z",
      "2026-03-01/2026-03-31",
      "2026-04-01T06:00:00Z",
      "2026-05-01",
    ],
    // Labour day is a Friday.
    [
      "monthly",
      "2026-05-01",
      "2026-04-30T21:59:59Z",
      "2026-04-01/2026-04-30",
      "2026-05-04T06:00:00Z",
      "2026-06-01",
    ],
    [
      "monthly",
      "2028-03-01",
      "2028-02-29T10:00:00Z",
      "2028-02-01/2028-02-29",
      "2028-03-01T07:00:00Z",
      "2028-04-01",
    ],
    [
      "quarterly",
      "2026-07-01",
      "2026-05-15T10:00:00Z",
      "2026-04-01/2026-06-30",
      "2026-07-01T06:00:00Z",
      "2026-10-01",
    ],
    // New year is a holiday, and a week-end follows.
    [
      "quarterly",
      "2027-01-01",
      "2026-12-15T10:00:00Z",
      "2026-10-01/2026-12-31",
      "2027-01-04T07:00:00Z",
      "2027-04-01",
    ],
    [
      "yearly",
      "2027-01-01",
      "2026-12-15T10:00:00Z",
      "2026-01-01/2026-12-31",
      "2027-01-04T07:00:00Z",
      "2028-01-01",
    ],
  ] as const)("%s, due from %s, at %s", (cadence, next, now, period, opening, then) => {
    expect(made(cadence, next, now)).toBe(`${period} ${opening} then ${then}`);
  });

  test("while the desk serves it is due at once, and outside of its hours when it opens again", () => {
    expect(made("monthly", "2026-11-01", "2026-11-03T10:15:00Z")).toContain("2026-11-03T10:15:00Z");
    expect(made("monthly", "2026-11-01", "2026-11-03T18:00:00Z")).toContain("2026-11-04T07:00:00Z");
  });

  test("of periods that went by only the last is made, and then the next that ends", () => {
    const late = made("monthly", "2026-06-01", "2026-11-10T10:00:00Z");
    expect(late).toBe("2026-10-01/2026-10-31 2026-11-10T10:00:00Z then 2026-12-01");
    const quarter = made("quarterly", "2026-01-01", "2026-11-10T10:00:00Z");
    expect(quarter).toBe("2026-07-01/2026-09-30 2026-11-10T10:00:00Z then 2027-01-01");
    expect(made("yearly", "2024-01-01", "2026-11-10T10:00:00Z")).toContain("2025-01-01/2025-12-31");
  });
});

describe("a period is over when it is over in the zone of what it is about", () => {
  const always = openTimetable(calendar(["00:00-24:00"], { days: [1, 2, 3, 4, 5, 6, 7] }));
  test.each([
    [["Pacific/Auckland"], "2026-10-31T11:00:00Z"],
    [["Asia/Kathmandu"], "2026-10-31T18:15:00Z"],
    [["America/New_York"], "2026-11-01T04:00:00Z"],
    [["Pacific/Auckland", "America/New_York"], "2026-11-01T04:00:00Z"],
  ] as const)("of %s at %s", (zones, over) => {
    expect(made("monthly", "2026-11-01", "2026-10-31T10:00:00Z", zones, always)).toContain(over);
    const before = at(over).subtract({ seconds: 1 });
    const plan = { cadence: "monthly", zones, nextDay: day("2026-11-01") } as const;
    expect(nextMaking(plan, before, always).at.toString()).toBe(over);
    expect(nextMaking(plan, at(over), always).at.toString()).toBe(over);
  });

  test("where midnight is left out, with the first moment that there is", () => {
    // Asunción's clocks went from the last second of September 2023 to one o'clock of October.
    const zones: Zones = ["America/Asuncion"];
    const first = made("monthly", "2023-10-01", "2023-09-30T10:00:00Z", zones, always);
    expect(first).toContain("2023-10-01T04:00:00Z");
  });
});

describe("the first period of a new plan is one whose making is still to come", () => {
  test.each([
    ["monthly", "2026-11-15T10:00:00Z", "2026-12-01"],
    // Planned on the morning of the very day, before the desk opens; at its opening; on the Sunday before.
    ["monthly", "2026-12-01T06:59:00Z", "2026-12-01"],
    ["monthly", "2026-12-01T07:00:00Z", "2027-01-01"],
    ["monthly", "2026-11-01T10:00:00Z", "2026-11-01"],
    ["quarterly", "2026-12-31T23:30:00Z", "2027-01-01"],
    ["quarterly", "2027-01-04T09:00:00Z", "2027-04-01"],
    ["yearly", "2026-11-15T10:00:00Z", "2027-01-01"],
  ] as const)("%s, planned at %s: with what ends before %s", (cadence, now, expected) => {
    expect(firstDayOf({ cadence, zones: paris }, at(now), office).toString()).toBe(expected);
  });
});

test("R-34-05 a year is reported to the desk alone: nobody can deliver one before its first day is too far back", () => {
  for (const cadence of CADENCES) expect(checkCadence(cadence, "desk").ok).toBe(true);
  expect(checkCadence("quarterly", "beneficiary").ok).toBe(true);
  expect(checkCadence("yearly", "beneficiary")).toMatchObject({
    refusal: { code: "year_out_of_reach", field: "cadence" },
  });
});

test("whenever a schedule is looked at, each period is made once, after its end, and never two of one making", () => {
  const start = at("2026-01-05T08:00:00Z");
  const steps = fc.array(fc.integer({ min: 1, max: 24 * 90 }), { minLength: 5, maxLength: 40 });
  const zone = fc.constantFrom("Europe/Paris", "Pacific/Auckland", "America/St_Johns", "UTC");
  fc.assert(
    fc.property(fc.constantFrom(...CADENCES), zone, steps, (cadence, one, hours) => {
      const zones: Zones = [one, "UTC"];
      let nextDay = firstDayOf({ cadence, zones }, start, office);
      let now = start;
      let lastMade = day("2025-12-31");
      for (const passed of hours) {
        now = now.add({ hours: passed });
        const making = nextMaking({ cadence, zones, nextDay }, now, office);
        expect(Temporal.Instant.compare(making.at, now)).toBeGreaterThanOrEqual(0);
        if (!making.at.equals(now)) continue;
        const { firstDay, lastDay } = making.period;
        expect(Temporal.PlainDate.compare(firstDay, lastMade)).toBe(1);
        expect(Temporal.PlainDate.compare(lastDay, now.toZonedDateTimeISO(one).toPlainDate())).toBe(
          -1,
        );
        const again = nextMaking({ cadence, zones, nextDay: making.nextDay }, now, office);
        expect(Temporal.Instant.compare(again.at, now)).toBe(1);
        lastMade = lastDay;
        nextDay = making.nextDay;
      }
    }),
  );
});
