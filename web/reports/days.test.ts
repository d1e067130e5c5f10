import { expect, test } from "vitest";
import { daysOf } from "./days.ts";

test.each([
  ["month", "2026-03-01", "2026-02-01", "2026-02-28"],
  ["month", "2026-01-31", "2025-12-01", "2025-12-31"],
  ["quarter", "2026-02-10", "2025-11-01", "2026-01-31"],
  ["year", "2026-11-28", "2025-11-28", "2026-11-27"],
  ["year", "2026-01-01", "2025-01-01", "2025-12-31"],
] as const)("the last %s on %s is from %s to %s", (preset, now, firstDay, lastDay) => {
  expect(daysOf(preset, new Date(`${now}T12:00:00Z`))).toEqual({ firstDay, lastDay });
});
