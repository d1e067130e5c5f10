import { expect, test } from "vitest";
import { versionsInForce } from "./in-force.ts";

const at = (day: number) =>
  Temporal.Instant.from(`2026-11-${String(day).padStart(2, "0")}T12:00:00Z`);
const versions = [
  { version: 1, writtenAt: at(1), movesOpen: false },
  { version: 2, writtenAt: at(5), movesOpen: false },
  { version: 3, writtenAt: at(10), movesOpen: true },
  { version: 4, writtenAt: at(15), movesOpen: false },
];

test.each<[string, Temporal.Instant, Temporal.Instant | null, number]>([
  ["what was there at its filing", at(12), null, 3],
  ["not what was written later, unless it was to move what was open", at(2), at(9), 1],
  ["what was to move it, while it was open", at(2), null, 3],
  ["not what came when it was closed", at(6), at(10), 2],
  ["the newest for a new one", at(20), null, 4],
  ["the first for what is older than all", Temporal.Instant.from("2013-01-01T00:00:00Z"), at(2), 1],
])("a ticket counts by %s", (_, filedAt, closedAt, expected) =>
  expect(versionsInForce(versions, filedAt, closedAt).at(-1)?.version).toBe(expected),
);

test("what it counted by before is there for what was over before", () =>
  expect(versionsInForce(versions, at(6), null).map(({ version }) => version)).toEqual([2, 3]));

test("without any version there is none", () =>
  expect(versionsInForce([], at(1), null)).toEqual([]));
