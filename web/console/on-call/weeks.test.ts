import { expect, test } from "vitest";
import { mondaysFrom, weeksOf } from "./weeks.ts";

const names = { nadia: { id: "n", name: "Nadia" }, hugo: { id: "h", name: "Hugo" } };
const duty = (from: string, to: string, agent: keyof typeof names) => ({
  from,
  to,
  agent: names[agent],
  because: "turn" as const,
  turnOf: names[agent],
});

test("weeks begin on the reader's Monday, across a daylight change too", () => {
  const mondays = mondaysFrom(Date.parse("2026-03-28T12:00:00Z"), 3, "Europe/Paris");
  expect(mondays.map((at) => new Date(at).toISOString())).toEqual([
    "2026-03-22T23:00:00.000Z",
    "2026-03-29T22:00:00.000Z",
    "2026-04-05T22:00:00.000Z",
  ]);
  expect(mondaysFrom(Date.parse("2026-03-29T23:00:00Z"), 1, "Europe/Paris")).toEqual([mondays[1]]);
});

test("each week is filled by its duties, cut at its ends", () => {
  const mondays = mondaysFrom(Date.parse("2026-01-07T00:00:00Z"), 3, "UTC");
  const weeks = weeksOf(mondays, [
    duty("2026-01-01T00:00:00Z", "2026-01-08T12:00:00Z", "nadia"),
    duty("2026-01-08T12:00:00Z", "2026-02-01T00:00:00Z", "hugo"),
  ]);
  expect(weeks).toHaveLength(2);
  expect(weeks[0]?.parts.map(({ left, width }) => [left, width])).toEqual([
    [0, 50],
    [50, 50],
  ]);
  expect(weeks[1]?.parts.map((part) => [part.duty.agent?.name, part.left, part.width])).toEqual([
    ["Hugo", 0, 100],
  ]);
});
