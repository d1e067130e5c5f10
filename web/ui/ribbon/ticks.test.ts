import { describe, expect, test } from "vitest";
import { ticksOf } from "./ticks.ts";

const paris = { language: "fr", timeZone: "Europe/Paris" };
const domain = (from: string, to: string) => ({ from: Date.parse(from), to: Date.parse(to) });
const spans: [string, number][] = [
  ["an hour", 3_600_000],
  ["a day", 86_400_000],
  ["four days", 4 * 86_400_000],
  ["a month", 30 * 86_400_000],
  ["a year", 365 * 86_400_000],
  ["six years", 6 * 365 * 86_400_000],
];

describe("the ruling of the ribbon", () => {
  test.each(spans)("over %s is neither empty nor crowded, wide or narrow", (_, length) => {
    const from = Date.parse("2026-11-16T09:31:00Z");
    for (const width of [300, 800, 1200, 2400]) {
      const ticks = ticksOf({ from, to: from + length }, width, paris);
      expect(ticks.length).toBeGreaterThanOrEqual(1);
      const places = ticks.map(({ at }) => ((at - from) / length) * width);
      const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0));
      for (const gap of gaps) expect(gap).toBeGreaterThan(55);
    }
  });

  test("stands on the reader's midnights across a daylight change", () => {
    const ticks = ticksOf(domain("2026-10-23T00:00:00Z", "2026-10-27T12:00:00Z"), 400, paris);
    expect(ticks.map(({ at }) => new Date(at).toISOString())).toEqual([
      "2026-10-23T22:00:00.000Z",
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T23:00:00.000Z",
      "2026-10-26T23:00:00.000Z",
    ]);
  });

  test("keeps whole hours in a zone that is offset by half an hour", () => {
    const ticks = ticksOf(domain("2026-11-16T00:00:00Z", "2026-11-16T06:00:00Z"), 600, {
      language: "en",
      timeZone: "Asia/Kolkata",
    });
    expect(ticks.every(({ at }) => new Date(at).getUTCMinutes() === 30)).toBe(true);
  });

  test("names days at midnight, hours between, and the year where it turns", () => {
    const hours = ticksOf(domain("2026-11-16T20:00:00Z", "2026-11-17T04:00:00Z"), 800, paris);
    expect(hours.map(({ label }) => label)).toContain("mar. 17");
    expect(hours.filter(({ strong }) => strong)).toHaveLength(1);
    const months = ticksOf(domain("2026-09-15T00:00:00Z", "2027-04-15T00:00:00Z"), 700, paris);
    expect(months.map(({ label }) => label)).toContain("janv. 2027");
  });
});
