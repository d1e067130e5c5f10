import { useInfiniteQuery } from "@tanstack/react-query";
import type { ListedTicket } from "#api/tickets.ts";
import type { Queue } from "#api/tickets.ts";
import { ticketsQuery, type QueueFilters } from "../queries.ts";

export type QueueList = {
  tickets: readonly ListedTicket[];
  hasMore: boolean;
  loadingMore: boolean;
  more: () => void;
  loading: boolean;
  cause: Error | null;
  retry: () => void;
};

/** The tickets of one queue, page by page. */
export function useQueue(queue: Queue, search: string, filters: QueueFilters): QueueList {
  const query = useInfiniteQuery(ticketsQuery(queue, search, filters));
  return {
    tickets: query.data?.pages.flatMap(({ items }) => items) ?? [],
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    loading: query.isPending,
    cause: query.error,
    retry: () => void query.refetch(),
  };
}
