import { expect, test } from "vitest";
import { standingOf } from "./standing.ts";

const at = "2026-11-27T16:55:00Z";

test.each([
  ["stopped", false, at, [], "inTime"],
  ["stopped", true, at, [at], "late"],
  ["stopped", false, at, [at], "acceptedLate"],
  ["stopped", false, at, ["2026-11-20T16:55:00Z"], "inTime"],
  ["no_longer_due", true, at, [at], "no_longer_due"],
  ["not_counted", false, null, [], "not_counted"],
  ["running", true, at, [at], "missed"],
  ["paused", true, at, [at], "missed"],
  ["paused", false, null, [], "waits"],
  ["running", false, at, [], "running"],
] as const)(
  "a clock that is %s, missed: %s, due %s, passed %s, stands as %s",
  (status, missed, due, passed, standing) => {
    const misses = passed.map((one) => ({ due: one }));
    expect(standingOf({ status, missed, due, misses })).toBe(standing);
  },
);
