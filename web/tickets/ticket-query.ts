/** One ticket, renewed by live events: apart from its commands, because its addresses ask for it before there is a page. */
import { queryOptions } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import { getTicket } from "#api/tickets.ts";
import { clocksQuery } from "#web/clocks/clock-queries.ts";
import { ask } from "#web/session/ask.ts";
import { wasJustRefused } from "#web/session/refused.ts";
import { fetchMarkdown } from "#web/ui/markdown-parts.ts";

export const ticketQuery = (reference: string) =>
  queryOptions({
    queryKey: ["ticket", reference],
    queryFn: ({ signal }) => ask(getTicket, { params: { reference }, signal }),
  });

/** Asks for the ticket of an address, its clocks and what its texts are drawn with, while its page is on its way. */
export async function askTicket(
  queryClient: QueryClient,
  { reference = "" }: Readonly<Record<string, string>>,
): Promise<void> {
  fetchMarkdown();
  const query = ticketQuery(reference);
  const last = queryClient.getQueryState(query.queryKey);
  // Its address asks twice: as the program begins, and when the router knows who is asking.
  if (last !== undefined && wasJustRefused(last)) return;
  await Promise.all([
    queryClient.prefetchQuery(query),
    queryClient.prefetchQuery(clocksQuery(reference)),
  ]);
}
