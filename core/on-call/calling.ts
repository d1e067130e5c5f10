import { isAnswer } from "../clocks/timeline.ts";
import type { ServiceLevel } from "../contracts/terms.ts";
import type { TicketEvent } from "../tickets/events.ts";
import { apply, fold } from "../tickets/fold.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { AlertGround, Severity } from "../tickets/vocabulary.ts";

/** What of a ticket's history may call whoever is on duty; the contract then says whether it does. */
export function groundOf(event: TicketEvent): AlertGround | undefined {
  switch (event.type) {
    case "ticket-filed":
      return "filed";
    case "severity-declared":
      return "severity";
    case "ticket-qualified":
      return event.payload.severityBefore === event.payload.severityAfter ? undefined : "severity";
    case "escalation-raised":
      return event.actor.kind === "contact" ? "escalated" : undefined;
    default:
      return undefined;
  }
}

/**
 * Whether the contract has somebody called at any hour: its response target for the severity in force runs day and night, and
 * no agent has answered since it came to be so, or the ticket to be graver. Where the beneficiary escalates it, somebody is called
 * whoever answered before: an agent who did so hours ago may not be there.
 * @param events of the public chain, in their order.
 */
export function callsSomebody(
  events: readonly TicketEvent[],
  levels: readonly ServiceLevel[],
  ground: AlertGround,
): boolean {
  const ticket = fold(events);
  if (ticket.state === "closed" || ticket.covered === false) return false;
  if (!isRoundTheClock(levels, ticket.severity)) return false;
  return ground === "escalated" || !events.slice(worstSince(events, levels)).some(isAnswer);
}

function isRoundTheClock(levels: readonly ServiceLevel[], severity: Severity): boolean {
  return levels.some(
    (level) => level.clock === "response" && level.severity === severity && level.hours === "24x7",
  );
}

/** After which events the ticket is served day and night, for a severity no graver than it has been since: their number. */
function worstSince(events: readonly TicketEvent[], levels: readonly ServiceLevel[]): number {
  let ticket: Ticket | undefined;
  let since = 0;
  for (const [index, event] of events.entries()) {
    const before = ticket;
    ticket = apply(before, event);
    if (before === undefined || ticket.severity === before.severity) continue;
    const isGraver = ticket.severity < before.severity;
    if (isGraver || !isRoundTheClock(levels, before.severity)) since = index + 1;
  }
  return since;
}
