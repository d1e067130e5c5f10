import type { FactName } from "../environments/environment.ts";
import type { Language } from "../people/actor.ts";
import type { Nature } from "../tickets/vocabulary.ts";

/** Kinds of file that answer an item by being there. */
export const FILE_KINDS = ["log", "stack_trace", "thread_dump", "memory_dump", "profile"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What the filer says of the problem, and what makes further information needed. */
export const CIRCUMSTANCES = ["through_the_interface", "with_data", "slow", "going_on"] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

/** How many items a form has at most. */
export const MOST_ITEMS = 60;
/** How many one request asks for at most: all of a form, and the confirmation of the system. */
export const MOST_ASKED = MOST_ITEMS + 1;

/** The words of an item that the desk added or reworded, in one language. */
export interface ItemWords {
  /** What it is, in a few words. */
  readonly label: string;
  /** How to find it out. May be empty. */
  readonly help: string;
  /** What support says when it asks for it. */
  readonly ask: string;
}

export interface IntakeItem {
  /** Unique within a form; answers are kept under it. */
  readonly key: string;
  readonly need: "required" | "optional" | { readonly if: Circumstance };
  /** What the registry of environments knows of it; null: nothing. */
  readonly fact: FactName | null;
  /** Any one of these answers it. */
  readonly files: readonly FileKind[];
  /** Null: the standard words of its key. */
  readonly words: Readonly<Record<Language, ItemWords>> | null;
}

/** What every request tells (R-31-06, R-31-09); its nature is the form itself. */
const OF_EVERY_REQUEST: readonly IntakeItem[] = (
  [
    "release",
    "add_ons",
    "os",
    "app_server",
    "jvm",
    "machine",
    "database",
    "user_volume",
    "deployment",
    "third_party",
  ] as const
).map((fact) => item(fact, { fact }));

/** What a report of a problem tells beside it, whatever its severity (R-31-07). */
const OF_A_PROBLEM: readonly IntakeItem[] = [
  item("behaviour"),
  item("scenario", { need: { if: "through_the_interface" } }),
  item("injected_values", { need: { if: "with_data" } }),
  item("profile", { need: { if: "slow" }, files: ["profile"] }),
  item("state_before", { need: { if: "going_on" }, files: ["thread_dump", "memory_dump"] }),
  item("logs", { files: ["log"] }),
  item("stack_traces", { need: "optional", files: ["stack_trace"] }),
  item("content", { need: "optional" }),
  item("anything_else", { need: "optional" }),
];

/** What further natures ask of the filer. */
const FURTHER: Readonly<Partial<Record<Nature, readonly IntakeItem[]>>> = {
  problem_report: OF_A_PROBLEM,
  maintenance_delivery: [item("wanted_version"), item("wanted_for", { need: "optional" })],
  activity_report: [item("period"), item("indicators", { need: "optional" })],
};

/** Natures that concern the contract, the programme or the software as it is sold, and no system (R-34-01). */
const WITHOUT_SYSTEM: readonly Nature[] = ["clarification", "suggestion", "activity_report"];

/** Whether a request of that nature is about a system of the beneficiary. */
export function isAboutSystem(nature: Nature): boolean {
  return !WITHOUT_SYSTEM.includes(nature);
}

/** What the desk holds of each system (R-31-09) beside the minimum of every request (R-31-06). */
const BESIDE_THE_MINIMUM: readonly string[] = ["add_ons", "database"];

/**
 * The form that a desk starts with, in the order in which it asks. The minimum is that of every request, whatever it is about;
 * what else is known of a system is welcome in a request about none, and not missed.
 */
export function defaultItems(nature: Nature): readonly IntakeItem[] {
  const ofSystem = isAboutSystem(nature)
    ? OF_EVERY_REQUEST
    : OF_EVERY_REQUEST.map((one) =>
        BESIDE_THE_MINIMUM.includes(one.key) ? { ...one, need: "optional" as const } : one,
      );
  return [...(FURTHER[nature] ?? []), ...ofSystem];
}

function item(key: string, more: Partial<Omit<IntakeItem, "key">> = {}): IntakeItem {
  return { key, need: "required", fact: null, files: [], words: null, ...more };
}
