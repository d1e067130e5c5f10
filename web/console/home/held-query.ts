import { queryOptions } from "@tanstack/react-query";
import type { AnswerOf } from "#api/route.ts";
import { listTickets, type ListedTicket } from "#api/tickets.ts";
import { ask } from "#web/session/ask.ts";

const pageSize = 100;
const pagesMax = 5;

/**
 * The open tickets that an agent holds, the gravest first, at most five hundred. Asked for once: the list does not change under
 * whoever works through it.
 */
export const heldQuery = (agent: string) =>
  queryOptions({
    queryKey: ["held", agent],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => listHeld(agent, signal),
  });

interface Held {
  readonly tickets: readonly ListedTicket[];
  readonly more: boolean;
}

async function listHeld(agent: string, signal: AbortSignal): Promise<Held> {
  const tickets: ListedTicket[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const { items, next }: HeldPage = await ask(listTickets, {
      query: {
        queue: "all",
        assignee: agent,
        limit: pageSize,
        ...(cursor === undefined ? {} : { cursor }),
      },
      signal,
    });
    tickets.push(...items);
    if (next === null) return { tickets, more: false };
    cursor = next;
  }
  return { tickets, more: true };
}

type HeldPage = AnswerOf<typeof listTickets>;
