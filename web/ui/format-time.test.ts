import { expect, test } from "vitest";
import { formatMoment, formatRelative, formatShort } from "./format-time.ts";

const reader = { language: "en", timeZone: "Europe/Paris" } as const;
const now = Date.parse("2026-12-31T22:30:00Z");
const written = (at: string) => formatMoment(at, now, reader);

test("a moment keeps its minute: of today its hour, of this year its day, of another its year too", () => {
  expect(written("2026-12-31T20:05:00Z")).toBe("21:05");
  expect(written("2026-11-27T16:55:00Z")).toMatch(/^Fri,? 27 Nov,? (at )?17:55$/);
  // By the reader's own midnight, which is not that of the instant.
  expect(written("2026-12-31T23:15:00Z")).toMatch(/^Fri,? 1 Jan 2027,? (at )?00:15$/);
});

test("in a list, where there is no room, a day of another year goes without its hour", () => {
  expect(formatShort("2027-01-04T08:00:00Z", now, reader)).toBe("4 Jan 2027");
});

test("what was less than a minute ago was just now, also by a clock that is told late", () => {
  const told = (seconds: number, language: "en" | "fr") =>
    formatRelative(now + seconds * 1000, now, { ...reader, language });
  expect([told(-1, "fr"), told(-59, "en"), told(40, "fr")]).toEqual([
    "à l’instant",
    "just now",
    "à l’instant",
  ]);
  expect(told(-60, "en")).toBe("1 minute ago");
});
