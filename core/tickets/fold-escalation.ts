import { never } from "../kit/exhaustive.ts";
import {
  openEscalation,
  sideOf,
  standingInteraction,
  type Escalation,
  type Interaction,
} from "./escalation.ts";
import type { EventType, TicketEvent, TicketEventOf } from "./events.ts";
import type { OpenTicket } from "./ticket.ts";

type EscalationEvent = Extract<
  TicketEvent,
  { type: Extract<EventType, `escalation-${string}` | `interaction-${string}`> }
>;

/** The escalations of a ticket after one more event of theirs. Throws on a history that no life cycle could have made. */
export function escalated(ticket: OpenTicket, event: EscalationEvent): readonly Escalation[] {
  const { escalations, publicSequence: sequence } = ticket;
  if (event.type === "escalation-raised") return [...escalations, raised(event, sequence)];
  const open = openEscalation(ticket);
  if (open === undefined) throw new Error(`${event.type} where nothing is escalated`);
  return escalations.with(-1, changed(open, event, sequence));
}

function raised(
  { at, actor, payload: { ground, terms, cites = [] } }: TicketEventOf<"escalation-raised">,
  sequence: number,
): Escalation {
  const raisedNow = { acknowledged: null, interactions: [], ended: null };
  return { sequence, at, by: sideOf(actor), ground, terms, cites, ...raisedNow };
}

function changed(
  open: Escalation,
  event: Exclude<EscalationEvent, { type: "escalation-raised" }>,
  sequence: number,
): Escalation {
  const { at } = event;
  switch (event.type) {
    case "escalation-acknowledged":
      return { ...open, acknowledged: { sequence, at } };
    case "interaction-proposed":
      return { ...open, interactions: [...replaced(open), proposed(event, sequence)] };
    case "interaction-agreed":
      return withLast(open, { standing: "agreed", agreedAt: at });
    case "interaction-recorded":
      return withLast(open, { standing: event.payload.outcome, recordedIn: sequence });
    case "escalation-ended":
      return over(open, { sequence, at, outcome: event.payload.outcome });
    default:
      return never(event);
  }
}

function proposed(
  { at, actor, payload }: TicketEventOf<"interaction-proposed">,
  sequence: number,
): Interaction {
  const { kind, minutes } = payload;
  const startsAt = Temporal.Instant.from(payload.startsAt);
  const by = sideOf(actor);
  const nothingYet = { standing: "proposed", agreedAt: null, recordedIn: null } as const;
  return { sequence, at, by, kind, startsAt, minutes, ...nothingYet };
}

const replaced = (open: Escalation) => dropped(open, "replaced");

/** Without a standing interaction, all stay as they are. */
function dropped(
  { interactions }: Escalation,
  standing: "replaced" | "lapsed",
): readonly Interaction[] {
  const last = standingInteraction({ interactions });
  return last === undefined ? interactions : interactions.with(-1, { ...last, standing });
}

function withLast(open: Escalation, change: Partial<Interaction>): Escalation {
  const last = standingInteraction(open);
  if (last === undefined) throw new Error("An interaction goes on that was never proposed");
  return { ...open, interactions: open.interactions.with(-1, { ...last, ...change }) };
}

function over(open: Escalation, ended: NonNullable<Escalation["ended"]>): Escalation {
  return { ...open, interactions: dropped(open, "lapsed"), ended };
}

/** Whatever closes a ticket ends what is escalated on it: the reason of the closing says how. */
export function endedByClosing(ticket: OpenTicket, at: Temporal.Instant): readonly Escalation[] {
  const open = openEscalation(ticket);
  if (open === undefined) return ticket.escalations;
  const ended = { sequence: ticket.publicSequence, at, outcome: "ticket_closed" } as const;
  return ticket.escalations.with(-1, over(open, ended));
}
