import type { OfferView } from "#api/contract-views.ts";
import type { OfferPage } from "#api/offers.ts";
import { mayBeAgreed } from "#core/contracts/offer.ts";
import type { OfferTerms, Terms } from "#core/contracts/terms.ts";
import { OFFER_TEMPLATES } from "#core/contracts/templates/all.ts";
import { SKUS } from "#core/contracts/templates/skus.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff, mayAsStaff } from "#core/people/policy.ts";
import type { Queries } from "#server/platform/database.ts";
import { findOffer, listOfferChanges, type Offer } from "./store.ts";

export function viewOffer({ id, name, source, terms, version, withdrawnAt }: Offer): OfferView {
  return {
    id,
    version: String(version),
    name,
    source,
    terms: viewOfferTerms(terms),
    withdrawnAt: withdrawnAt?.toString() ?? null,
  };
}

/** An offer and all that it said before, for whoever may read the desk's customers. */
export async function readOfferPage(
  queries: Queries,
  actor: Actor,
  id: string,
): Promise<Result<OfferPage, "forbidden" | "not_found">> {
  const allowed = authorizeStaff(actor, "customers.read");
  if (!allowed.ok) return allowed;
  const offer = await findOffer(queries, id);
  if (offer === undefined) return refuse("not_found");
  const changes = await listOfferChanges(queries, id);
  return ok({
    offer: viewOffer(offer),
    changes: changes.map(({ at, terms, ...change }) => ({
      ...change,
      at: at.toString(),
      terms: viewOfferTerms(terms),
    })),
    may: { change: mayAsStaff(actor, "offers.manage") },
  });
}

/** The offer that a contract is to be agreed under, which may be withdrawn only where its terms are kept. */
export async function readOffered(
  queries: Queries,
  id: string,
  kept: Pick<Terms, "offer"> | null,
): Promise<Result<Offer, "unknown_offer" | "offer_withdrawn">> {
  const offer = await findOffer(queries, id);
  if (offer === undefined) return refuse("unknown_offer", { field: "offer" });
  const isWithdrawn = offer.withdrawnAt !== null;
  const agreeable = mayBeAgreed({ isWithdrawn }, kept?.offer === offer.name);
  return agreeable.ok ? ok(offer) : agreeable;
}

/** Lists that whoever is answered may keep. */
export function viewOfferTerms(terms: OfferTerms): OfferView["terms"] {
  const { channels, included, serviceLevels, addOns, phone, namedContacts } = terms;
  const { ticketsPerYear, plannedFixResolves } = terms;
  return {
    channels: [...channels],
    phone,
    namedContacts,
    included: [...included],
    serviceLevels: serviceLevels.map((level) => ({ ...level })),
    addOns: addOns === null ? null : [...addOns],
    ticketsPerYear,
    plannedFixResolves,
  };
}

/** What the program knows of vendors' published tables; nothing of it is this desk's own. */
export function viewTemplates() {
  return {
    items: OFFER_TEMPLATES.map((template) => ({
      ...template,
      terms: viewOfferTerms(template.terms),
    })),
    skus: SKUS.map(({ sku, template, months }) => ({ sku, template, months })),
  };
}
