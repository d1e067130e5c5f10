import { ok, refuse } from "../kit/result.ts";
import type { AgentId } from "../kit/brand.ts";
import type { TicketActor } from "./actor.ts";
import type { CommandOf } from "./commands.ts";
import { blank } from "./conclusion.ts";
import { moveOf, tell, type Act, type Decision } from "./telling.ts";

/** R-32-02: a new ticket that gets an assignee is open; later changes of assignee keep the state. */
export function decideAssignment(
  act: Act,
  command: CommandOf<"take"> | CommandOf<"assign">,
): Decision {
  const assignee = assigneeOf(act, command);
  const { assignee: holder } = act.ticket;
  if (holder === assignee) return refuse("already_assigned", { field: "assignee" });
  if (holder !== null && !mayMove(act.actor, { holder, assignee }))
    return refuse("held_by_another", { field: "assignee", params: { assignee: holder } });
  const payload = { ...moveOf(act, command.type), assignee, previous: act.ticket.assignee };
  return ok([tell(act, { type: "ticket-assigned", payload })]);
}

/** What a colleague holds, an agent may take over; whom else it goes to is for whoever holds it, and for managers. */
function mayMove(
  actor: TicketActor,
  { holder, assignee }: { readonly holder: AgentId; readonly assignee: AgentId },
): boolean {
  if (actor.kind !== "agent") return false;
  return actor.manager || actor.id === holder || actor.id === assignee;
}

function assigneeOf(act: Act, command: CommandOf<"take"> | CommandOf<"assign">): AgentId {
  if (command.type === "assign") return command.assignee;
  if (act.actor.kind !== "agent") throw new Error("Only an agent takes a ticket");
  return act.actor.id;
}

/** R-12-04, R-31-05, R-32-03, R-32-04: the desk validates or changes the severity, says what the ticket is, and why. */
export function decideQualification(act: Act, command: CommandOf<"qualify">): Decision {
  const { severity, qualification } = act.ticket;
  if (command.severity === undefined && command.qualification === undefined)
    return refuse("nothing_to_qualify");
  if (blank(command.why)) return refuse("why_required", { field: "why" });
  const payload = {
    severityBefore: severity,
    severityAfter: command.severity ?? severity,
    qualificationBefore: qualification,
    qualificationAfter: command.qualification ?? qualification,
    severityValidated: command.severity !== undefined,
  };
  return ok([tell(act, { type: "ticket-qualified", payload, texts: { why: command.why } })]);
}

/** R-31-05: the beneficiary's declaration stands beside the desk's qualification and never replaces it once made. */
export function decideDeclaration(act: Act, command: CommandOf<"declare-severity">): Decision {
  const before = act.ticket.declaredSeverity;
  if (command.severity === before)
    return refuse("severity_unchanged", { field: "severity", params: { severity: before } });
  if (blank(command.why)) return refuse("why_required", { field: "why" });
  const payload = { before, after: command.severity };
  return ok([tell(act, { type: "severity-declared", payload, texts: { why: command.why } })]);
}
