import { describe, expect, test } from "vitest";
import { rulesChange, sheetChanges, writtenAsKnown } from "./sheet-changes.ts";
import type { ProgrammeSheet, SheetLine, SheetRelease } from "./sheet.ts";

const release = (version: string, on = "2024-03-01"): SheetRelease => ({
  version,
  on: Temporal.PlainDate.from(on),
  planned: false,
});
const LINE: SheetLine = {
  line: "6.5",
  releases: [release("6.5.0"), release("6.5.1")],
  setDays: [{ kind: "eosl", on: null }],
  stack: [
    { component: "app_server", name: "Tomcat", version: "9.0", standing: "supported" },
    { component: "jvm", name: "Temurin", version: "17", standing: "supported" },
  ],
  addOns: [
    { name: "exo-chat", supported: true },
    { name: "exo-news", supported: false },
  ],
};
const RULE = {
  kind: "eosl",
  after: "next_line",
  period: Temporal.Duration.from("P1Y"),
  source: "",
} as const;
const sheet = (...lines: readonly SheetLine[]): ProgrammeSheet => ({ rules: [RULE], lines });

describe("what a file would change", () => {
  const changesOf = (differing: Partial<SheetLine>) =>
    sheetChanges(sheet(LINE), sheet({ ...LINE, ...differing }))[0]?.changes;

  test("a line that is there already in the same words changes nothing, in whatever order they stand", () => {
    expect(changesOf({})).toEqual([]);
    expect(changesOf({ addOns: LINE.addOns.toReversed() })).toEqual([]);
  });

  test("the order of the stack says something", () => {
    expect(changesOf({ stack: LINE.stack.toReversed() })).toEqual(["stack"]);
  });

  test("a release that the file does not name is not taken away, another day dates it anew", () => {
    expect(changesOf({ releases: [release("6.5.1")] })).toEqual([]);
    expect(changesOf({ releases: [release("6.5.1", "2024-04-01")] })).toEqual(["releases"]);
  });

  test("what the file leaves out of the rest is a change", () => {
    expect(changesOf({ setDays: [], addOns: [] })).toEqual(["milestones", "add_ons"]);
  });

  test("a line of which nobody knew is new, and lines that the file does not name are not told", () => {
    const file = sheet({ ...LINE, line: "7.0", releases: [] });
    expect(sheetChanges(sheet(LINE), file)).toEqual([{ line: "7.0", isNew: true, changes: [] }]);
  });

  test("rules change where the file has others; one without any leaves them", () => {
    const other = { ...RULE, period: Temporal.Duration.from("P2Y") };
    expect(rulesChange(sheet(), sheet())).toBe(false);
    expect(rulesChange(sheet(), { rules: [other], lines: [] })).toBe(true);
    expect(rulesChange(sheet(), { rules: [], lines: [] })).toBe(false);
  });
});

test("a release keeps the writing by which it is known", () => {
  const file = sheet(
    { ...LINE, releases: [release("6.5"), release("6.5.1-GA"), release("6.5.2")] },
    { ...LINE, line: "7.0", releases: [release("7.0")] },
  );
  const written = writtenAsKnown(sheet(LINE), file).lines.map(({ releases }) =>
    releases.map(({ version }) => version),
  );
  expect(written).toEqual([["6.5.0", "6.5.1", "6.5.2"], ["7.0"]]);
});
