import type { EnvironmentId, SubscriptionId } from "../kit/brand.ts";
import { canonical } from "../kit/canonical.ts";
import {
  FACTS,
  type ConfirmedBy,
  type EnvironmentFacts,
  type EnvironmentKind,
  type FactName,
  type FactValues,
} from "./environment.ts";

/** A system as it was at one of its versions: what a ticket keeps of it. */
export interface EnvironmentAt {
  readonly id: EnvironmentId;
  readonly version: number;
}

/** Values as somebody said them: a fact that was not spoken of is absent. */
export type SaidFacts = { readonly [Name in FactName]?: FactValues[Name] };

export const ENVIRONMENT_ACTS = ["recorded", "confirmed", "changed", "removed"] as const;
export type EnvironmentAct = (typeof ENVIRONMENT_ACTS)[number];

/** One thing that somebody did to what the desk holds of a system; `version` counts them from 1. */
export interface EnvironmentChange {
  readonly version: number;
  readonly act: EnvironmentAct;
  readonly at: Temporal.Instant;
  readonly by: ConfirmedBy;
  readonly name: string;
  readonly kind: EnvironmentKind;
  readonly subscription: SubscriptionId | null;
  /** Said or confirmed then. */
  readonly said: SaidFacts;
}

/** What is known after somebody spoke: what was said bears this instant and this person, the rest what it bore. */
export function learn(
  known: EnvironmentFacts,
  said: SaidFacts,
  { at, by }: Pick<EnvironmentChange, "at" | "by">,
): EnvironmentFacts {
  const heard = FACTS.flatMap((name) => {
    const value = said[name];
    return value === undefined ? [] : [[name, { value, confirmedAt: at, confirmedBy: by }]];
  });
  return { ...known, ...Object.fromEntries(heard) };
}

/** Everything that is known, said again as it stands: what one key confirms. Corrections win. */
export function sayAgain(known: EnvironmentFacts, corrections: SaidFacts): SaidFacts {
  const standing = FACTS.flatMap((name) => {
    const value = known[name]?.value;
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(standing), ...corrections };
}

/** What was known at that instant, an act of that very instant included. Changes are given oldest first. */
export function factsAt(
  changes: readonly EnvironmentChange[],
  instant: Temporal.Instant,
): EnvironmentFacts {
  return changes
    .filter(({ at }) => Temporal.Instant.compare(at, instant) <= 0)
    .reduce<EnvironmentFacts>((known, change) => learn(known, change.said, change), {});
}

export interface ComparedFact {
  readonly name: FactName;
  readonly before: FactValues[FactName] | null;
  readonly after: FactValues[FactName] | null;
  readonly changed: boolean;
}

/** What two moments knew, fact by fact, in the order of the registry; what neither knew is left out. */
export function compareFacts(
  before: EnvironmentFacts,
  after: EnvironmentFacts,
): readonly ComparedFact[] {
  return FACTS.flatMap((name) => {
    const [was, is] = [before[name]?.value ?? null, after[name]?.value ?? null];
    if (was === null && is === null) return [];
    return [{ name, before: was, after: is, changed: textOf(was) !== textOf(is) }];
  });
}

function textOf(value: FactValues[FactName] | null): string {
  if (value === null || typeof value !== "object" || "length" in value) return canonical(value);
  return canonical({ ...value });
}
