/** What the desk offers. Keys begin with "offers", so that one change renews the list and the pages alike. */
import { queryOptions } from "@tanstack/react-query";
import { getOffer, listOffers, listOfferTemplates } from "#api/offers.ts";
import type { OfferPage } from "#api/offers.ts";
import type { AnswerOf } from "#api/route.ts";
import { ask } from "#web/session/ask.ts";

const rarelyChanges = 5 * 60_000;

export type { OfferPage };
export type Template = AnswerOf<typeof listOfferTemplates>["items"][number];

export const offersQuery = queryOptions({
  queryKey: ["offers", "all"],
  queryFn: ({ signal }) => ask(listOffers, { signal }),
  staleTime: rarelyChanges,
});

export const offerQuery = (offer: string) =>
  queryOptions({
    queryKey: ["offers", "one", offer],
    queryFn: ({ signal }) => ask(getOffer, { params: { offer }, signal }),
  });

/** What vendors published, which changes with the program alone. */
export const templatesQuery = queryOptions({
  queryKey: ["offer-templates"],
  queryFn: ({ signal }) => ask(listOfferTemplates, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
