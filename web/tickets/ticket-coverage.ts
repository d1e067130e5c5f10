import { queryOptions } from "@tanstack/react-query";
import { getTicketCoverage } from "#api/coverage.ts";
import { ask } from "#web/session/ask.ts";

/** What the contract said of a ticket, and says now. Keys begin with "ticket", so that whatever changes the ticket renews it. */
export const ticketCoverageQuery = (reference: string) =>
  queryOptions({
    queryKey: ["ticket", reference, "coverage"],
    queryFn: ({ signal }) => ask(getTicketCoverage, { params: { reference }, signal }),
  });
