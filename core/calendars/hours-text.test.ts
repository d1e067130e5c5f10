import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MINUTES } from "./calendar.ts";
import { hoursOf, hoursText } from "./hours-text.ts";

test.each([
  ["08:00–12:00, 13:30–18:00", [480, 720, 810, 1080]],
  ["8:00-18:00", [480, 1080]],
  ["00:00–24:00", [0, 1440]],
  ["22:00–06:00", [1320, 1800]],
  ["22:00–00:00", [1320, 1440]],
  ["", []],
  [" ; ", []],
])("“%s” are hours", (text, edges) => {
  expect(hoursOf(text)?.flatMap(({ from, to }) => [from, to])).toEqual(edges);
});

test.each(["8–18", "08:00", "08:00–08:00", "25:00–26:00", "08:60–09:00", "24:00–24:30", "matin"])(
  "“%s” are none",
  (text) => {
    expect(hoursOf(text)).toBeUndefined();
  },
);

test("what is written is read as it was", () => {
  const spans = fc
    .tuple(
      fc.integer({ min: 0, max: DAY_MINUTES - 1 }),
      fc.integer({ min: 1, max: DAY_MINUTES - 1 }),
    )
    .map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.array(spans, { maxLength: 4 }), (hours) => {
      expect(hoursOf(hoursText(hours))).toEqual(hours);
    }),
  );
});
