import { ok, refuse, type Result } from "../kit/result.ts";
import type { TicketActor } from "./actor.ts";
import { openEscalation, sideOf, standingInteraction, type Escalation } from "./escalation.ts";
import type { TicketRefusal } from "./refusals.ts";
import type { CommandName } from "./row.ts";
import type { OpenTicket } from "./ticket.ts";

const COMMANDS = [
  "acknowledge-escalation",
  "propose-interaction",
  "agree-interaction",
  "record-interaction",
  "end-escalation",
] as const satisfies readonly CommandName[];
type OnEscalation = (typeof COMMANDS)[number];

/** Whether what is escalated on a ticket, or is not, lets a command through; commands of other things always pass. */
export function escalationAllows(
  ticket: OpenTicket,
  actor: TicketActor,
  command: CommandName,
  now: Temporal.Instant,
): Result<true, TicketRefusal> {
  const open = openEscalation(ticket);
  if (command === "escalate") return open === undefined ? ok(true) : refuse("already_escalated");
  const onEscalation = COMMANDS.find((one) => one === command);
  if (onEscalation === undefined) return ok(true);
  return open === undefined ? refuse("not_escalated") : standsAllow(open, actor, onEscalation, now);
}

function standsAllow(
  open: Escalation,
  actor: TicketActor,
  command: OnEscalation,
  now: Temporal.Instant,
): Result<true, TicketRefusal> {
  const isAgreed = standingInteraction(open)?.standing === "agreed";
  switch (command) {
    case "acknowledge-escalation":
      return open.acknowledged === null ? ok(true) : refuse("already_acknowledged");
    case "propose-interaction":
    case "end-escalation":
      return isAgreed ? refuse("interaction_agreed") : ok(true);
    case "agree-interaction":
      return agreeable(open, actor, now);
    case "record-interaction":
      return isAgreed ? ok(true) : refuse("nothing_agreed");
  }
}

/**
 * R-32-16: one side proposes, the other agrees; nobody agrees with themself, nor to what is past. An agent may be the one who
 * writes down that the beneficiary agrees to what the desk proposed.
 */
function agreeable(
  open: Escalation,
  actor: TicketActor,
  now: Temporal.Instant,
): Result<true, TicketRefusal> {
  const standing = standingInteraction(open);
  if (standing?.standing !== "proposed") return refuse("nothing_proposed");
  if (standing.by === sideOf(actor) && actor.kind !== "agent") return refuse("own_proposal");
  return Temporal.Instant.compare(standing.startsAt, now) < 0
    ? refuse("interaction_past")
    : ok(true);
}
