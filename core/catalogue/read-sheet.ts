import { hiddenIn } from "../kit/hidden.ts";
import { limitBeyond } from "../kit/our-times.ts";
import { checkMilestones } from "./milestones.ts";
import type { SetDay } from "./milestone-rules.ts";
import type { AddOnEntry, StackEntry } from "./release-line.ts";
import {
  SHEET_COLUMNS,
  SHEET_KINDS,
  UNKNOWN_DAY,
  type ProgrammeSheet,
  type SheetColumn,
  type SheetKind,
  type SheetRelease,
  type SheetRow,
  type SheetRule,
} from "./sheet.ts";
import { lineOf, parseVersion } from "./version.ts";
import { MILESTONES, STACK_COMPONENTS, STANDINGS, type MilestoneKind } from "./vocabulary.ts";

export const SHEET_FAULTS = [
  "unknown_kind",
  "unknown_word",
  "missing",
  "out_of_place",
  "not_a_line",
  "version_unreadable",
  "not_of_line",
  "not_a_day",
  "day_out_of_range",
  "not_a_period",
  "period_out_of_range",
  "twice",
  "before_line",
  "out_of_order",
  "derived_out_of_order",
  "derived_out_of_range",
  "too_long",
  "hidden_characters",
  "too_many",
] as const;
export type SheetFaultCode = (typeof SHEET_FAULTS)[number];

/** What is wrong with a sheet, and where: the line of the file, and the column. */
export interface SheetFault {
  readonly at: number;
  readonly column: SheetColumn;
  readonly code: SheetFaultCode;
  /** What stands there, or what it is at odds with. */
  readonly value: string;
}

export interface SheetReading {
  readonly sheet: ProgrammeSheet;
  /** Every fault, in the order of the file; with one, nothing of the sheet is to be kept. */
  readonly faults: readonly SheetFault[];
}

type Read<Value> = { readonly value: Value } | { readonly fault: Omit<SheetFault, "at"> };

/** Which columns a kind fills, and which of those it must fill. */
const USES: Readonly<
  Record<
    SheetKind,
    { readonly needs: readonly SheetColumn[]; readonly may: readonly SheetColumn[] }
  >
> = {
  release: { needs: ["line", "version", "day"], may: ["value"] },
  milestone: { needs: ["line", "item", "day"], may: [] },
  stack: { needs: ["line", "item", "name", "value"], may: ["version"] },
  add_on: { needs: ["line", "name", "value"], may: [] },
  rule: { needs: ["item", "name", "value"], may: ["source"] },
};

const TEXT_MAX = 200;
const ROWS_MAX = 5000;
const LINES_MAX = 300;
/** The longest period of a rule, a hundred years, in each of its units. */
const PERIOD_MAX: Readonly<Record<string, number>> = { D: 36_500, M: 1200, Y: 100 };
/** One writing for one line: `6.05` is none. */
const LINE_SHAPE = /^(?:0|[1-9]\d{0,3})\.(?:0|[1-9]\d{0,3})$/u;

/**
 * Reads a product's programme from the rows of a file (YAML or CSV alike). Every row is judged, and every fault told with
 * its place; days are ISO 8601, periods too (`P36M`). Versions are of their line, nothing stands twice, and the days of a
 * life are in its order. At most 5,000 rows and 300 lines: what comes after is one fault.
 */
