/**
 * useWaiting(): { mine, others, isKnown, error, askAgain }: what waits for the reader, oldest first, and the solutions that only a
 *   colleague may settle, which the tickets themselves say. A solution is neither's until its ticket has come. isKnown: the first of
 *   these answers are there; until then there is nothing to count.
 */
import { useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { TicketSummary, TicketView } from "#api/ticket-views.ts";
import { offerOf } from "#web/tickets/moment.ts";
import { ticketQuery } from "#web/tickets/ticket-query.ts";
import { ticketListQuery } from "../ticket-queries.ts";

const none: TicketSummary[] = [];

export function useWaiting() {
  const list = useQuery(ticketListQuery({ waitingOn: "beneficiary" }, 50));
  const { data: { items = none } = {} } = list;
  const solutions = items.filter(({ state }) => state === "resolved");
  const details = useQueries({ queries: solutions.map(({ reference }) => ticketQuery(reference)) });
  const isSettled = list.isSuccess && details.every(({ isSuccess }) => isSuccess);
  // Once told, it stays told: a solution that comes while one reads is counted when it is known whose it is.
  const [isKnown, setKnown] = useState(isSettled);
  if (isSettled && !isKnown) setKnown(true);
  const failed = details.filter(({ isError }) => isError);
  const tickets = details.flatMap(({ data }) => data ?? []);
  const { mine = none, others = none } = Object.groupBy(isKnown ? items : none, (summary) =>
    waitsFor(summary, tickets),
  );
  return {
    mine: mine.toSorted(byAge),
    others: others.toSorted(byAge),
    isKnown,
    error: list.error ?? failed[0]?.error,
    askAgain: () => [list, ...failed].forEach(({ refetch }) => void refetch()),
  };
}

function waitsFor({ reference, state }: TicketSummary, tickets: readonly TicketView[]) {
  if (state !== "resolved") return "mine";
  const ticket = tickets.find((one) => one.reference === reference);
  const accept = ticket && offerOf(ticket, "accept");
  if (accept === undefined) return "unknown";
  return accept.allowed ? "mine" : "others";
}

function byAge(one: TicketSummary, other: TicketSummary): number {
  return Date.parse(one.waitingSince) - Date.parse(other.waitingSince);
}
