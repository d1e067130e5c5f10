import { canonical } from "../kit/canonical.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import { checkOfferTerms, type OfferRefusal } from "./check-terms.ts";
import type { OfferTerms } from "./terms.ts";

/** What the desk offers now, under a name that contracts carry and that therefore stays. */
export interface OfferStanding {
  readonly source: string | null;
  readonly terms: OfferTerms;
  readonly isWithdrawn: boolean;
}

/** Whether an offer may say this from now on. Contracts that are there copied it, and none of them changes (R-21-04). */
export function changeOffer(
  offer: OfferStanding,
  next: Pick<OfferStanding, "source" | "terms">,
): Result<undefined, OfferRefusal | "nothing_changes"> {
  const sound = checkOfferTerms(next.terms);
  if (!sound.ok) return sound;
  const isSame = offer.source === next.source && sameGrant(offer.terms, next.terms);
  return isSame ? refuse("nothing_changes") : ok(undefined);
}

/** Withdraws an offer, or offers it again. */
export function standOffer(
  offer: Pick<OfferStanding, "isWithdrawn">,
  wanted: "withdrawn" | "offered_again",
): Result<undefined, "nothing_changes"> {
  return offer.isWithdrawn === (wanted === "withdrawn") ? refuse("nothing_changes") : ok(undefined);
}

/**
 * Whether a contract may be agreed under this offer. One that is withdrawn serves the contracts that are under it already,
 * also when they are amended; none begins under it, and none is renewed under it.
 */
export function mayBeAgreed(
  { isWithdrawn }: Pick<OfferStanding, "isWithdrawn">,
  isUnderItAlready: boolean,
): Result<undefined, "offer_withdrawn"> {
  return isWithdrawn && !isUnderItAlready
    ? refuse("offer_withdrawn", { field: "offer" })
    : ok(undefined);
}

/** Whether two grant the same, whatever the order in which they say it. */
export function sameGrant(one: OfferTerms, other: OfferTerms): boolean {
  return canonical(plainGrant(one)) === canonical(plainGrant(other));
}

/** Only what offers grant, in an order of our own: a list means the same whatever the order of its rows. */
export function plainGrant({ channels, included, serviceLevels, addOns, ...rest }: OfferTerms) {
  return {
    phone: rest.phone,
    namedContacts: rest.namedContacts,
    ticketsPerYear: rest.ticketsPerYear,
    plannedFixResolves: rest.plannedFixResolves,
    channels: channels.toSorted(),
    included: included.toSorted(),
    addOns: addOns?.toSorted() ?? null,
    serviceLevels: serviceLevels.map((level) => canonical({ ...level })).toSorted(),
  };
}
