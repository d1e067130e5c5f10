import { canonical } from "../kit/canonical.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import { checkNames, isLike, type Surroundings } from "./agreement.ts";
import { checkTerms, type TermsRefusal } from "./check-terms.ts";
import { plainGrant } from "./offer.ts";
import { coveredUntil, isBefore } from "./span.ts";
import { termsOn, type Subscription, type TermsVersion } from "./subscription.ts";
import type { Terms } from "./terms.ts";
import { writeTerms } from "./written-terms.ts";

export type AmendmentRefusal =
  | TermsRefusal
  | "too_many_named_contacts"
  | "outside_contract"
  | "nothing_changes";

/** Other terms from a day on. */
export interface Amendment {
  readonly from: Temporal.PlainDate;
  readonly terms: Terms;
}

/**
 * The version that an amendment makes. The versions before it stay as they were: whoever was granted something by one
 * keeps it (R-21-04). A version whose day is still to come takes over on that day, as was agreed then.
 */
export function amend(
  contract: Subscription,
  { from, terms }: Amendment,
  namedNow: number,
): Result<TermsVersion, AmendmentRefusal> {
  if (isBefore(from, contract.startsOn) || !isBefore(from, coveredUntil(contract)))
    return refuse("outside_contract", { field: "from" });
  const sound = checkTerms(terms);
  if (!sound.ok) return sound;
  const named = checkNames(namedNow, terms);
  if (!named.ok) return named;
  const before = termsOn(contract, from);
  if (before !== undefined && isSame(before.terms, terms)) return refuse("nothing_changes");
  return ok({ version: lastVersion(contract) + 1, from, terms });
}

/**
 * When a contract ends early, as `endedEarlyOn`: the first day that is not covered any more, or null for the day on which it
 * was to end, which takes the early end back. Days that are covered again are not those of its like, unless both are wanted.
 */
export function endEarly(
  contract: Subscription,
  day: Temporal.PlainDate,
  { contracts, overlapWanted }: Pick<Surroundings, "contracts" | "overlapWanted">,
): Result<Temporal.PlainDate | null, "outside_contract" | "nothing_changes" | "contract_overlaps"> {
  const { id, startsOn, endsOn } = contract;
  if (isBefore(day, startsOn) || isBefore(endsOn, day))
    return refuse("outside_contract", { field: "endsOn" });
  const until = coveredUntil(contract);
  if (until.equals(day)) return refuse("nothing_changes");
  const regained = { ...contract, startsOn: until, endsOn: day, endedEarlyOn: null };
  const like = overlapWanted
    ? undefined
    : contracts.find((one) => one.id !== id && isLike(one, regained));
  if (like !== undefined)
    return refuse("contract_overlaps", { field: "endsOn", params: { sku: like.sku } });
  return ok(day.equals(endsOn) ? null : day);
}

export interface AmendmentPreview {
  readonly from: Temporal.PlainDate;
  /** The day on which terms that were agreed before take over again; null: until the contract ends. */
  readonly until: Temporal.PlainDate | null;
  readonly before: TermsVersion;
  readonly after: TermsVersion;
  /** Open tickets by the terms that they keep, none of which the amendment touches; null: none were noted. */
  readonly kept: readonly { readonly version: number | null; readonly tickets: number }[];
}

/** What an amendment would change: nothing for tickets that are there, and for those filed later what the two say apart. */
export function previewAmendment(
  contract: Subscription,
  after: TermsVersion,
  openTickets: readonly { readonly termsVersion: number | null }[],
): AmendmentPreview {
  const { from } = after;
  const before = termsOn(contract, from) ?? contract.versions[0] ?? after;
  const later = contract.versions
    .map((one) => one.from)
    .filter((day) => isBefore(from, day))
    .toSorted((a, b) => Temporal.PlainDate.compare(a, b));
  const counted = Map.groupBy(openTickets, ({ termsVersion }) => termsVersion);
  const kept = [...counted]
    .map(([version, tickets]) => ({ version, tickets: tickets.length }))
    .toSorted((a, b) => (a.version ?? 0) - (b.version ?? 0));
  return { from, until: later[0] ?? null, before, after, kept };
}

function lastVersion({ versions }: Subscription): number {
  return Math.max(0, ...versions.map(({ version }) => version));
}

function isSame(one: Terms, other: Terms): boolean {
  return canonical(plain(one)) === canonical(plain(other));
}

/** The same for all that a contract says. */
function plain(terms: Terms) {
  const { offer, appliesWorkarounds, escalationPoints, extras } = writeTerms(terms);
  return {
    ...plainGrant(terms),
    offer,
    appliesWorkarounds,
    escalationPoints: escalationPoints.map((point) => ({ ...point })),
    extras: extras.map((extra) => canonical({ ...extra })).toSorted(),
  };
}
