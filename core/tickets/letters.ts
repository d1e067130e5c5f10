import type { EventType, TicketEvent } from "./events.ts";

/** Whom an event is told to by letter: the beneficiary who must act or know, or the agent who must. */
const READERS: Partial<Record<EventType, "filer" | "assignee">> = {
  "information-requested": "filer",
  "conclusion-proposed": "filer",
  "beneficiary-reminded": "filer",
  "ticket-rejected": "filer",
  "closed-unanswered": "filer",
  "reply-added": "filer",
  "severity-declared": "assignee",
};

/** Who gets a letter about this event; nobody is written to about their own words, nor after a telephone call. */
export function readerOf(event: TicketEvent): "filer" | "assignee" | null {
  if (event.type === "reply-added" && event.actor.kind === "contact") return null;
  if (event.type === "beneficiary-reminded" && event.payload.channel === "phone") return null;
  return READERS[event.type] ?? null;
}
