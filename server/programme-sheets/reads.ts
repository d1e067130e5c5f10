import { CsvError, parse } from "csv-parse/sync";
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, stringify } from "yaml";
import { readSheet, type SheetFault, type SheetReading } from "#core/catalogue/read-sheet.ts";
import {
  SHEET_COLUMNS,
  writeSheet,
  type ProgrammeSheet,
  type SheetColumn,
  type SheetRow,
} from "#core/catalogue/sheet.ts";

export type SheetFormat = "yaml" | "csv";

/** A fault of the file's rows, or of the file itself. */
export type FileFault =
  | SheetFault
  | {
      readonly at: number;
      readonly column: null;
      readonly code: "unreadable";
      readonly value: string;
    };

export interface FileReading {
  readonly rows: readonly SheetRow[];
  readonly sheet: ProgrammeSheet;
  readonly faults: readonly FileFault[];
}

const EMPTY_ROW: Omit<SheetRow, "at"> = {
  kind: "",
  line: "",
  item: "",
  name: "",
  version: "",
  day: "",
  value: "",
  source: "",
};

/** Reads a file of either format into a programme, with every fault and its line. */
export function readFile(format: SheetFormat, text: string): FileReading {
  const { rows, faults } = format === "csv" ? rowsOfCsv(text) : rowsOfYaml(text);
  const { sheet, faults: wrong }: SheetReading = readSheet(rows);
  return { rows, sheet, faults: [...faults, ...wrong].toSorted((a, b) => a.at - b.at) };
}

interface Rows {
  readonly rows: readonly SheetRow[];
  readonly faults: readonly FileFault[];
}

const unreadable = (at: number, value: string): FileFault => ({
  at,
  column: null,
  code: "unreadable",
  value: value.slice(0, 200),
});

/** Every row that can be read, and a fault of each that can not. */
function rowsOfCsv(text: string): Rows {
  const faults: FileFault[] = [];
  const tell = (error: CsvError | undefined) => {
    faults.push(unreadable(Number(error?.["lines"] ?? 1), error?.message ?? ""));
    return undefined;
  };
  let header: readonly string[] = [];
  try {
    const found: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
      columns: (given: string[]) => {
        const names = given.map((name) => name.trim().toLowerCase());
        header = names;
        return names;
      },
      bom: true,
      info: true,
      on_skip: tell,
      relax_column_count_less: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      trim: true,
    });
    const strange = header.find((name) => !SHEET_COLUMNS.some((column) => column === name));
    if (strange !== undefined) return { rows: [], faults: [unreadable(1, strange)] };
    return { rows: found.map(({ record, info }) => rowOf(record, info.lines)), faults };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    tell(error);
    return { rows: [], faults };
  }
}

function rowOf(record: Readonly<Record<string, string>>, at: number): SheetRow {
  const cells = Object.entries(record).map(([column, cell]) => [column, unguarded(cell)]);
  return { ...EMPTY_ROW, ...Object.fromEntries(cells), at };
}

/** YAML in which every scalar is text: `6.10` is a line, and no number. Aliases and anchors are not followed. */
function rowsOfYaml(text: string): Rows {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "failsafe" });
  const broken = document.errors.map(({ linePos, message }) =>
    unreadable(linePos?.[0].line ?? 1, message),
  );
  if (broken.length > 0) return { rows: [], faults: broken };
  const reader = new YamlReader(lines, text);
  reader.readProgramme(document.contents);
  return reader;
}

type Fields = Readonly<Record<string, SheetColumn>>;

const RULE: Fields = { milestone: "item", after: "name", period: "value", source: "source" };
const RELEASE: Fields = { version: "version", on: "day", planned: "value" };
const PART: Fields = { component: "item", name: "name", version: "version", standing: "value" };
const ADD_ON: Fields = { name: "name", supported: "value" };

/** Walks the document and makes a row of each thing, with the line on which it begins. */
class YamlReader implements Rows {
  readonly rows: SheetRow[] = [];
  readonly faults: FileFault[] = [];
  private readonly lines: LineCounter;
  private readonly text: string;

  constructor(lines: LineCounter, text: string) {
    this.lines = lines;
    this.text = text;
  }

  readProgramme(root: unknown): void {
    for (const [key, value] of this.entriesOf(root)) {
      if (key === "rules") this.readList(value, RULE, { kind: "rule" });
      else if (key === "lines") for (const line of this.itemsOf(value)) this.readLine(line);
      else this.faults.push(unreadable(this.at(value), key));
    }
  }

