import type { AgentId } from "../kit/brand.ts";
import type { EventType, TicketEvent } from "./events.ts";

export type LetterReader = "filer" | "assignee";

/** Whom an event is told to by letter: the beneficiary who must act or know, or the agent who must. */
const READERS: Partial<Record<EventType, LetterReader>> = {
  "information-requested": "filer",
  "conclusion-proposed": "filer",
  "beneficiary-reminded": "filer",
  "ticket-rejected": "filer",
  "closed-unanswered": "filer",
  "reply-added": "filer",
  "severity-declared": "assignee",
  "information-provided": "assignee",
  "conclusion-refused": "assignee",
};

/** Who gets a letter about this event; nobody is written to about their own words, nor after a telephone call. */
export function readerOf(event: TicketEvent, assignee: AgentId | null): LetterReader | null {
  if (event.type === "beneficiary-reminded" && event.payload.channel === "phone") return null;
  const isAnswer = event.type === "reply-added" && event.actor.kind === "contact";
  const reader = isAnswer ? "assignee" : (READERS[event.type] ?? null);
  if (reader !== "assignee") return reader;
  const isOwn = event.actor.kind === "agent" && event.actor.id === assignee;
  return assignee === null || isOwn ? null : "assignee";
}