export function readSheet(given: readonly SheetRow[]): SheetReading {
  const faults: SheetFault[] = [];
  const { rows, first } = bounded(given);
  if (first !== undefined) faults.push(first);
  const good = rows.filter((row) => {
    const fault = shapeFault(row);
    if (fault !== undefined) faults.push({ at: row.at, ...fault });
    return fault === undefined;
  });
  faults.push(...twiceAmong(good));
  const take = <Value>(kind: SheetKind, read: (row: SheetRow) => Read<Value>) =>
    good
      .filter((row) => row.kind === kind)
      .flatMap((row) => {
        const answer = read(row);
        if ("value" in answer) return [{ row, value: answer.value }];
        faults.push({ at: row.at, ...answer.fault });
        return [];
      });
  const releases = take("release", readRelease);
  const days = take("milestone", readDay);
  const stack = take("stack", readPart);
  const addOns = take("add_on", readAddOn);
  const rules = take("rule", readRule);
  const lines = [...new Set(good.map(({ line }) => line).filter((line) => line !== ""))];
  const [releasesOf, daysOf] = [byLine(releases), byLine(days)];
  const [stackOf, addOnsOf] = [byLine(stack), byLine(addOns)];
  faults.push(...lines.flatMap((line) => lifeFaults(daysOf(line))));
  return {
    sheet: {
      rules: rules.map(({ value }) => value),
      lines: lines.map((line) => ({
        line,
        releases: releasesOf(line).map(({ value }) => value),
        setDays: daysOf(line).map(({ value }) => value),
        stack: stackOf(line).map(({ value }) => value),
        addOns: addOnsOf(line).map(({ value }) => value),
      })),
    },
    faults: faults.toSorted((a, b) => a.at - b.at),
  };
}

interface Placed<Value> {
  readonly row: SheetRow;
  readonly value: Value;
}

function byLine<Value>(all: readonly Placed<Value>[]): (line: string) => readonly Placed<Value>[] {
  const groups = Map.groupBy(all, ({ row }) => row.line);
  return (line) => groups.get(line) ?? [];
}

/** The rows that are read, and the fault of the first that is not. */
function bounded(given: readonly SheetRow[]): {
  readonly rows: readonly SheetRow[];
  readonly first: SheetFault | undefined;
} {
  const lines = new Set<string>();
  const end = given.findIndex(({ line }, index) => {
    lines.add(line);
    return index === ROWS_MAX || lines.size > LINES_MAX;
  });
  const beyond = given[end];
  if (beyond === undefined) return { rows: given, first: undefined };
  const value = String(end === ROWS_MAX ? ROWS_MAX : LINES_MAX);
  const column = end === ROWS_MAX ? "kind" : "line";
  return { rows: given.slice(0, end), first: { at: beyond.at, column, code: "too_many", value } };
}

/** What is wrong with a row before anybody reads what it says. */
function shapeFault(row: SheetRow): Omit<SheetFault, "at"> | undefined {
  const hiding = SHEET_COLUMNS.find((column) => hiddenIn(row[column]) !== undefined);
  if (hiding !== undefined)
    return { column: hiding, code: "hidden_characters", value: hiddenIn(row[hiding]) ?? "" };
  if (row.kind === "") return { column: "kind", code: "missing", value: SHEET_KINDS.join(", ") };
  const kind = SHEET_KINDS.find((one) => one === row.kind);
  if (kind === undefined) return { column: "kind", code: "unknown_kind", value: row.kind };
  const { needs, may } = USES[kind];
  const missing = needs.find((column) => row[column] === "");
  if (missing !== undefined) return { column: missing, code: "missing", value: kind };
  const stray = SHEET_COLUMNS.find(
    (column) =>
      column !== "kind" && row[column] !== "" && !needs.includes(column) && !may.includes(column),
  );
  if (stray !== undefined) return { column: stray, code: "out_of_place", value: row[stray] };
  const long = SHEET_COLUMNS.find((column) => row[column].length > TEXT_MAX);
  if (long !== undefined) return { column: long, code: "too_long", value: String(TEXT_MAX) };
  if (kind !== "rule" && !LINE_SHAPE.test(row.line))
    return { column: "line", code: "not_a_line", value: row.line };
  return undefined;
}

/** `6.5` and `6.5.0` are one release. */
function canonical(version: string): string {
  const read = parseVersion(version);
  return read.ok ? JSON.stringify(read.value) : version;
}

