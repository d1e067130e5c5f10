import { expect, test } from "vitest";
import { isZone } from "./zone.ts";

test.each([
  "Europe/Paris",
  "europe/paris",
  "UTC",
  "utc",
  "Etc/GMT+5",
  "Asia/Calcutta",
  "US/Eastern",
])("%s is a zone", (zone) => {
  expect(isZone(zone)).toBe(true);
});

test.each([
  ["", "nothing"],
  ["Europe/Kerlann", "a place without a zone"],
  ["+02:00", "an offset, which PostgreSQL counts the other way round"],
  ["-00:00", "an offset of nought"],
  ["2026-01-01T00:00Z", "an instant, which PostgreSQL refuses in every list"],
  ["2026-01-01T00:00[Europe/Paris]", "a date in a zone"],
  ["T00:00[Europe/Paris]", "a time in a zone"],
])("%j is none: %s", (zone) => {
  expect(isZone(zone)).toBe(false);
});
