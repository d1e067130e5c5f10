/** What the desk asks of itself, in general and for a ticket. For the console alone: no page of the portal may load it. */
import { queryOptions } from "@tanstack/react-query";
import { getObjectives, getTicketObjectives } from "#api/objectives.ts";
import type { ObjectivesPage } from "#api/objectives.ts";
import { ask } from "#web/session/ask.ts";

export type { ObjectivesPage };
export type Level = ObjectivesPage["levels"][number];

export const objectivesQuery = queryOptions({
  queryKey: ["objectives"],
  queryFn: ({ signal }) => ask(getObjectives, { signal }),
});

const aMinute = 60_000;

/** Its key goes on from that of the ticket's clocks, so that what renews those renews it; time does too. */
export const ticketObjectivesQuery = (reference: string) =>
  queryOptions({
    queryKey: ["ticket-clocks", reference, "objectives"],
    queryFn: ({ signal }) => ask(getTicketObjectives, { params: { reference }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.clocks.some(({ endedAt }) => endedAt === null) === true ? aMinute : false,
  });
