import type { EventView, TicketView } from "#api/ticket-views.ts";
import { STATES } from "#core/tickets/vocabulary.ts";
import type { State } from "#core/tickets/vocabulary.ts";
import { wordIn } from "./payload.ts";

/** A stretch of time in one state, and the event that began it; the last one still runs unless the ticket is closed. */
export type StateSpan = { state: State; from: string; to?: string; because: EventView | undefined };

/** The states that a ticket went through, told by its events. Where the oldest are not loaded it starts with the first known. */
export function stateSpans(
  ticket: Pick<TicketView, "events" | "filedAt" | "state" | "earlier">,
): StateSpan[] {
  const spans: StateSpan[] = [];
  for (const event of ticket.events.filter(({ chain }) => chain === "public")) {
    const to = event.type === "ticket-filed" ? "new" : stateIn(event, "to");
    const last = spans.at(-1);
    if (to === undefined || to === last?.state) continue;
    if (last === undefined && to !== "new")
      spans.push({
        state: stateIn(event, "from") ?? "new",
        from: ticket.filedAt,
        because: undefined,
      });
    const open = spans.at(-1);
    if (open && open.to === undefined) open.to = event.at;
    spans.push({ state: to, from: event.at, because: event });
  }
  return spans.length > 0
    ? spans
    : [{ state: ticket.state, from: ticket.filedAt, because: undefined }];
}

function stateIn(event: EventView, name: "from" | "to"): State | undefined {
  const value = wordIn(event.payload, name);
  return STATES.find((state) => state === value);
}
