import { describe, expect, test } from "vitest";
import type { DerivedLife } from "./life-change.ts";
import { readSheet } from "./read-sheet.ts";
import { derivedFaults, earlyFaults, keptAs, longFaults } from "./sheet-life.ts";
import type { SheetRow } from "./sheet.ts";

const row = (at: number, kind: string, more: Partial<SheetRow>): SheetRow => ({
  ...{ at, kind, line: "", item: "", name: "", version: "", day: "", value: "", source: "" },
  ...more,
});
const day = (at: number, line: string, item: string, on: string) =>
  row(at, "milestone", { line, item, day: on });
const release = (at: number, line: string, version: string, on: string) =>
  row(at, "release", { line, version, day: on });
const rule = (at: number, item: string) =>
  row(at, "rule", { item, name: "next_line", value: "P9Y" });
const sheetOf = (...rows: SheetRow[]) => readSheet(rows).sheet;

const on = (text: string) => Temporal.PlainDate.from(text);
const life = (line: string, end: string, eosl: string): DerivedLife => ({
  line,
  beyond: [],
  milestones: [
    { kind: "end_of_maintenance", on: on(end), origin: "derived" },
    { kind: "eosl", on: on(eosl), origin: "derived" },
  ],
});
const disordered = life("6.4", "2035-01-01", "2030-01-01");
const lives = [life("6.5", "2030-01-01", "2031-01-01"), disordered];

describe("R-12-12 days that come out in another order than a life's are told at a line of the file", () => {
  test.each<[string, SheetRow[], number, string]>([
    ["the day itself", [rule(2, "eosl"), day(3, "6.4", "eosl", "2030-01-01")], 3, "day"],
    ["another day of the line", [day(2, "6.4", "general_availability", "2020-01-01")], 2, "day"],
    ["a row of the line", [rule(2, "eosl"), release(3, "6.4", "6.4.0", "2020-01-01")], 3, "day"],
    ["the rule", [release(2, "6.5", "6.5.0", "2026-01-01"), rule(3, "eosl")], 3, "value"],
    ["the line that follows", [rule(2, "x"), release(3, "6.5", "6.5.0", "2026-01-01")], 3, "day"],
    ["the first row", [release(2, "6.9", "6.9.0", "2026-01-01")], 2, "day"],
    ["the first line of a file without rows", [], 1, "day"],
  ])("%s", (_, rows, at, column) => {
    const fault = { at, column, code: "derived_out_of_order", value: "6.4" };
    expect(derivedFaults(rows, lives, [])).toEqual([fault]);
  });

  test("nothing of what is in order", () => {
    expect(derivedFaults([], [life("6.5", "2030-01-01", "2031-01-01")], [])).toEqual([]);
  });

  test("nothing of what was as far out of its order before, and what is put further out", () => {
    expect(derivedFaults([], lives, lives)).toEqual([]);
    expect(derivedFaults([], lives, [life("6.4", "2036-01-01", "2030-01-01")])).toEqual([]);
    expect(derivedFaults([], lives, [life("6.4", "2034-01-01", "2030-01-01")])).toHaveLength(1);
  });

  test("a day beyond what is held is told too, unless it was there before", () => {
    const beyond: DerivedLife = { line: "6.4", milestones: [], beyond: ["eosl"] };
    const fault = { at: 2, column: "value", code: "derived_out_of_range", value: "6.4" };
    expect(derivedFaults([rule(2, "eosl")], [beyond], [])).toEqual([fault]);
    expect(derivedFaults([rule(2, "eosl")], [beyond], [beyond])).toEqual([]);
  });

  test("of the newest line, which none follows", () => {
    expect(derivedFaults([rule(2, "x")], [disordered], [])).toMatchObject([
      { at: 2, value: "6.4" },
    ]);
  });
});

describe("R-12-12 a programme once a file is kept", () => {
  const before = sheetOf(
    rule(1, "eosl"),
    release(2, "6.4", "6.4.0", "2020-01-01"),
    release(3, "6.5", "6.5.0", "2022-01-01"),
    release(4, "6.5", "6.5.1", "2022-06-01"),
  );

  test("has the lines, releases and rules that the file does not name as they were", () => {
    const kept = keptAs(before, sheetOf(release(2, "6.5", "6.5.1", "2022-07-01")));
    expect(kept.rules).toEqual(before.rules);
    const told = kept.lines.map(({ line, releases }) => [
      line,
      releases.map(({ on }) => String(on)),
    ]);
    expect(told).toEqual([
      ["6.4", ["2020-01-01"]],
      ["6.5", ["2022-01-01", "2022-07-01"]],
    ]);
    expect(earlyFaults([], kept, before)).toEqual([]);
  });

  test("has the file's rules and its new lines", () => {
    const rows = [rule(2, "end_of_maintenance"), release(3, "6.6", "6.6.0", "2024-01-01")];
    const kept = keptAs(before, sheetOf(...rows));
    expect(kept.rules.map(({ kind }) => kind)).toEqual(["end_of_maintenance"]);
    expect(kept.lines.map(({ line }) => line)).toEqual(["6.4", "6.5", "6.6"]);
  });

  test("has no release that was out before the first day that the file sets: told at that day", () => {
    const rows = [day(7, "6.5", "general_availability", "2022-03-01")];
    expect(earlyFaults(rows, keptAs(before, sheetOf(...rows)), before)).toEqual([
      { at: 7, column: "day", code: "before_line", value: "6.5.0 (2022-01-01)" },
    ]);
  });

  test("no release is out before its line is, but for what comes before a release: told at its own row", () => {
    const rows = [
      day(2, "6.5", "general_availability", "2024-03-01"),
      release(3, "6.5", "6.5.0-M17", "2023-11-01"),
      release(4, "6.5", "6.5.0", "2024-03-01"),
      release(5, "6.5", "6.5.1", "2024-02-29"),
    ];
    expect(earlyFaults(rows, keptAs(before, sheetOf(...rows)), before)).toEqual([
      { at: 5, column: "day", code: "before_line", value: "2024-02-29" },
    ]);
  });

  test("is not wrong of a release that was out too early before, unless the first day is moved", () => {
    const rows = [
      day(1, "6.5", "general_availability", "2022-03-01"),
      release(2, "6.5", "6.5.0", "2022-01-01"),
    ];
    const wrong = sheetOf(...rows);
    const moved = sheetOf(day(1, "6.5", "general_availability", "2022-03-02"));
    expect(earlyFaults(rows, wrong, wrong)).toEqual([]);
    expect(earlyFaults([], keptAs(wrong, moved), wrong)).toMatchObject([
      { at: 1, code: "before_line" },
    ]);
    expect(earlyFaults(rows, wrong, before)).toMatchObject([{ at: 2, code: "before_line" }]);
  });

  test("is not too long, where each file was not", () => {
    const many = Array.from({ length: 300 }, (_, minor) =>
      release(minor, `7.${minor}`, `7.${minor}.0`, "2024-01-01"),
    );
    expect(longFaults(many, keptAs(before, sheetOf(...many)))).toMatchObject([
      { at: 297, code: "too_many", value: "300" },
    ]);
    expect(longFaults([], keptAs(before, sheetOf(...many)))).toMatchObject([{ at: 1 }]);
  });
});
