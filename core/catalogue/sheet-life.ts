import { worsened, type DerivedLife } from "./life-change.ts";
import { isOutBefore } from "./milestones.ts";
import { readSheet, type SheetFault } from "./read-sheet.ts";
import { writeSheet, type ProgrammeSheet, type SheetRow } from "./sheet.ts";

/** The programme once a file is kept: lines that it does not name stay, as do releases, and rules where it has none. */
export function keptAs(before: ProgrammeSheet, file: ProgrammeSheet): ProgrammeSheet {
  const named = new Set(file.lines.map(({ line }) => line));
  const lines = file.lines.map((after) => {
    const versions = new Set(after.releases.map(({ version }) => version));
    const was = before.lines.find(({ line }) => line === after.line)?.releases ?? [];
    const stay = was.filter(({ version }) => !versions.has(version));
    return { ...after, releases: [...stay, ...after.releases] };
  });
  return {
    rules: file.rules.length > 0 ? file.rules : before.rules,
    lines: [...before.lines.filter(({ line }) => !named.has(line)), ...lines],
  };
}

/**
 * Releases that a file has come out before the first day of their line, each at its own row, or at that day's where they were
 * known. What was so before is no fault of the file.
 */
export function earlyFaults(
  rows: readonly SheetRow[],
  kept: ProgrammeSheet,
  before: ProgrammeSheet,
): readonly SheetFault[] {
  const was = new Set(tooEarlyIn(before).map(({ text }) => text));
  return tooEarlyIn(kept)
    .filter(({ text }) => !was.has(text))
    .map(({ line, version, on }): SheetFault => {
      const own = rows.find((row) => row.kind === "release" && row.version === version);
      const row = own ?? rowOfLife(rows, line, "general_availability");
      const value = own?.day ?? `${version} (${on.toString()})`;
      return { at: row?.at ?? 1, column: "day", code: "before_line", value };
    });
}

/** More rows or lines than a programme holds, where each file had fewer. */
export function longFaults(rows: readonly SheetRow[], kept: ProgrammeSheet): readonly SheetFault[] {
  const whole = writeSheet(kept).map((row, at) => ({ ...row, at }));
  const long = readSheet(whole).faults.filter(({ code }) => code === "too_many");
  return long.map((fault) => {
    const first = rowOfLife(rows, whole[fault.at]?.line ?? "", "general_availability");
    return { ...fault, at: (first ?? rows.at(-1))?.at ?? 1 };
  });
}

/** Releases that are out before the first day that is written down of their line; `text` tells one from every other. */
function tooEarlyIn({ lines }: ProgrammeSheet) {
  return lines.flatMap(({ line, setDays, releases }) => {
    const first = setDays.find(({ kind }) => kind === "general_availability")?.on ?? null;
    return releases
      .filter(({ version, on }) => isOutBefore(version, on, first))
      .map(({ version, on }) => ({
        line,
        version,
        on,
        text: JSON.stringify([line, version, on, first]),
      }));
  });
}

/**
 * Lines that a file puts out of order, or further out of it than they were, and those whose derived days it leads beyond
 * 2200; each at the row that has most to do with it. `lives`: as they would be, newest first; `were`: as they are.
 */
export function derivedFaults(
  rows: readonly SheetRow[],
  lives: readonly DerivedLife[],
  were: readonly DerivedLife[],
): readonly SheetFault[] {
  return lives.flatMap((life, index) => {
    const next = lives[index - 1]?.line ?? "";
    const { late, beyond } = worsened(life, were);
    const faults = [
      ...(late === undefined ? [] : [{ code: "derived_out_of_order", kind: late } as const]),
      ...beyond.map((kind) => ({ code: "derived_out_of_range", kind }) as const),
    ];
    return faults.map(({ code, kind }) => {
      const row =
        rowOfLife(rows, life.line, kind) ??
        rows.find((one) => one.kind === "rule" && one.item === kind) ??
        rowOfLife(rows, next, "general_availability") ??
        rows[0];
      const column = row?.kind === "rule" ? "value" : "day";
      return { at: row?.at ?? 1, column, code, value: life.line } as const;
    });
  });
}

/** The row of that day; else another day of the line, else its first. */
function rowOfLife(rows: readonly SheetRow[], line: string, milestone: string) {
  const own = rows.filter((row) => row.line === line && line !== "");
  return (
    own.find(({ kind, item }) => kind === "milestone" && item === milestone) ??
    own.find(({ kind }) => kind === "milestone") ??
    own[0]
  );
}
