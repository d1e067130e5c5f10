import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSheet, type SheetFaultCode } from "./read-sheet.ts";
import { writeSheet, type ProgrammeSheet, type SheetRow } from "./sheet.ts";
import { MILESTONES, STACK_COMPONENTS, STANDINGS } from "./vocabulary.ts";

const BLANK = { line: "", item: "", name: "", version: "", day: "", value: "", source: "" };
const row = (at: number, more: Partial<SheetRow>): SheetRow => ({
  at,
  kind: "release",
  ...BLANK,
  ...more,
});
const release = (at: number, version: string, more: Partial<SheetRow> = {}) =>
  row(at, { line: "6.5", version, day: "2024-03-01", ...more });
const milestone = (at: number, item: string, day: string, line = "6.5") =>
  row(at, { kind: "milestone", line, item, day });

function faultsOf(...rows: SheetRow[]) {
  return readSheet(rows).faults.map(({ at, column, code }) => [at, column, code]);
}

describe("a programme is read from rows", () => {
  test("with all that a line has, and the product's rules", () => {
    const { sheet, faults } = readSheet([
      row(2, { kind: "rule", item: "eosl", name: "next_line", value: "P18M", source: "§4" }),
      release(3, "6.5.0"),
      release(4, "6.5.6", { day: "2026-12-06", value: "planned" }),
      milestone(5, "general_availability", "2024-03-01"),
      milestone(6, "eosl", "unknown"),
      row(7, {
        kind: "stack",
        line: "6.5",
        item: "app_server",
        name: "Tomcat",
        version: "9.0",
        value: "supported",
      }),
      row(8, { kind: "add_on", line: "6.5", name: "exo-chat", value: "supported" }),
    ]);
    expect(faults).toEqual([]);
    expect(sheet.rules).toMatchObject([{ kind: "eosl", after: "next_line", source: "§4" }]);
    expect(sheet.lines).toMatchObject([
      {
        line: "6.5",
        releases: [
          { version: "6.5.0", planned: false },
          { version: "6.5.6", planned: true },
        ],
        setDays: [{ kind: "general_availability" }, { kind: "eosl", on: null }],
        stack: [{ component: "app_server", name: "Tomcat", version: "9.0" }],
        addOns: [{ name: "exo-chat", supported: true }],
      },
    ]);
  });

  const wrong: readonly (readonly [SheetFaultCode, string, SheetRow])[] = [
    ["unknown_kind", "kind", row(4, { kind: "patch" })],
    ["missing", "version", release(4, "")],
    ["missing", "line", row(4, { kind: "add_on", name: "exo-chat", value: "supported" })],
    ["out_of_place", "item", release(4, "6.5.1", { item: "eosl" })],
    ["missing", "kind", row(4, { kind: "" })],
    ["not_a_line", "line", release(4, "6.5.1", { line: "6.5.1" })],
    ["not_a_line", "line", release(4, "6.05.1", { line: "6.05" })],
    ["twice", "version", release(4, "6.5")],
    ["version_unreadable", "version", release(4, "six")],
    ["not_of_line", "version", release(4, "6.4.1")],
    ["not_a_day", "day", release(4, "6.5.1", { day: "2025-02-29" })],
    ["not_a_day", "day", release(4, "6.5.1", { day: "01/03/2024" })],
    ["not_a_day", "day", milestone(4, "eosl", "soon")],
    ["day_out_of_range", "day", milestone(4, "eosl", "9999-12-31")],
    ["day_out_of_range", "day", release(4, "6.5.1", { day: "1969-12-31" })],
    ["unknown_word", "item", milestone(4, "end_of_life", "2025-01-01")],
    ["unknown_word", "value", release(4, "6.5.1", { value: "perhaps" })],
    [
      "unknown_word",
      "value",
      row(4, { kind: "add_on", line: "6.5", name: "exo-chat", value: "yes" }),
    ],
    [
      "unknown_word",
      "item",
      row(4, { kind: "stack", line: "6.5", item: "disk", name: "SSD", value: "supported" }),
    ],
    [
      "unknown_word",
      "value",
      row(4, { kind: "stack", line: "6.5", item: "jvm", name: "JDK", value: "fine" }),
    ],
    ["unknown_word", "item", row(4, { kind: "rule", item: "ga", name: "next_line", value: "P1Y" })],
    ["unknown_word", "name", row(4, { kind: "rule", item: "eosl", name: "x", value: "P1Y" })],
    [
      "not_a_period",
      "value",
      row(4, { kind: "rule", item: "eosl", name: "next_line", value: "a year" }),
    ],
    ...["P101Y", "P1201M", "P36501D"].map(
      (value) =>
        [
          "period_out_of_range",
          "value",
          row(4, { kind: "rule", item: "eosl", name: "next_line", value }),
        ] as const,
    ),
    ["hidden_characters", "version", release(4, "6.5.\u202E1")],
    ["hidden_characters", "kind", row(4, { kind: "release\u0000" })],
    ["too_long", "version", release(4, "6".repeat(201))],
  ];
  test.each(wrong)("%s in %s is told with its place", (code, column, bad) => {
    expect(faultsOf(release(3, "6.5.0"), bad)).toEqual([[4, column, code]]);
  });

  test("every fault is told, in the order of the file", () => {
    expect(
      faultsOf(milestone(2, "eosl", "soon"), release(3, "six"), row(9, { kind: "patch" })),
    ).toEqual([
      [2, "day", "not_a_day"],
      [3, "version", "version_unreadable"],
      [9, "kind", "unknown_kind"],
    ]);
  });

  test("what no programme needs is one fault, and the rest is not read", () => {
    const many = Array.from({ length: 5001 }, (_, index) => release(index + 2, `6.5.${index}`));
    expect(faultsOf(...many)).toEqual([[5002, "kind", "too_many"]]);
    const lines = Array.from({ length: 301 }, (_, index) =>
      release(index + 2, `7.${index}.0`, { line: `7.${index}` }),
    );
    expect(faultsOf(...lines, row(900, { kind: "patch" }))).toEqual([[302, "line", "too_many"]]);
  });

  test("nothing stands twice", () => {
    const chat = { kind: "add_on", line: "6.5", value: "supported" } as const;
    expect(
      faultsOf(
        release(2, "6.5.0"),
        release(3, "6.5.0"),
        milestone(4, "eosl", "2030-01-01"),
        milestone(5, "eosl", "2031-01-01"),
        row(6, { ...chat, name: "exo-chat" }),
        row(7, { ...chat, name: "Exo-Chat" }),
      ),
    ).toEqual([
      [3, "version", "twice"],
      [5, "item", "twice"],
      [7, "name", "twice"],
    ]);
  });

  test("the days of a life are in its order; those of another line say nothing about it", () => {
    expect(
      faultsOf(
        milestone(2, "end_of_maintenance", "2025-01-01"),
        milestone(3, "eosl", "2024-12-31"),
        milestone(4, "eosl", "2020-01-01", "5.3"),
      ),
    ).toEqual([[3, "day", "out_of_order"]]);
  });
});

