import { isAnswer } from "../clocks/timeline.ts";
import type { ServiceLevel } from "../contracts/terms.ts";
import type { TicketEvent } from "../tickets/events.ts";
import { fold } from "../tickets/fold.ts";
import type { AlertGround } from "../tickets/vocabulary.ts";

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
 * no agent has answered yet. An escalation calls once more, unless an agent who answered is there to take it.
 * @param events of the public chain, in their order.
 */
export function callsSomebody(
  events: readonly TicketEvent[],
  levels: readonly ServiceLevel[],
  ground: AlertGround,
): boolean {
  const ticket = fold(events);
  if (ticket.state === "closed" || ticket.covered === false) return false;
  const isRoundTheClock = levels.some(
    ({ clock, severity, hours }) =>
      clock === "response" && severity === ticket.severity && hours === "24x7",
  );
  if (!isRoundTheClock) return false;
  const isAnswered = events.some(isAnswer);
  return ground === "escalated" ? !isAnswered || ticket.assignee === null : !isAnswered;
}
