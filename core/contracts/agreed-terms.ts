import type { Applier } from "../tickets/vocabulary.ts";
import type { EscalationPoint, OfferTerms, Terms } from "./terms.ts";
import { readExtra, type WrittenExtra } from "./written-terms.ts";

/** What two sides say when they agree on terms: an offer, what differs from it, and what no offer can know. */
export interface GivenTerms {
  readonly offerTerms?: OfferTerms | undefined;
  readonly appliesWorkarounds: Applier;
  readonly escalationPoints: readonly EscalationPoint[];
  readonly extras: readonly WrittenExtra[];
}

/**
 * The terms that come of it. The offer is copied as it is now; a contract that stays under its offer keeps what it was
 * granted, also where the offer was made less meanwhile.
 */
export function agreedTerms(
  { offerTerms, appliesWorkarounds, escalationPoints, extras }: GivenTerms,
  offer: { readonly name: string; readonly terms: OfferTerms },
  { zone, kept }: { readonly zone: string; readonly kept: Terms | undefined },
): Terms {
  const granted = offerTerms ?? (kept?.offer === offer.name ? kept : offer.terms);
  const { channels, phone, namedContacts, included, serviceLevels, addOns } = granted;
  const { ticketsPerYear, plannedFixResolves } = granted;
  return {
    offer: offer.name,
    channels,
    phone,
    namedContacts,
    included,
    serviceLevels,
    addOns,
    ticketsPerYear,
    plannedFixResolves,
    zone,
    appliesWorkarounds,
    escalationPoints,
    extras: extras.map(readExtra),
  };
}
