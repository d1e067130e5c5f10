import type { MilestoneRule, SetDay } from "./milestone-rules.ts";
import type { AddOnEntry, StackEntry } from "./release-line.ts";

/** What a row of a programme's sheet is about. */
export const SHEET_KINDS = ["release", "milestone", "stack", "add_on", "rule"] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** The columns of a sheet, in the order in which it is written. Each kind uses some of them; the others stay empty. */
export const SHEET_COLUMNS = [
  "kind",
  "line",
  "item",
  "name",
  "version",
  "day",
  "value",
  "source",
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** One row as somebody wrote it, with the line of the file on which it stands. */
export interface SheetRow extends Readonly<Record<SheetColumn, string>> {
  readonly at: number;
}

export interface SheetRelease {
  readonly version: string;
  readonly on: Temporal.PlainDate;
  readonly planned: boolean;
}

export interface SheetLine {
  readonly line: string;
  readonly setDays: readonly SetDay[];
  readonly releases: readonly SheetRelease[];
  readonly stack: readonly StackEntry[];
  readonly addOns: readonly AddOnEntry[];
}

export interface SheetRule extends MilestoneRule {
  readonly source: string;
}

/** A product's programme as a file carries it. */
export interface ProgrammeSheet {
  readonly rules: readonly SheetRule[];
  readonly lines: readonly SheetLine[];
}

const EMPTY = { line: "", item: "", name: "", version: "", day: "", value: "", source: "" };

/** The rows of a sheet without their places: rules first, then line by line what is out, its life, and what it runs on. */
export function writeSheet({ rules, lines }: ProgrammeSheet): readonly Omit<SheetRow, "at">[] {
  return [
    ...rules.map(({ kind, after, period, source }) => ({
      ...EMPTY,
      kind: "rule",
      item: kind,
      name: after,
      value: period.toString(),
      source,
    })),
    ...lines.flatMap(rowsOf),
  ];
}

function rowsOf({ line, releases, setDays, stack, addOns }: SheetLine): Omit<SheetRow, "at">[] {
  const on = { ...EMPTY, line };
  return [
    ...releases.map(({ version, on: day, planned }) => ({
      ...on,
      kind: "release",
      version,
      day: day.toString(),
      value: planned ? "planned" : "",
    })),
    ...setDays.map((set) => ({
      ...on,
      kind: "milestone",
      item: set.kind,
      day: set.on?.toString() ?? UNKNOWN_DAY,
    })),
    ...stack.map(({ component, name, version, standing }) => ({
      ...on,
      kind: "stack",
      item: component,
      name,
      version: version ?? "",
      value: standing,
    })),
    ...addOns.map(({ name, supported }) => ({
      ...on,
      kind: "add_on",
      name,
      value: supported ? "supported" : "not_supported",
    })),
  ];
}

/** What stands for a day that is written down as not known. */
export const UNKNOWN_DAY = "unknown";
