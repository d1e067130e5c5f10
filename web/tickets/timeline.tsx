/**
 * Timeline { ticket, side, label? }: the conversation, latest first: messages with their bodies and files, other acts as one line.
 *   Each entry has the id `event-<sequence>` (`note-<sequence>` in the internal chain). showEvent(sequence): goes there and says so.
 */
import { useTranslation } from "react-i18next";
import type { EventView, TicketView } from "#api/ticket-views.ts";
import { Boundary } from "#web/ui/boundary.tsx";
import { KeysetPager } from "#web/ui/keyset-pager.tsx";
import { useEarlier } from "./earlier.ts";
import { useEventSentence } from "./event-sentence.ts";
import { EventEntry, PlainEntry } from "./event-entry.tsx";
import type { Side } from "./moment.ts";
import "./conversation.css";

type Props = { ticket: TicketView; side: Side; label?: string };

export function Timeline({ ticket, side, label }: Props) {
  const { t } = useTranslation("tickets");
  const earlier = useEarlier(ticket);
  const sentence = useEventSentence(ticket);
  const events = [...earlier.events, ...ticket.events].toReversed();
  return (
    <>
      <ol className="timeline" aria-label={label ?? t("conversation")}>
        {events.map((event) => (
          <Boundary
            key={entryId(event)}
            fallback={<PlainEntry id={entryId(event)} event={event} sentence={sentence(event)} />}
          >
            <EventEntry
              id={entryId(event)}
              event={event}
              ticket={ticket}
              side={side}
              sentence={sentence(event)}
            />
          </Boundary>
        ))}
      </ol>
      {earlier.more ? (
        <KeysetPager
          hasMore
          shown={events.length}
          loading={earlier.loading}
          onMore={earlier.load}
          label={t("earlier")}
        />
      ) : null}
    </>
  );
}

function entryId({ chain, sequence }: EventView): string {
  return `${chain === "internal" ? "note" : "event"}-${sequence}`;
}

export function showEvent(sequence: number): void {
  const place = document.getElementById(`event-${sequence}`);
  place?.scrollIntoView({ block: "center", behavior: "smooth" });
  place?.focus({ preventScroll: true });
}
