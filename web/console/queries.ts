/** What the console asks the desk for. Keys follow session/live.ts, so that another person's change renews them. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { listAgents } from "#api/agents.ts";
import { searchContacts } from "#api/contacts.ts";
import { listReleases, listSubscriptions } from "#api/desk.ts";
import { getOrganisation, listOrganisations } from "#api/organisations.ts";
import { countQueues, listTickets } from "#api/tickets.ts";
import type { Queue } from "#api/tickets.ts";
import type { TargetFilter } from "#api/time-left.ts";
import { ask } from "#web/session/ask.ts";

const rarelyChanges = 5 * 60_000;
const pageSize = 50;

export const countsQuery = queryOptions({
  queryKey: ["counts"],
  queryFn: ({ signal }) => ask(countQueues, { signal }),
});

/** What a queue is narrowed to, as its address says it. */
export interface QueueFilters {
  readonly assignee?: string;
  readonly target?: TargetFilter;
  readonly offer?: string;
}

const minute = 60_000;

export const ticketsQuery = (queue: Queue, search: string, filters: QueueFilters = {}) =>
  infiniteQueryOptions({
    queryKey: ["tickets", { queue, search, ...filters }],
    queryFn: ({ pageParam, signal }) =>
      ask(listTickets, {
        query: {
          queue,
          ...filters,
          limit: pageSize,
          ...(search ? { search } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    // Time passes though nobody does anything.
    refetchInterval: queue === "at_risk" ? minute : false,
  });

export const agentsQuery = queryOptions({
  queryKey: ["agents"],
  queryFn: ({ signal }) => ask(listAgents, { signal }),
  staleTime: rarelyChanges,
});

export const releasesQuery = queryOptions({
  queryKey: ["releases"],
  queryFn: ({ signal }) => ask(listReleases, { signal }),
  staleTime: rarelyChanges,
});

export const contactsQuery = (search: string) =>
  queryOptions({
    queryKey: ["contacts", search],
    queryFn: ({ signal }) => ask(searchContacts, { query: { search, limit: 12 }, signal }),
    placeholderData: keepPreviousData,
  });

export const organisationsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ["organisations", search],
    queryFn: ({ pageParam, signal }) =>
      ask(listOrganisations, {
        query: {
          limit: pageSize,
          ...(search ? { search } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

export const organisationQuery = (organisation: string) =>
  queryOptions({
    queryKey: ["organisation", organisation],
    queryFn: ({ signal }) => ask(getOrganisation, { params: { organisation }, signal }),
  });

export const subscriptionsQuery = (organisation: string) =>
  queryOptions({
    queryKey: ["subscriptions", organisation],
    queryFn: ({ signal }) => ask(listSubscriptions, { query: { organisation }, signal }),
    enabled: organisation !== "",
  });
