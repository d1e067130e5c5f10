import {
  isTold as isKnownFact,
  type EnvironmentFacts,
  type FactName,
} from "../environments/environment.ts";
import { saysNothing } from "../kit/hidden.ts";
import type { Circumstance, FileKind, IntakeItem } from "./items.ts";

/** What was told so far. */
export interface IntakeAnswers {
  /** By the item's key; blank ones answer nothing, and keys that the form does not have are ignored. */
  readonly texts: Readonly<Record<string, string>>;
  readonly files: readonly FileKind[];
  readonly circumstances: readonly Circumstance[];
}

/** What the registry holds of the system, and which of it is too old to work with. */
export interface KnownSystem {
  readonly facts: EnvironmentFacts;
  readonly old: readonly FactName[];
}

/** `to_confirm`: the registry knows, but since too long ago (R-31-09). `optional`: not told and not missed. */
export type ItemState = "met" | "met_by_environment" | "to_confirm" | "missing" | "optional";

export interface JudgedItem {
  readonly key: string;
  readonly state: ItemState;
}

/**
 * How each item of the form stands, in the form's order. What the filer tells comes before what the registry knows;
 * a part without its version is not known, since names and versions are asked for. Without a system only the filer
 * answers. Missing never stands against sending: it is what the desk asks first.
 */
export function completenessOf(
  items: readonly IntakeItem[],
  answers: IntakeAnswers,
  system: KnownSystem | null,
): readonly JudgedItem[] {
  return items.map((item) => ({ key: item.key, state: stateOf(item, answers, system) }));
}

/** Keys to ask the beneficiary for, in the form's order. */
export function unmetItems(judged: readonly JudgedItem[]): readonly string[] {
  return judged
    .filter(({ state }) => state === "missing" || state === "to_confirm")
    .map(({ key }) => key);
}

function stateOf(item: IntakeItem, answers: IntakeAnswers, system: KnownSystem | null): ItemState {
  if (isTold(item, answers)) return "met";
  if (item.fact !== null && system !== null && isKnownFact(system.facts[item.fact]))
    return system.old.includes(item.fact) ? "to_confirm" : "met_by_environment";
  return isNeeded(item, answers) ? "missing" : "optional";
}

function isTold({ key, files }: IntakeItem, answers: IntakeAnswers): boolean {
  const text = Object.hasOwn(answers.texts, key) ? answers.texts[key] : undefined;
  return !saysNothing(text ?? "") || files.some((kind) => answers.files.includes(kind));
}

function isNeeded({ need }: IntakeItem, { circumstances }: IntakeAnswers): boolean {
  if (typeof need === "string") return need === "required";
  return circumstances.includes(need.if);
}
