/** What a ticket is promised. The key holds the reference, so that whatever happens to the ticket renews it; time does too. */
import { queryOptions } from "@tanstack/react-query";
import { getTicketClocks } from "#api/clocks.ts";
import { ask } from "#web/session/ask.ts";

const aMinute = 60_000;

export const clocksQuery = (reference: string) =>
  queryOptions({
    queryKey: ["ticket-clocks", reference],
    queryFn: ({ signal }) => ask(getTicketClocks, { params: { reference }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.clocks.some(({ endedAt }) => endedAt === null) === true ? aMinute : false,
  });
