import { isTold, type Environment, type FactName } from "./environment.ts";

/** What the desk must hold of a system before it treats a request about it (R-31-06); the search engine may be bundled. */
export const REQUIRED_FACTS: readonly FactName[] = [
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
];

export interface Freshness {
  /** `to_confirm` as soon as one required fact is missing or old. */
  readonly state: "fresh" | "to_confirm";
  readonly missing: readonly FactName[];
  readonly old: readonly FactName[];
  /** When the required fact that was not confirmed for the longest was; null where none is known. */
  readonly confirmedSince: Temporal.Instant | null;
}

/** The little of a system's facts that lists keep of them: from it their state is read at any moment. */
export interface FreshnessKept {
  /** Whether every required fact is there. */
  readonly whole: boolean;
  readonly confirmedSince: Temporal.Instant | null;
}

export function keptOf(environment: Pick<Environment, "facts">): FreshnessKept {
  const known = REQUIRED_FACTS.map((name) => environment.facts[name]).filter(isTold);
  const told = known.map(({ confirmedAt }) => confirmedAt);
  return {
    whole: known.length === REQUIRED_FACTS.length,
    confirmedSince: told.toSorted(Temporal.Instant.compare)[0] ?? null,
  };
}

/** The state that `freshnessOf` finds, from what lists keep. */
export function stateOf(
  { whole, confirmedSince }: FreshnessKept,
  at: Temporal.Instant,
  days: number,
): Freshness["state"] {
  const limit = at.subtract({ hours: 24 * days });
  const isOld = confirmedSince !== null && Temporal.Instant.compare(confirmedSince, limit) < 0;
  return whole && !isOld ? "fresh" : "to_confirm";
}

/**
 * R-31-09: whether what is known of a system is complete and recent enough to work with. A fact is old once more than
 * `days` × 24 hours went by since it was confirmed: at that very instant it is not yet.
 */
export function freshnessOf(
  { facts }: Pick<Environment, "facts">,
  at: Temporal.Instant,
  days: number,
): Freshness {
  const limit = at.subtract({ hours: 24 * days });
  const missing = REQUIRED_FACTS.filter((name) => !isTold(facts[name]));
  const old = REQUIRED_FACTS.filter((name) => {
    const fact = facts[name];
    return isTold(fact) && Temporal.Instant.compare(fact.confirmedAt, limit) < 0;
  });
  const kept = keptOf({ facts });
  return { state: stateOf(kept, at, days), missing, old, confirmedSince: kept.confirmedSince };
}