/** Rows that say the same thing of the same thing as one before them. */
function twiceAmong(rows: readonly SheetRow[]): readonly SheetFault[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const { kind, line, item, name, version } = row;
    const what = kind === "release" ? [canonical(version)] : [item, name.toLowerCase(), version];
    const key = JSON.stringify([kind, line, ...what]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const column = kind === "release" ? "version" : kind === "milestone" ? "item" : "name";
    return [{ at: row.at, column, code: "twice", value: row[column] } as const];
  });
}

function readRelease({ line, version, day, value }: SheetRow): Read<SheetRelease> {
  const read = parseVersion(version);
  if (!read.ok) return fault("version", "version_unreadable", version);
  if (lineOf(read.value) !== line) return fault("version", "not_of_line", version);
  const on = dayOf(day);
  if ("fault" in on) return on;
  return value === "" || value === "planned"
    ? { value: { version, on: on.value, planned: value === "planned" } }
    : fault("value", "unknown_word", value);
}

function readDay({ item, day }: SheetRow): Read<SetDay> {
  const kind = MILESTONES.find((one) => one === item);
  if (kind === undefined) return fault("item", "unknown_word", item);
  if (day === UNKNOWN_DAY) return { value: { kind, on: null } };
  const on = dayOf(day);
  return "fault" in on ? on : { value: { kind, on: on.value } };
}

function readPart({ item, name, version, value }: SheetRow): Read<StackEntry> {
  const component = STACK_COMPONENTS.find((one) => one === item);
  if (component === undefined) return fault("item", "unknown_word", item);
  const standing = STANDINGS.find((one) => one === value);
  if (standing === undefined) return fault("value", "unknown_word", value);
  return { value: { component, name, version: version === "" ? null : version, standing } };
}

function readAddOn({ name, value }: SheetRow): Read<AddOnEntry> {
  if (value !== "supported" && value !== "not_supported")
    return fault("value", "unknown_word", value);
  return { value: { name, supported: value === "supported" } };
}

function readRule({ item, name, value, source }: SheetRow): Read<SheetRule> {
  if (item !== "end_of_maintenance" && item !== "eosl") return fault("item", "unknown_word", item);
  if (name !== "general_availability" && name !== "next_line")
    return fault("name", "unknown_word", name);
  const [, count = "", unit = ""] = /^P(\d{1,5})([DMY])$/u.exec(value) ?? [];
  if (count === "") return fault("value", "not_a_period", value);
  if (Number(count) > (PERIOD_MAX[unit] ?? 0)) return fault("value", "period_out_of_range", value);
  return { value: { kind: item, after: name, period: Temporal.Duration.from(value), source } };
}

/** The days of one line's life are in order. */
function lifeFaults(days: readonly Placed<SetDay>[]): readonly SheetFault[] {
  const placeOf = (kind: MilestoneKind) => days.find(({ value }) => value.kind === kind)?.row;
  const ordered = checkMilestones(days.map(({ value }) => ({ ...value, origin: "set" as const })));
  const isLate = !ordered.ok && ordered.refusal.code === "milestones_out_of_order";
  const late = isLate && MILESTONES.find((kind) => kind === ordered.refusal.params?.["kind"]);
  const row = late ? placeOf(late) : undefined;
  return row === undefined
    ? []
    : [{ at: row.at, column: "day", code: "out_of_order", value: row.day }];
}

function dayOf(text: string): Read<Temporal.PlainDate> {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return fault("day", "not_a_day", text);
  if (limitBeyond(text) !== undefined) return fault("day", "day_out_of_range", text);
  try {
    return { value: Temporal.PlainDate.from(text, { overflow: "reject" }) };
  } catch (error) {
    if (error instanceof RangeError) return fault("day", "not_a_day", text);
    throw error;
  }
}

function fault(column: SheetColumn, code: SheetFaultCode, value: string): Read<never> {
  return { fault: { column, code, value } };
}
