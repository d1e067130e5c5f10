import { writeSheet, type ProgrammeSheet, type SheetLine } from "./sheet.ts";
import { compareVersions, parseVersion } from "./version.ts";

export type SheetChange = "releases" | "milestones" | "stack" | "add_ons";

export interface LineChange {
  readonly line: string;
  readonly isNew: boolean;
  /** None: the file says what is there already. */
  readonly changes: readonly SheetChange[];
}

const OF_KIND: Readonly<Record<string, SheetChange>> = {
  release: "releases",
  milestone: "milestones",
  stack: "stack",
  add_on: "add_ons",
};

/**
 * What keeping a file would change, line by line of the file. Lines that it does not name stay as they are, and so do
 * versions that are out: a release is dated anew, never taken away.
 */
export function sheetChanges(before: ProgrammeSheet, file: ProgrammeSheet): readonly LineChange[] {
  return file.lines.map((after) => {
    const was = before.lines.find(({ line }) => line === after.line);
    if (was === undefined) return { line: after.line, isNew: true, changes: [] };
    const [old, next] = [textsOf(was), textsOf(after)];
    const changes = Object.entries(OF_KIND).flatMap(([kind, change]) => {
      const [had, has] = [old.get(kind) ?? [], next.get(kind) ?? []];
      const isSame =
        kind === "release" ? has.every((text) => had.includes(text)) : String(had) === String(has);
      return isSame ? [] : [change];
    });
    return { line: after.line, isNew: false, changes };
  });
}

/** The file with each release that is known written as it is known: `6.5` is no second one beside `6.5.0`. */
export function writtenAsKnown(before: ProgrammeSheet, file: ProgrammeSheet): ProgrammeSheet {
  const lines = file.lines.map((line) => {
    const known = before.lines.find((one) => one.line === line.line)?.releases ?? [];
    const releases = line.releases.map((release) => ({
      ...release,
      version:
        known.find((one) => isSame(one.version, release.version))?.version ?? release.version,
    }));
    return { ...line, releases };
  });
  return { ...file, lines };
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  return left.ok && right.ok && compareVersions(left.value, right.value) === 0;
}

/** Whether the rules of the file differ; a file without any leaves them as they are. */
export function rulesChange(before: ProgrammeSheet, file: ProgrammeSheet): boolean {
  const texts = ({ rules }: ProgrammeSheet) => JSON.stringify(writeSheet({ rules, lines: [] }));
  return file.rules.length > 0 && texts(before) !== texts(file);
}

/** Every row of a line as text, by its kind. Milestones and add-ons are in no order of their own; the stack is. */
function textsOf(line: SheetLine): ReadonlyMap<string, readonly string[]> {
  const rows = writeSheet({ rules: [], lines: [line] });
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  return new Map(
    [...byKind].map(([kind, own]) => {
      const texts = own.map((row) => JSON.stringify(row));
      return [kind, kind === "stack" ? texts : texts.toSorted()];
    }),
  );
}
