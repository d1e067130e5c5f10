/** The queries of lists. Keys begin with "tickets", so that live events renew them. */
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { GivenQuery } from "#api/route.ts";
import { listTickets } from "#api/tickets.ts";
import { ask } from "#web/session/ask.ts";

export type TicketFilters = Omit<
  NonNullable<GivenQuery<typeof listTickets>>,
  "cursor" | "limit" | "queue"
>;

export function ticketPagesQuery(filters: TicketFilters) {
  return infiniteQueryOptions({
    queryKey: ["tickets", "pages", filters],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      ask(listTickets, {
        query: { ...filters, limit: 25, ...(pageParam === "" ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function ticketListQuery(filters: TicketFilters, limit: number) {
  return queryOptions({
    queryKey: ["tickets", "list", filters, limit],
    queryFn: ({ signal }) => ask(listTickets, { query: { ...filters, limit }, signal }),
  });
}
