/** Words whose moment is over can go into the reply, where one may be written. */
import type { TicketView } from "#api/ticket-views.ts";
import { useDraft } from "#web/session/use-draft.ts";
import { KeptWords as Kept } from "#web/tickets/kept-words.tsx";
import { offerOf } from "#web/tickets/moment.ts";
import { replyDraftMoved } from "./reply-draft.ts";

export function KeptWords({ draft, ticket }: { draft: string; ticket: TicketView }) {
  const reply = useDraft(`reply:${ticket.reference}`);
  const move = (words: string) => {
    reply.setText([reply.text, words].filter(Boolean).join("\n\n"));
    // The reply box reads its draft when it is drawn anew.
    dispatchEvent(new Event(replyDraftMoved));
  };
  return <Kept draft={draft} onMove={offerOf(ticket, "reply")?.allowed ? move : undefined} />;
}
