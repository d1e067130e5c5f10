import { expect, test } from "vitest";
import { barsOf } from "./pictures.ts";

const table = (key: string, columns: readonly string[], rows: Record<string, number[]>) => ({
  table: key,
  columns: columns.map((column) => ({ column, name: column })),
  rows: Object.entries(rows).map(([row, values]) => ({ row, name: row, values })),
});

test("parts of a whole are drawn after each other, on one scale for all rows", () => {
  const bars = barsOf(
    table("times", ["desk", "beneficiary"], { open: [3, 1], new: [2, 0], total: [5, 1] }),
  );
  expect(bars?.rows).toEqual([
    {
      name: "open",
      bars: [
        { column: "desk", value: 3, from: 0, to: 0.75 },
        { column: "beneficiary", value: 1, from: 0.75, to: 1 },
      ],
    },
    {
      name: "new",
      bars: [
        { column: "desk", value: 2, from: 0, to: 0.5 },
        { column: "beneficiary", value: 0, from: 0.5, to: 0.5 },
      ],
    },
  ]);
});

test("what is compared stands side by side, from nought, and only what the picture is about", () => {
  const bars = barsOf(table("volumes", ["open_before", "filed", "solved"], { 1: [9, 4, 1] }));
  expect(bars?.series.map(({ column }) => column)).toEqual(["filed", "solved"]);
  expect(bars?.rows[0]?.bars.map(({ to }) => to)).toEqual([1, 0.25]);
});

test("there is no picture of nothing, nor of what is better read", () => {
  expect(barsOf(table("months", ["filed", "solved"], { "2026-01": [0, 0] }))).toBeUndefined();
  expect(barsOf(table("closures", ["closed"], { misuse: [2] }))).toBeUndefined();
});
