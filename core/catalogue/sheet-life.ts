import { checkMilestones } from "./milestones.ts";
import { readSheet, type SheetFault } from "./read-sheet.ts";
import type { ReleaseLine } from "./release-line.ts";
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

/** What no row of a file gets wrong by itself: a release that was known is out before the first day that the file sets. */
export function keptFaults(rows: readonly SheetRow[], kept: ProgrammeSheet): readonly SheetFault[] {
  const whole = writeSheet(kept).map((row, at) => ({ ...row, at }));
  const together = readSheet(whole).faults.filter(
    ({ code }) => code === "before_line" || code === "too_many",
  );
  return together.map((fault) => {
    const known = whole[fault.at];
    const row = rowOfLife(rows, known?.line ?? "", "general_availability") ?? rows.at(-1);
    const value = fault.code === "before_line" ? `${known?.version} (${known?.day})` : fault.value;
    return { ...fault, at: row?.at ?? 1, value };
  });
}

/**
 * Lines whose days come out in another order than that of a life, those that rules derive included, each at the row that
 * has most to do with it. `lives`: as they would be, newest first.
 */
export function derivedFaults(
  rows: readonly SheetRow[],
  lives: readonly Pick<ReleaseLine, "line" | "milestones">[],
): readonly SheetFault[] {
  return lives.flatMap(({ line, milestones }, index) => {
    const ordered = checkMilestones(milestones);
    if (ordered.ok) return [];
    const late = String(ordered.refusal.params?.["kind"]);
    const next = lives[index - 1]?.line ?? "";
    const row =
      rowOfLife(rows, line, late) ??
      rows.find(({ kind, item }) => kind === "rule" && item === late) ??
      rowOfLife(rows, next, "general_availability") ??
      rows[0];
    const column = row?.kind === "rule" ? "value" : "day";
    return [{ at: row?.at ?? 1, column, code: "derived_out_of_order", value: line } as const];
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
