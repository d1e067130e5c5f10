import { expect, test } from "vitest";
import { standingOf } from "./standing.ts";

const at = "2026-11-27T16:55:00Z";

test.each([
  ["stopped", false, at, "inTime"],
  ["stopped", true, at, "late"],
  ["no_longer_due", true, at, "no_longer_due"],
  ["not_counted", false, null, "not_counted"],
  ["running", true, at, "missed"],
  ["paused", true, at, "missed"],
  ["paused", false, null, "waits"],
  ["running", false, at, "running"],
] as const)(
  "a clock that is %s, missed: %s, due %s, stands as %s",
  (status, missed, due, standing) => {
    expect(standingOf({ status, missed, due })).toBe(standing);
  },
);