const day = fc
  .integer({ min: 0, max: 9000 })
  .map((days) => Temporal.PlainDate.from("2010-01-01").add({ days }));
const anyLine = fc
  .tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 4 }),
    fc.option(day, { nil: null }),
    fc.uniqueArray(fc.constantFrom(...STACK_COMPONENTS), { maxLength: 3 }),
    fc.constantFrom(...STANDINGS),
    fc.boolean(),
  )
  .map(([minor, maintenance, eosl, components, standing, supported]) => ({
    line: `7.${minor}`,
    releases: maintenance.map((number) => ({
      version: `7.${minor}.${number}`,
      on: Temporal.PlainDate.from("2024-01-01").add({ days: number }),
      planned: number % 2 === 0,
    })),
    setDays: [{ kind: MILESTONES[2], on: eosl }],
    stack: components.map((component) => ({ component, name: "Part", version: null, standing })),
    addOns: [{ name: "exo-chat", supported }],
  }));

test("what is written is read again as it was", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyLine, { maxLength: 5, selector: ({ line }) => line }),
      (lines) => {
        const sheet: ProgrammeSheet = {
          rules: [
            {
              kind: "eosl",
              after: "next_line",
              period: Temporal.Duration.from("P2Y"),
              source: "",
            },
          ],
          lines,
        };
        const written = writeSheet(sheet).map((one, index) => ({ ...one, at: index + 2 }));
        const { sheet: read, faults } = readSheet(written);
        expect(faults).toEqual([]);
        expect(JSON.stringify(read)).toBe(JSON.stringify(sheet));
      },
    ),
  );
});
