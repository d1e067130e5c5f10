/** What is typed of an offer before it is one. Empty texts stand for what is left out. */
import type { OfferView } from "#api/contract-views.ts";
import type { changeOffer } from "#api/offers.ts";
import type { GivenBody } from "#api/route.ts";

type OfferTermsView = OfferView["terms"];
type Level = OfferTermsView["serviceLevels"][number];

/** A target as it is typed: its amount is text until it is sent. */
export type LevelDraft = Omit<Level, "amount"> & { amount: string };
export type OfferDraft = {
  name: string;
  source: string;
  channels: OfferTermsView["channels"];
  phone: string;
  namedContacts: string;
  ticketsPerYear: string;
  included: OfferTermsView["included"];
  reachesAllAddOns: boolean;
  addOns: string;
  levels: LevelDraft[];
  plannedFixResolves: boolean;
  why: string;
};

export const emptyOffer: OfferDraft = {
  name: "",
  source: "",
  channels: ["portal", "email"],
  phone: "",
  namedContacts: "",
  ticketsPerYear: "",
  included: [],
  reachesAllAddOns: true,
  addOns: "",
  levels: [],
  plannedFixResolves: false,
  why: "",
};

const numberText = (value: number | null): string => (value === null ? "" : String(value));

export function draftOf(offer: {
  name: string;
  source: string | null;
  terms: OfferTermsView;
}): OfferDraft {
  const { channels, phone, included, addOns, serviceLevels, ...limits } = offer.terms;
  return {
    name: offer.name,
    source: offer.source ?? "",
    channels,
    phone: phone ?? "",
    namedContacts: numberText(limits.namedContacts),
    ticketsPerYear: numberText(limits.ticketsPerYear),
    included,
    reachesAllAddOns: addOns === null,
    addOns: addOns?.join(", ") ?? "",
    levels: serviceLevels.map((level) => ({ ...level, amount: String(level.amount) })),
    plannedFixResolves: limits.plannedFixResolves,
    why: "",
  };
}

/** Nothing where nothing is typed; what is no number is sent as none, and refused by name. */
const limitOf = (text: string): number | null => (text.trim() === "" ? null : wholeOf(text));
const wholeOf = (text: string): number => Math.trunc(Number(text)) || 0;

export function termsOf(draft: OfferDraft): OfferTermsView {
  return {
    channels: draft.channels,
    phone: draft.channels.includes("phone") && draft.phone.trim() !== "" ? draft.phone : null,
    namedContacts: limitOf(draft.namedContacts),
    ticketsPerYear: limitOf(draft.ticketsPerYear),
    included: draft.included,
    addOns: draft.reachesAllAddOns
      ? null
      : draft.addOns
          .split(",")
          .map((one) => one.trim())
          .filter(Boolean),
    serviceLevels: draft.levels.map((level) => ({ ...level, amount: wholeOf(level.amount) })),
    plannedFixResolves:
      draft.plannedFixResolves && draft.levels.some(({ clock }) => clock === "resolution"),
  };
}

/** The draft as the desk takes it, but for the name, which a change leaves as it is. */
export function givenOf(draft: OfferDraft) {
  const { source, why } = draft;
  return {
    source: source.trim() === "" ? null : source,
    terms: termsOf(draft),
    why,
  } satisfies GivenBody<typeof changeOffer>;
}
