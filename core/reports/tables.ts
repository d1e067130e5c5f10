import { CLOCKS } from "../contracts/vocabulary.ts";
import { CLOSURE_REASONS, CONCLUSION_KINDS, NATURES, SEVERITIES } from "../tickets/vocabulary.ts";

/** What the numbers of a table count. */
export type Unit = "tickets" | "targets" | "times" | "hours";

export interface TableShape {
  readonly unit: Unit;
  /** Null: named by what the log names. */
  readonly rows: readonly string[] | null;
  readonly columns: readonly string[];
  /** Whether rows that count nothing are told too. */
  readonly isWhole: boolean;
  readonly hasTotal: boolean;
  /** Whether the period before is told beside it. */
  readonly isCompared: boolean;
}

const VOLUMES = ["open_before", "filed", "solved", "closed_otherwise", "open_after"] as const;

/**
 * The numbers of an activity report (R-34-06; the procedure names none, these are ours). Each column has a definition in
 * words, `reports:columns.<column>`, each row a name.
 */
export const REPORT_TABLES = {
  volumes: table("tickets", SEVERITIES.map(String), VOLUMES, { isWhole: true, hasTotal: true }),
  natures: table("tickets", NATURES, VOLUMES, { hasTotal: true }),
  months: table("tickets", null, ["filed", "solved"], { isCompared: false }),
  targets: table("targets", targetRows(), ["met", "missed", "lowered"], { hasTotal: true }),
  /** For the desk alone: it stands apart in its reports, and in no other. */
  objectives: table("targets", targetRows(), ["met", "missed", "lowered"], { hasTotal: true }),
  times: table(
    "hours",
    ["new", "open", "suspended", "in_progress", "resolved"],
    ["desk", "beneficiary"],
    { isWhole: true, hasTotal: true },
  ),
  acts: table(
    "times",
    [
      "reminders",
      "refusals",
      "second_refusals",
      "escalations",
      "acknowledgements",
      "interactions",
      "raised",
      "lowered",
      "follow_ups",
    ],
    ["count"],
    { isWhole: true },
  ),
  conclusions: table("times", CONCLUSION_KINDS, ["proposed", "accepted", "assumed", "refused"], {
    hasTotal: true,
  }),
  closures: table("tickets", CLOSURE_REASONS, ["closed"], { hasTotal: true }),
  releases: table("tickets", null, ["filed"]),
  environments: table("tickets", null, ["filed"]),
} as const;

export type TableKey = keyof typeof REPORT_TABLES;
export type RowOf<Key extends TableKey> =
  (typeof REPORT_TABLES)[Key]["rows"] extends readonly (infer Row extends string)[] ? Row : string;
export type ColumnOf<Key extends TableKey> = (typeof REPORT_TABLES)[Key]["columns"][number];

/** What every report tells, whoever reads it. */
export const TABLE_KEYS = [
  "volumes",
  "natures",
  "months",
  "targets",
  "times",
  "acts",
  "conclusions",
  "closures",
  "releases",
  "environments",
] as const satisfies readonly TableKey[];

/** One row for each clock and severity, `response:1`. */
export type TargetRow = `${(typeof CLOCKS)[number]}:${(typeof SEVERITIES)[number]}`;

function targetRows(): readonly TargetRow[] {
  return CLOCKS.flatMap((clock) => SEVERITIES.map((severity): TargetRow => `${clock}:${severity}`));
}

function table<
  const Rows extends readonly string[] | null,
  const Columns extends readonly string[],
>(
  unit: Unit,
  rows: Rows,
  columns: Columns,
  more: Partial<Pick<TableShape, "isWhole" | "hasTotal" | "isCompared">> = {},
) {
  return { unit, rows, columns, isWhole: false, hasTotal: false, isCompared: true, ...more };
}
