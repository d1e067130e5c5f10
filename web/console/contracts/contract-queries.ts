/** What the forms of contracts choose from. */
import { queryOptions } from "@tanstack/react-query";
import { listOffers } from "#api/offers.ts";
import { ask } from "#web/session/ask.ts";

const rarelyChanges = 5 * 60_000;

export const offersQuery = queryOptions({
  queryKey: ["offers"],
  queryFn: ({ signal }) => ask(listOffers, { signal }),
  staleTime: rarelyChanges,
});
