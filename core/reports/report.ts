import type { NamedMiss } from "./count-targets.ts";
import { monthsOf, periodBefore, type Period } from "./period.ts";
import { REPORT_TABLES, TABLE_KEYS, type TableKey, type TableShape, type Unit } from "./tables.ts";
import type { Sums, Tally } from "./tally.ts";

export interface ReportRow {
  /** A key of the vocabulary, a name of the log, a month, `total`, or `*` for all further ones. */
  readonly row: string;
  /** In the order of the table's columns; hours to two decimals. */
  readonly values: readonly number[];
  /** Of the period before; null where it is not compared. */
  readonly before: readonly number[] | null;
}

export interface ReportTable {
  readonly table: TableKey;
  readonly unit: Unit;
  readonly columns: readonly string[];
  readonly rows: readonly ReportRow[];
}

/** An activity report (R-34-04, R-34-06). */
export interface ActivityReport {
  readonly period: Period;
  readonly before: Period;
  /** How many tickets had to do with the period. */
  readonly tickets: number;
  readonly tables: readonly ReportTable[];
  /** With those of before that were lowered in the period. */
  readonly misses: readonly NamedMiss[];
  /** Misses that are counted and not named. */
  readonly missesBeyond: number;
  /** Internal objectives; null in a report that others than the desk read. */
  readonly objectives: ReportedObjectives | null;
}

export interface ReportedObjectives extends Pick<ActivityReport, "misses" | "missesBeyond"> {
  readonly table: ReportTable;
}

export function reportOf({ period, current, previous, ...told }: Tally): ActivityReport {
  const { tickets, targets, objectives } = told;
  const table = (key: TableKey) => tableOf(key, current.sums, previous.sums, period);
  return {
    period,
    before: periodBefore(period),
    tickets,
    tables: TABLE_KEYS.map(table),
    ...targets,
    objectives: objectives === null ? null : { table: table("objectives"), ...objectives },
  };
}

/** The number of a report; 0 where nothing was counted. `row` defaults to the total. */
export function numberIn(
  { tables }: Pick<ActivityReport, "tables">,
  table: TableKey,
  column: string,
  row = "total",
): { readonly value: number; readonly before: number } {
  const found = tables.find((one) => one.table === table);
  const place = found?.columns.indexOf(column) ?? -1;
  const numbers = found?.rows.find((one) => one.row === row);
  return { value: numbers?.values[place] ?? 0, before: numbers?.before?.[place] ?? 0 };
}

function tableOf(table: TableKey, current: Sums, previous: Sums, period: Period): ReportTable {
  const shape: TableShape = REPORT_TABLES[table];
  const [now, then] = [current.get(table), previous.get(table)];
  const numbers = (of: Sums, row: string) => of.get(table)?.get(row) ?? shape.columns.map(() => 0);
  const names =
    table === "months"
      ? monthsOf(period).map(({ month }) => month)
      : (shape.rows ?? namesOf(now, then));
  const told = names.filter(
    (row) => shape.isWhole || table === "months" || now?.has(row) || then?.has(row),
  );
  const rows = told.map((row): Row => ({
    row,
    values: numbers(current, row),
    before: numbers(previous, row),
  }));
  const all = shape.rows === null && table !== "months" ? foremost(rows) : rows;
  const withTotal = shape.hasTotal && rows.length > 0 ? [...all, sumOf("total", rows)] : all;
  return {
    table,
    unit: shape.unit,
    columns: shape.columns,
    rows: withTotal.map(({ row, values, before }) => ({
      row,
      values: values.map((value) => shown(value, shape.unit)),
      before: shape.isCompared ? before.map((value) => shown(value, shape.unit)) : null,
    })),
  };
}

type Row = Omit<ReportRow, "before"> & { readonly before: readonly number[] };

const NAMED_MAX = 40;

/** What is most concerned first; the rest in one row. */
function foremost(rows: readonly Row[]): readonly Row[] {
  const sorted = rows.toSorted(
    (a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0) || compare(a.row, b.row),
  );
  const rest = sorted.slice(NAMED_MAX);
  return rest.length === 0 ? sorted : [...sorted.slice(0, NAMED_MAX), sumOf("*", rest)];
}

function namesOf(
  ...sides: readonly (ReadonlyMap<string, unknown> | undefined)[]
): readonly string[] {
  return [...new Set(sides.flatMap((side) => [...(side?.keys() ?? [])]))];
}

function sumOf(row: string, rows: readonly Row[]): Row {
  const sum = (of: (one: Row) => readonly number[]) =>
    (rows[0]?.values ?? []).map((_, place) =>
      rows.reduce((total, one) => total + (of(one)[place] ?? 0), 0),
    );
  return { row, values: sum(({ values }) => values), before: sum(({ before }) => before) };
}

const MILLISECONDS_IN_HOUR = 3_600_000;

function shown(value: number, unit: Unit): number {
  return unit === "hours" ? Math.round((value / MILLISECONDS_IN_HOUR) * 100) / 100 : value;
}

/** By code units, so that every machine orders alike. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
