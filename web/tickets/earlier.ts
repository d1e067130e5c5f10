import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { EventView, TicketView } from "#api/ticket-views.ts";
import { listTicketEvents } from "#api/tickets.ts";
import { ask } from "#web/session/ask.ts";

type Earlier = { events: EventView[]; more: boolean; loading: boolean; load: () => void };

/** What happened before the events that the ticket brings along, page by page, when asked for; oldest first. */
export function useEarlier({ reference, events, earlier }: TicketView): Earlier {
  const [wanted, setWanted] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ["ticket-history", reference],
    enabled: wanted && earlier,
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 100, ...(pageParam === "" ? {} : { cursor: pageParam }) };
      return ask(listTicketEvents, { params: { reference }, query, signal });
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const brought = new Set(events.map(keyOf));
  const pages = query.data?.pages ?? [];
  const before = pages
    .toReversed()
    .flatMap(({ items }) => items)
    .filter((event) => !brought.has(keyOf(event)));
  const more = earlier && (!wanted || query.hasNextPage || query.isPending);
  const load = () => {
    if (wanted) void query.fetchNextPage();
    setWanted(true);
  };
  return { events: before, more, loading: query.isFetching, load };
}

function keyOf({ chain, sequence }: EventView): string {
  return `${chain}:${sequence}`;
}
