/** The contracts that the reader may choose among: apart from the lists of tickets, which the first page needs alone. */
import { queryOptions } from "@tanstack/react-query";
import { listSubscriptions } from "#api/desk.ts";
import { askAll } from "#web/session/ask-all.ts";
import { ask } from "#web/session/ask.ts";

export const subscriptionsQuery = queryOptions({
  queryKey: ["subscriptions"],
  queryFn: ({ signal }) =>
    askAll((cursor) =>
      ask(listSubscriptions, {
        query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      }),
    ),
});
