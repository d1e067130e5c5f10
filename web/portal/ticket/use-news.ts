import { useEffect, useRef } from "react";
import type { TicketView } from "#api/ticket-views.ts";
import { useSession } from "#web/session/session.ts";
import { useEventSentence } from "#web/tickets/event-sentence.ts";
import { notify } from "#web/ui/notices.tsx";

/** Tells the reader what someone else has just done to the ticket on the page. */
export function useNews(ticket: TicketView): void {
  const me = useSession();
  const sentence = useEventSentence(ticket);
  const last = ticket.events.at(-1);
  const seen = useRef(last?.sequence ?? 0);
  useEffect(() => {
    if (last === undefined || last.sequence <= seen.current) return;
    seen.current = last.sequence;
    if (last.actor.id !== me.id) notify({ tone: "news", title: sentence(last) });
  }, [last, me.id, sentence]);
}
