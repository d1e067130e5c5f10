import type { Environment, FactName } from "./environment.ts";

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
  const missing = REQUIRED_FACTS.filter((name) => facts[name] === undefined);
  const known = REQUIRED_FACTS.flatMap((name) => {
    const fact = facts[name];
    return fact === undefined ? [] : [{ name, at: fact.confirmedAt }];
  });
  const old = known
    .filter((fact) => Temporal.Instant.compare(fact.at, limit) < 0)
    .map(({ name }) => name);
  const [longest] = known.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  return {
    state: missing.length === 0 && old.length === 0 ? "fresh" : "to_confirm",
    missing,
    old,
    confirmedSince: longest?.at ?? null,
  };
}
