/**
 * TicketRibbon { ticket, side, onMark? }: the ribbon of one ticket: its states, and who said something when.
 *   onMark(sequence): a mark was chosen; show that message (Timeline gives each the id `event-<sequence>`).
 */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EventView, TicketView } from "#api/ticket-views.ts";
import type { RibbonMark, RibbonPost, RibbonSpan } from "#web/ui/ribbon/ribbon-data.ts";
import { Ribbon } from "#web/ui/ribbon/ribbon.tsx";
import { useMinute } from "#web/ui/time.tsx";
import { useEventSentence } from "./event-sentence.ts";
import { useMoment } from "./moment.ts";
import type { Side } from "./moment.ts";
import { yesIn } from "./payload.ts";
import { stateSpans } from "./state-spans.ts";

type Props = { ticket: TicketView; side: Side; onMark?: ((sequence: number) => void) | undefined };

export function TicketRibbon({ ticket, side, onMark }: Props) {
  const { t } = useTranslation(["tickets", "lifecycle"]);
  const now = new Date(useMinute()).toISOString();
  const spans = useSpans(ticket, side);
  const said = useMarks(ticket);
  const closedAt = ticket.closure?.at;
  return (
    <Ribbon
      label={t("ribbonLabel", { reference: ticket.reference })}
      lanes={[{ id: "state", label: t("stateLane"), spans, posts: useReminders(ticket) }]}
      marks={said.map(({ mark }) => mark)}
      now={closedAt ?? later(now, ticket.changedAt)}
      from={ticket.filedAt}
      {...(closedAt === undefined ? {} : { to: closedAt })}
      {...(onMark
        ? {
            onMark: (chosen: RibbonMark) =>
              onMark(said.find(({ mark }) => mark === chosen)?.sequence ?? 1),
          }
        : {})}
    />
  );
}

/** The browser's clock may be behind the desk's: nothing shown may lie in the future. */
function later(one: string, other: string): string {
  return Date.parse(one) > Date.parse(other) ? one : other;
}

function useSpans(ticket: TicketView, side: Side): RibbonSpan[] {
  const { t } = useTranslation("lifecycle");
  const sentence = useEventSentence(ticket);
  const moment = useMoment(side)(ticket);
  return useMemo(() => {
    const spans = stateSpans(ticket).filter(({ state }) => state !== "closed");
    return spans.map(({ state, from, to, because }): RibbonSpan => {
      const why = because === undefined ? t(`states.${state}.meaning`) : sentence(because);
      const explanation = to === undefined ? `${why} ${moment}` : why;
      return {
        from,
        kind: state,
        label: t(`states.${state}.name`),
        explanation,
        ...(to === undefined ? {} : { to }),
      };
    });
  }, [ticket, sentence, moment, t]);
}

const spokenTypes = new Set([
  "ticket-filed",
  "reply-added",
  "information-requested",
  "information-provided",
  "severity-declared",
]);
const concluding = new Set([
  "conclusion-proposed",
  "conclusion-accepted",
  "conclusion-refused",
  "ticket-rejected",
  "ticket-withdrawn",
]);

export function isSpoken({ chain, type }: EventView): boolean {
  return chain === "public" && (spokenTypes.has(type) || concluding.has(type));
}

function useMarks(ticket: TicketView): { mark: RibbonMark; sequence: number }[] {
  const sentence = useEventSentence(ticket);
  return useMemo(
    () =>
      ticket.events.filter(isSpoken).map((event) => ({
        sequence: event.sequence,
        mark: {
          at: event.at,
          side: event.actor.kind === "contact" ? "beneficiary" : "desk",
          label: sentence(event),
        },
      })),
    [ticket, sentence],
  );
}

function useReminders(ticket: TicketView): RibbonPost[] {
  const { t } = useTranslation("tickets");
  const past = ticket.events.filter(
    ({ type, payload }) => type === "beneficiary-reminded" && yesIn(payload, "counts"),
  );
  return past.map(({ at, payload }) => ({
    at,
    tone: "reminder",
    label: t("reminder", { attempt: payload["attempt"] }),
  }));
}
