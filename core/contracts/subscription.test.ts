import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { as } from "../kit/brand.ts";
import { coveredUntil, overlap, seamOf } from "./span.ts";
import { isActive, termsAt, termsOn, type Subscription } from "./subscription.ts";
import { PLAIN } from "./templates/template.ts";
import type { Terms } from "./terms.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);

const terms = (zone: string, offer = "Standard"): Terms => ({
  ...PLAIN,
  offer,
  zone,
  appliesWorkarounds: "beneficiary",
  escalationPoints: [],
  extras: [],
});

function contract(
  zone: string,
  startsOn: string,
  endsOn: string,
  more: Partial<Subscription> = {},
): Subscription {
  return {
    id: as("contract"),
    organisation: as("arvor"),
    partner: null,
    products: [as("platform")],
    sku: "ENT-500-1Y",
    startsOn: day(startsOn),
    endsOn: day(endsOn),
    endedEarlyOn: null,
    versions: [{ version: 1, from: day(startsOn), terms: terms(zone) }],
    namedContacts: [],
    ...more,
  };
}

describe("R-12-01 support exists under an active subscription alone", () => {
  test.each([
    ["the first moment of the first day, at home", "Europe/Paris", "2026-01-31T23:00:00Z", true],
    ["the moment before it", "Europe/Paris", "2026-01-31T22:59:59.999Z", false],
    [
      "the last moment of the last day, in summer time",
      "Europe/Paris",
      "2026-07-31T21:59:59.999Z",
      true,
    ],
    ["the first of the day after", "Europe/Paris", "2026-07-31T22:00:00Z", false],
    [
      "a first day that has begun in the east already",
      "Pacific/Auckland",
      "2026-01-31T11:00:00Z",
      true,
    ],
    ["the moment before it there", "Pacific/Auckland", "2026-01-31T10:59:59Z", false],
    [
      "a last day that lasts in the west still",
      "America/Los_Angeles",
      "2026-08-01T06:59:59Z",
      true,
    ],
    ["its end there", "America/Los_Angeles", "2026-08-01T07:00:00Z", false],
  ])("R-12-01 %s", (_, zone, instant, covered) => {
    expect(isActive(contract(zone, "2026-02-01", "2026-08-01"), at(instant))).toBe(covered);
  });

  test("a day that daylight saving makes longer or shorter is covered whole, and no other", () => {
    const spring = contract("Europe/Paris", "2026-03-29", "2026-03-30");
    const autumn = contract("Europe/Paris", "2026-10-25", "2026-10-26");
    const hours = (one: Subscription, from: string) =>
      Array.from({ length: 30 }, (_, hour) => at(from).add({ hours: hour })).filter((instant) =>
        isActive(one, instant),
      ).length;
    expect(hours(spring, "2026-03-28T20:00:00Z")).toBe(23);
    expect(hours(autumn, "2026-10-24T20:00:00Z")).toBe(25);
  });

  test("a day that begins an hour late, because its midnight does not exist", () => {
    const cairo = contract("Africa/Cairo", "2026-04-24", "2026-04-25");
    expect(isActive(cairo, at("2026-04-23T21:59:59Z"))).toBe(false);
    expect(isActive(cairo, at("2026-04-23T22:00:00Z"))).toBe(true);
    expect(isActive(cairo, at("2026-04-24T20:59:59Z"))).toBe(true);
    expect(isActive(cairo, at("2026-04-24T21:00:00Z"))).toBe(false);
  });

  test("a contract that ended early ends there, and one that ended before it began never was", () => {
    const early = contract("UTC", "2026-01-01", "2027-01-01", { endedEarlyOn: day("2026-06-01") });
    expect(isActive(early, at("2026-05-31T23:59:59Z"))).toBe(true);
    expect(isActive(early, at("2026-06-01T00:00:00Z"))).toBe(false);
    const never = contract("UTC", "2026-01-01", "2027-01-01", { endedEarlyOn: day("2026-01-01") });
    expect(isActive(never, at("2026-01-01T12:00:00Z"))).toBe(false);
  });
});

const zones = ["UTC", "Europe/Paris", "America/St_Johns", "Pacific/Chatham", "Africa/Cairo"];
const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => day("2020-01-01").add({ days }));

test("whatever the zone, an instant is covered when its day there is: the first is in, the last is out", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      anyDay,
      fc.integer({ min: 1, max: 800 }),
      fc.integer({ min: -20 * 24 * 60, max: 820 * 24 * 60 }),
      (zone, startsOn, days, minutes) => {
        const endsOn = startsOn.add({ days });
        const one = contract(zone, startsOn.toString(), endsOn.toString());
        const instant = startsOn.toZonedDateTime(zone).toInstant().add({ minutes });
        const there = instant.toZonedDateTimeISO(zone).toPlainDate();
        const inside =
          Temporal.PlainDate.compare(startsOn, there) <= 0 &&
          Temporal.PlainDate.compare(there, endsOn) < 0;
        expect(isActive(one, instant)).toBe(inside);
      },
    ),
  );
});

describe("R-21-04 what is granted is what the contract said on that day", () => {
  const changed = contract("Europe/Paris", "2026-01-01", "2027-01-01", {
    versions: [
      { version: 1, from: day("2026-01-01"), terms: terms("Europe/Paris", "Standard") },
      { version: 2, from: day("2026-06-01"), terms: terms("Europe/Paris", "Premium") },
      { version: 3, from: day("2026-03-01"), terms: terms("Europe/Paris", "Plus") },
      { version: 4, from: day("2026-06-01"), terms: terms("Europe/Paris", "Premium again") },
    ],
  });
  test.each([
    ["2025-12-31T22:59:59Z", undefined],
    ["2025-12-31T23:00:00Z", "Standard"],
    ["2026-02-28T23:00:00Z", "Plus"],
    ["2026-05-31T21:59:59Z", "Plus"],
    ["2026-05-31T22:00:00Z", "Premium again"],
    ["2030-01-01T00:00:00Z", "Premium again"],
  ])("R-21-04 at %s the terms are those of %s", (instant, offer) => {
    expect(termsAt(changed, at(instant))?.terms.offer).toBe(offer);
  });

  test("by day the same terms answer as by the instants of that day", () => {
    expect(termsOn(changed, day("2026-05-31"))?.version).toBe(3);
    expect(termsOn(changed, day("2026-06-01"))?.version).toBe(4);
    expect(termsOn(changed, day("2025-12-31"))).toBeUndefined();
  });
});

describe("between two contracts", () => {
  const old = contract("UTC", "2025-01-01", "2026-01-01");
  test.each([
    ["2026-01-01", 0, 0],
    ["2026-01-13", 12, 0],
    ["2025-12-01", 0, 31],
  ])(
    "one that starts on %s leaves a gap of %i days and overlaps by %i",
    (startsOn, gap, common) => {
      const seam = seamOf(old, { startsOn: day(startsOn) });
      expect(seam).toEqual({ gapInDays: gap, overlapInDays: common });
      expect(overlap(old, contract("UTC", startsOn, "2027-01-01"))).toBe(common > 0);
    },
  );

  test("an early end is where the gap begins", () => {
    const ended = { ...old, endedEarlyOn: day("2025-12-20") };
    expect(coveredUntil(ended).toString()).toBe("2025-12-20");
    expect(seamOf(ended, { startsOn: day("2026-01-01") }).gapInDays).toBe(12);
    expect(overlap(ended, contract("UTC", "2025-12-20", "2027-01-01"))).toBe(false);
  });
});
