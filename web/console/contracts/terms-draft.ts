/** What is typed of a contract's terms, before it is one of the contract's own. Empty texts stand for what is left out. */
import type { OfferView, TermsView } from "#api/contract-views.ts";
import type { GivenBody } from "#api/route.ts";
import type { amendContract } from "#api/contracts.ts";
import { EXTRAS } from "#core/contracts/vocabulary.ts";
import { limitBeyond } from "#core/kit/our-times.ts";
import { APPLIERS } from "#core/tickets/vocabulary.ts";
import { isFlag, isListOf, isMadeOf, isOneOf, isText } from "#web/session/shapes.ts";

type GivenTerms = GivenBody<typeof amendContract>;
export type Point = {
  side: "desk" | "beneficiary";
  name: string;
  role: string;
  email: string;
  phone: string;
};
export type Extra = {
  kind: TermsView["extras"][number]["kind"];
  lines: string;
  from: string;
  until: string;
  detail: string;
};
export type TermsDraft = {
  offer: string;
  applies: TermsView["appliesWorkarounds"];
  points: Point[];
  extras: Extra[];
  /** Whether a contract under its offer is to be granted what the offer says now. */
  refresh: boolean;
  why: string;
};

export const isTermsDraft = isMadeOf<TermsDraft>({
  offer: isText,
  applies: isOneOf(APPLIERS),
  points: isListOf(
    isMadeOf<Point>({
      side: isOneOf(["desk", "beneficiary"]),
      name: isText,
      role: isText,
      email: isText,
      phone: isText,
    }),
  ),
  extras: isListOf(
    isMadeOf<Extra>({
      kind: isOneOf(EXTRAS),
      lines: isText,
      from: isText,
      until: isText,
      detail: isText,
    }),
  ),
  refresh: isFlag,
  why: isText,
});

export const noTerms: TermsDraft = {
  offer: "",
  applies: "beneficiary",
  points: [],
  extras: [],
  refresh: false,
  why: "",
};

export const emptyPoint: Point = { side: "desk", name: "", role: "", email: "", phone: "" };

export function draftOf(terms: TermsView, offers: readonly OfferView[]): TermsDraft {
  return {
    offer: offers.find(({ name }) => name === terms.offer)?.id ?? "",
    applies: terms.appliesWorkarounds,
    points: terms.escalationPoints.map(({ phone, ...point }) => ({ ...point, phone: phone ?? "" })),
    extras: terms.extras.map(({ kind, lines, from, until, detail }) => ({
      kind,
      lines: lines.join(", "),
      from: within(from),
      until: within(until),
      detail,
    })),
    refresh: false,
    why: "",
  };
}

/** Days that were kept before there were bounds would have every amendment refused. */
const within = (day: string | null): string => (day === null ? "" : (limitBeyond(day) ?? day));

/** What a renewal keeps without anybody typing it: what was granted under an offer that stays. */
export function keptOf(terms: TermsView, offers: readonly OfferView[], offer: string) {
  const { channels, phone, included, serviceLevels, addOns, namedContacts } = terms;
  const { ticketsPerYear, plannedFixResolves } = terms;
  const stays = offers.some(({ id, name }) => id === offer && name === terms.offer);
  return stays
    ? {
        offerTerms: {
          channels,
          phone,
          included,
          serviceLevels,
          addOns,
          ticketsPerYear,
          namedContacts,
          plannedFixResolves,
        },
      }
    : {};
}

/** The draft as the desk takes it. */
export function givenOf(draft: TermsDraft, offers: readonly OfferView[]) {
  const { offer, applies, points, extras, refresh, why } = draft;
  const chosen = refresh ? offers.find(({ id }) => id === offer) : undefined;
  return {
    offer,
    ...(chosen === undefined ? {} : { offerTerms: chosen.terms }),
    appliesWorkarounds: applies,
    escalationPoints: points.map(({ phone, ...point }) => ({
      ...point,
      phone: phone.trim() === "" ? null : phone,
    })),
    extras: extras.map(({ kind, lines, from, until, detail }) => ({
      kind,
      lines: lines
        .split(",")
        .map((line) => line.trim())
        .filter(Boolean),
      from: from === "" ? null : from,
      until: until === "" ? null : until,
      detail,
    })),
    why,
  } satisfies Omit<GivenTerms, "from">;
}
