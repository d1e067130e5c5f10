/**
 * TicketRibbon { ticket, side, warned?, more?, onMark? }: the ribbon of one ticket: its states, and who said something when.
 *   warned: what the desk was warned of; for the desk alone.
 *   more: further lanes under the clocks, and until when the line is to go for them.
 *   onMark(sequence): a mark was chosen; show that message (Timeline gives each the id `event-<sequence>`).
 */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EventView, TicketView } from "#api/ticket-views.ts";
import { useClockLanes, useNextDue, type WarnedPosts } from "#web/clocks/clock-lanes.ts";
import type { RibbonLane, RibbonMark, RibbonPost, RibbonSpan } from "#web/ui/ribbon/ribbon-data.ts";
import { Ribbon } from "#web/ui/ribbon/ribbon.tsx";
import { useMinute } from "#web/ui/time.tsx";
import { useEventSentence } from "./event-sentence.ts";
import type { Side } from "./moment.ts";
import { yesIn } from "./payload.ts";
import { stateSpans } from "./state-spans.ts";

export type MoreLanes = { lanes: readonly RibbonLane[]; due: string | undefined };
type Props = {
  ticket: TicketView;
  side: Side;
  warned?: WarnedPosts;
  more?: MoreLanes;
  onMark?: ((sequence: number) => void) | undefined;
};

export function TicketRibbon({ ticket, side, warned, more, onMark }: Props) {
  const { t } = useTranslation(["tickets", "lifecycle"]);
  const now = new Date(useMinute()).toISOString();
  const spans = useSpans(ticket, side);
  const said = useMarks(ticket);
  const reminders = useReminders(ticket);
  const clocks = useClockLanes(ticket.reference, side, warned);
  const due = useNextDue(ticket.reference) ?? more?.due;
  const lanes: RibbonLane[] = [
    { id: "state", label: t("stateLane"), spans },
    ...clocks,
    ...(more?.lanes ?? []),
    ...(reminders.length === 0
      ? []
      : [
          {
            id: "reminders",
            label: t("reminders"),
            size: "thin" as const,
            spans: [],
            posts: reminders,
          },
        ]),
  ];
  const end = endOf(ticket, now) ?? beforeUs(ticket, now, due);
  const choose = (chosen: RibbonMark) =>
    onMark?.(said.find(({ mark }) => mark === chosen)?.sequence ?? 1);
  return (
    <Ribbon
      label={t("ribbonLabel", { reference: ticket.reference })}
      lanes={lanes}
      marks={said.map(({ mark }) => mark)}
      now={later(now, ticket.changedAt)}
      from={ticket.filedAt}
      {...(end === undefined ? {} : { to: end })}
      {...(onMark ? { onMark: choose } : {})}
    />
  );
}

/** Past its closing a ticket's line goes on a little, so that its end shows. */
function endOf({ closure, filedAt }: TicketView, now: string): string | undefined {
  if (closure === null) return undefined;
  const closed = Date.parse(closure.at);
  const rest = Math.max((closed - Date.parse(filedAt)) * 0.1, 5 * 60_000);
  return new Date(
    Math.min(closed + rest, Math.max(Date.parse(now), closed + 60_000)),
  ).toISOString();
}

const hourMilliseconds = 3_600_000;

/** What is due soon is in sight: as far ahead as the ticket is old, and some hours at least. */
function beforeUs({ filedAt }: TicketView, now: string, due: string | undefined) {
  const [begin, present, until] = [Date.parse(filedAt), Date.parse(now), Date.parse(due ?? now)];
  if (until <= present) return undefined;
  const ahead = Math.max(present - begin, 6 * hourMilliseconds);
  const margin = (Math.min(until, present + ahead) - begin) * 0.06;
  return new Date(Math.min(until + margin, present + ahead)).toISOString();
}

/** The browser's clock may be behind the desk's: nothing shown may lie in the future. */
function later(one: string, other: string): string {
  return Date.parse(one) > Date.parse(other) ? one : other;
}

function useSpans(ticket: TicketView, side: Side): RibbonSpan[] {
  const { t } = useTranslation("lifecycle");
  const sentence = useEventSentence(ticket);
  const current = useCurrentLabel(ticket, side);
  return useMemo(() => {
    return stateSpans(ticket).map(({ state, from, to, because }): RibbonSpan => {
      const why = because === undefined ? t(`states.${state}.meaning`) : sentence(because);
      return {
        from,
        kind: state,
        label: to === undefined ? current : t(`states.${state}.name`),
        explanation: why,
        ...(to === undefined ? {} : { to }),
      };
    });
  }, [ticket, sentence, current, t]);
}

/** "Resolved · up to you": the band that still runs says whose turn it is. */
function useCurrentLabel({ state, waitingOn }: TicketView, side: Side): string {
  const { t, i18n } = useTranslation(["tickets", "lifecycle"]);
  const name = t(`lifecycle:states.${state}.name`);
  if (waitingOn === null) return name;
  const turn = t(
    `lifecycle:waitingOn.${waitingOn}.${side === "desk" ? "forDesk" : "forBeneficiary"}`,
  );
  return t("stateAndTurn", {
    state: name,
    turn: turn.charAt(0).toLocaleLowerCase(i18n.language) + turn.slice(1),
  });
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

const escalating = new Set([
  "escalation-raised",
  "escalation-acknowledged",
  "interaction-proposed",
  "interaction-agreed",
  "interaction-recorded",
  "escalation-ended",
  "ticket-cited",
]);

function isSpoken({ chain, type }: EventView): boolean {
  return (
    chain === "public" && (spokenTypes.has(type) || concluding.has(type) || escalating.has(type))
  );
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
