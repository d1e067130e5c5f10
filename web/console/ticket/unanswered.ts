import type { TicketView } from "#api/ticket-views.ts";

/** Items of the last request for information that nothing answers yet. */
export function unansweredOf({ requests }: Pick<TicketView, "requests">) {
  return requests.at(-1)?.items.filter(({ answered }) => !answered) ?? [];
}
