import type { FactName } from "../environments/environment.ts";
import type { Nature } from "../tickets/vocabulary.ts";

/** Kinds of file that answer an item by being there. */
export const FILE_KINDS = ["log", "stack_trace", "thread_dump", "memory_dump", "profile"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What the filer says of the problem, and what makes further information needed. */
export const CIRCUMSTANCES = ["through_the_interface", "with_data", "slow", "going_on"] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

export interface IntakeItem {
  /** Unique within a form; answers are kept under it. */
  readonly key: string;
  readonly need: "required" | "optional" | { readonly if: Circumstance };
  /** What the registry of environments knows of it; null: nothing. */
  readonly fact: FactName | null;
  /** Any one of these answers it. */
  readonly files: readonly FileKind[];
}

/** What every request tells (R-31-06); its nature is the form itself. */
const OF_EVERY_REQUEST: readonly IntakeItem[] = (
  [
    "release",
    "os",
    "app_server",
    "jvm",
    "machine",
    "user_volume",
    "deployment",
    "third_party",
  ] as const
).map((fact) => ({ key: fact, need: "required", fact, files: [] }));

/** What a report of a problem tells beside it, whatever its severity (R-31-07). */
const OF_A_PROBLEM: readonly IntakeItem[] = [
  { key: "behaviour", need: "required", fact: null, files: [] },
  { key: "scenario", need: { if: "through_the_interface" }, fact: null, files: [] },
  { key: "injected_values", need: { if: "with_data" }, fact: null, files: [] },
  { key: "profile", need: { if: "slow" }, fact: null, files: ["profile"] },
  {
    key: "state_before",
    need: { if: "going_on" },
    fact: null,
    files: ["thread_dump", "memory_dump"],
  },
  { key: "logs", need: "required", fact: null, files: ["log"] },
  { key: "stack_traces", need: "optional", fact: null, files: ["stack_trace"] },
  { key: "content", need: "optional", fact: null, files: [] },
  { key: "anything_else", need: "optional", fact: null, files: [] },
];

/** The form that a desk starts with, in the order in which it asks. */
export function defaultItems(nature: Nature): readonly IntakeItem[] {
  return nature === "problem_report" ? [...OF_EVERY_REQUEST, ...OF_A_PROBLEM] : OF_EVERY_REQUEST;
}
