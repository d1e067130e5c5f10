import { expect, test } from "vitest";
import { dayOf } from "./day-of.ts";

test("the day is that of the zone, and of the instant, however often one asks", () => {
  const midnight = Temporal.Instant.from("2026-01-31T23:00:00Z");
  const before = midnight.subtract({ nanoseconds: 1 });
  for (const _again of [1, 2]) {
    expect(dayOf(midnight, "Europe/Paris").toString()).toBe("2026-02-01");
    expect(dayOf(midnight, "UTC").toString()).toBe("2026-01-31");
    expect(dayOf(before, "Europe/Paris").toString()).toBe("2026-01-31");
  }
});
