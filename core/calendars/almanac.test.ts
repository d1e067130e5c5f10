import { expect, test } from "vitest";
import { daysOf } from "./almanac.ts";

const whole = { from: 0, to: 1440 };

test("a day is the day, also where clocks change on it", () => {
  for (const hours of [23, 24, 25])
    expect(daysOf({ date: "2026-12-25 00:00:00", hours, name: "Noël", rule: "12-25" })).toEqual([
      { date: "2026-12-25", name: "Noël", ...whole, isEstimate: false },
    ]);
});

test("one that lasts five days is five days", () => {
  const days = daysOf({
    date: "2026-02-27 00:00:00",
    hours: 120,
    name: "Tết",
    rule: "1 day before vietnamese 1-0-1 P5D",
  });
  expect(days.map(({ date }) => date)).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
    "2026-03-02",
    "2026-03-03",
  ]);
});

test("an afternoon is the rest of its day", () => {
  expect(
    daysOf({ date: "2026-05-04 12:00:00", hours: 12, name: "青年节", rule: "05-04 12:00" }),
  ).toMatchObject([{ date: "2026-05-04", from: 720, to: 1440 }]);
});

test("what the moon decides is an estimate, and the day after its evening", () => {
  expect(
    daysOf({ date: "2026-03-20 00:00:00 -0600", hours: 24, name: "Aïd", rule: "1 Shawwal" }),
  ).toEqual([{ date: "2026-03-20", name: "Aïd", ...whole, isEstimate: true }]);
});

test("nonsense is no holiday", () => {
  expect(daysOf({ date: "soon", hours: 24, name: "", rule: "" })).toEqual([]);
});
