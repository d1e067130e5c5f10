import { openEscalation, sideOf, type Interaction } from "./escalation.ts";
import type { TicketEvent } from "./events.ts";
import type { Ticket } from "./ticket.ts";
import { SIDES, type Side } from "./vocabulary.ts";

/** Whom an event of an escalation is told to by letter, and what it does to their calendars. */
export interface EscalationNews {
  /** Of those sides, everyone whom the escalation concerns but the one who acted. */
  readonly sides: readonly Side[];
  /** Which proposal, from 1, is put into calendars, or taken out of them. */
  readonly calendar: { readonly proposal: number; readonly method: "REQUEST" | "CANCEL" } | null;
}

/**
 * What is told of an event, if anything. The points of both sides are reached by a raised escalation (R-34-03); later
 * news goes to whom it concerns, so that nobody reads a letter about their own side's doing.
 * @param before the ticket until then.
 */
export function escalationNews(
  before: Pick<Ticket, "escalations" | "state">,
  event: TicketEvent,
  after: Pick<Ticket, "escalations" | "state">,
): EscalationNews | undefined {
  const actors = sideOf(event.actor);
  const open = openEscalation(before);
  switch (event.type) {
    case "escalation-raised":
      return { sides: SIDES, calendar: null };
    case "escalation-acknowledged":
      return { sides: open === undefined ? [] : [open.by], calendar: null };
    case "interaction-proposed":
      return { sides: SIDES.filter((side) => side !== actors), calendar: null };
    case "interaction-agreed":
      return {
        sides: SIDES,
        calendar: { proposal: event.payload.proposal, method: "REQUEST" },
      };
    case "interaction-recorded": {
      const { outcome, proposal } = event.payload;
      if (outcome === "not_held") return { sides: SIDES, calendar: { proposal, method: "CANCEL" } };
      return { sides: ["beneficiary"], calendar: null };
    }
    case "escalation-ended":
      return { sides: SIDES, calendar: null };
    default:
      return open !== undefined && after.state === "closed"
        ? { sides: SIDES, calendar: cancelled(open.interactions) }
        : undefined;
  }
}

/** What was agreed and can no more be held, since its ticket is closed. */
function cancelled(interactions: readonly Interaction[]): EscalationNews["calendar"] {
  return interactions.at(-1)?.standing === "agreed"
    ? { proposal: interactions.length, method: "CANCEL" }
    : null;
}