  private readLine(node: unknown): void {
    const entries = this.entriesOf(node);
    const line = this.textOf(entries.find(([key]) => key === "line")?.[1]);
    for (const [key, value] of entries) {
      if (key === "releases") this.readList(value, RELEASE, { kind: "release", line });
      else if (key === "stack") this.readList(value, PART, { kind: "stack", line });
      else if (key === "add_ons") this.readList(value, ADD_ON, { kind: "add_on", line });
      else if (key === "milestones") this.readDays(value, line);
      else if (key !== "line") this.faults.push(unreadable(this.at(value), key));
    }
  }

  private readDays(node: unknown, line: string): void {
    for (const [item, value] of this.entriesOf(node))
      this.add(value, { kind: "milestone", line, item, day: this.textOf(value) });
  }

  private readList(node: unknown, fields: Fields, row: Partial<SheetRow>): void {
    for (const item of this.itemsOf(node)) {
      const said: Partial<Record<SheetColumn, string>> = {};
      for (const [key, value] of this.entriesOf(item)) {
        const column = Object.hasOwn(fields, key) ? fields[key] : undefined;
        if (column === undefined) this.faults.push(unreadable(this.at(value), key));
        else said[column] = wordOf(key, this.textOf(value));
      }
      this.add(item, { ...row, ...said });
    }
  }

  private add(node: unknown, row: Partial<SheetRow>): void {
    this.rows.push({ ...EMPTY_ROW, ...row, at: this.at(node) });
  }

  private entriesOf(node: unknown): readonly (readonly [string, unknown])[] {
    if (isMap(node)) return node.items.map(({ key, value }) => [this.textOf(key), value]);
    if (!isEmpty(node)) this.refuse(node);
    return [];
  }

  private itemsOf(node: unknown): readonly unknown[] {
    if (isSeq(node)) return node.items;
    if (!isEmpty(node)) this.refuse(node);
    return [];
  }

  private textOf(node: unknown): string {
    if (node === null || node === undefined) return "";
    if (isScalar(node) && typeof node.value === "string") return node.value.trim();
    this.refuse(node);
    return "";
  }

  private refuse(node: unknown): void {
    const [from, to] = isNode(node) && node.range ? node.range : [0, 0];
    const [written = ""] = this.text.slice(from, to).split("\n");
    this.faults.push(unreadable(this.at(node), written.trim()));
  }

  private at(node: unknown): number {
    return isNode(node) && node.range ? this.lines.linePos(node.range[0]).line : 1;
  }
}

/** Nothing is written there: `releases:` alone. */
function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === "");
}

/** Yes and no, as a sheet's row has them. */
function wordOf(key: string, text: string): string {
  if (key === "planned") return text === "true" ? "planned" : text === "false" ? "" : text;
  if (key === "supported")
    return text === "true" ? "supported" : text === "false" ? "not_supported" : text;
  return text;
}

/** The same programme as a file. */
export function writeFile(format: SheetFormat, sheet: ProgrammeSheet): string {
  return format === "csv" ? csvOf(sheet) : yamlOf(sheet);
}

function csvOf(sheet: ProgrammeSheet): string {
  const rows = writeSheet(sheet).map((row) => SHEET_COLUMNS.map((column) => quoted(row[column])));
  return [SHEET_COLUMNS, ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

function quoted(text: string): string {
  const cell = guarded(text);
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** What a spreadsheet would carry out is marked as text, and the mark is taken off again when it comes in. */
function guarded(cell: string): string {
  return /^['=+\-@]/u.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell: string): string {
  return /^'['=+\-@]/u.test(cell) ? cell.slice(1) : cell;
}

function yamlOf({ rules, lines }: ProgrammeSheet): string {
  return stringify({
    rules: rules.map(({ kind, after, period, source }) => ({
      milestone: kind,
      after,
      period: period.toString(),
      source,
    })),
    lines: lines.map(({ line, releases, setDays, stack, addOns }) => ({
      line,
      milestones: Object.fromEntries(
        setDays.map(({ kind, on }) => [kind, on?.toString() ?? "unknown"]),
      ),
      releases: releases.map(({ version, on, planned }) => ({
        version,
        on: on.toString(),
        ...(planned ? { planned } : {}),
      })),
      stack: stack.map(({ version, ...part }) => ({
        ...part,
        ...(version === null ? {} : { version }),
      })),
      add_ons: addOns.map(({ name, supported }) => ({ name, supported })),
    })),
  });
}
