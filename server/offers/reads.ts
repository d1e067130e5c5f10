import type { OfferView } from "#api/contract-views.ts";
import type { OfferTerms } from "#core/contracts/terms.ts";
import { OFFER_TEMPLATES } from "#core/contracts/templates/all.ts";
import { SKUS } from "#core/contracts/templates/skus.ts";
import type { Offer } from "./store.ts";

export function viewOffer({ id, name, source, terms }: Offer): OfferView {
  return { id, name, source, terms: viewOfferTerms(terms) };
}

/** Lists that whoever is answered may keep. */
export function viewOfferTerms(terms: OfferTerms): OfferView["terms"] {
  const { channels, included, serviceLevels, addOns, phone, namedContacts, ticketsPerYear } = terms;
  return {
    channels: [...channels],
    phone,
    namedContacts,
    included: [...included],
    serviceLevels: serviceLevels.map((level) => ({ ...level })),
    addOns: addOns === null ? null : [...addOns],
    ticketsPerYear,
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
