import { ok, refuse, type Result } from "../kit/result.ts";
import type { SettingsInForce } from "../procedure/settings.ts";
import { partiesOf, type TicketActor } from "./actor.ts";
import { escalationAllows } from "./guard-escalation.ts";
import { openEscalation } from "./escalation.ts";
import { LIFE_CYCLE, rowOf } from "./life-cycle.ts";
import type { TicketRefusal } from "./refusals.ts";
import type { CommandName, Party, Row } from "./row.ts";
import { unansweredItems, type OpenTicket, type Ticket } from "./ticket.ts";
import { mayCloseUnanswered } from "./waiting.ts";

export interface Situation {
  readonly now: Temporal.Instant;
  readonly settings: SettingsInForce;
  /** Whether facts of the ticket's environment are missing or too old; absent where it names none, or nobody looked. */
  readonly environmentToConfirm?: boolean;
  /** The version of the contract's terms in force; absent where there is no contract, or nobody looked. */
  readonly termsInForce?: number;
  /** Whether the contract lets the desk come to the place then; absent where nobody asked for it. */
  readonly onSiteAgreed?: boolean;
}

/**
 * Whether this actor may give this command on this ticket now, whatever the command then says. What the row of the
 * life cycle allows is checked first, then the facts that the command stands on.
 */
export function guard(
  ticket: Ticket,
  actor: TicketActor,
  command: CommandName,
  situation: Situation,
): Result<OpenTicket, TicketRefusal> {
  const row = rowOf(command);
  if (ticket.state === "closed") return refuse("ticket_closed");
  const right = mayGive(row, actor);
  if (!right.ok) return right;
  if (row.moves[ticket.state] === undefined)
    return refuse("wrong_state", { params: { state: ticket.state, command } });
  const stands = factsAllow(ticket, actor, command, situation);
  return stands.ok ? ok(ticket) : stands;
}

function mayGive(row: Row, actor: TicketActor): Result<true, TicketRefusal> {
  const parties = partiesOf(actor);
  if (row.by.some((party) => parties.includes(party))) return ok(true);
  return refuse(
    row.by.includes("settler") && actor.kind === "contact" ? "not_a_settler" : "wrong_actor",
  );
}

function factsAllow(
  ticket: OpenTicket,
  actor: TicketActor,
  command: CommandName,
  { now, settings }: Situation,
): Result<true, TicketRefusal> {
  switch (command) {
    case "take":
      return takeable(ticket, actor);
    case "resume":
      return ticket.providedSince ? ok(true) : refuse("nothing_provided_since");
    case "conclude":
      return ticket.state !== "suspended" || ticket.providedSince
        ? ok(true)
        : refuse("nothing_provided_since");
    case "remind":
      return ticket.waitingOn === "beneficiary" ? ok(true) : refuse("not_waiting_for_beneficiary");
    case "close-unanswered":
      return closable(ticket, actor, { now, settings });
    case "withdraw":
      return settings.withdrawal ? ok(true) : refuse("withdrawal_off");
    case "reply":
      return actor.kind === "agent" && ticket.state === "new" ? refuse("take_first") : ok(true);
    default:
      return escalationAllows(ticket, actor, command, now);
  }
}

/** The schedule closes only where the settings say so; an open escalation holds closing back: whoever escalated is not silent. */
function closable(
  ticket: OpenTicket,
  { kind }: TicketActor,
  { now, settings }: Situation,
): Result<true, TicketRefusal> {
  if (kind === "schedule" && settings.closesUnanswered === "by_hand") return refuse("wrong_actor");
  const waited = mayCloseUnanswered(ticket, now, settings);
  if (!waited.ok) return waited;
  return openEscalation(ticket) === undefined ? ok(true) : refuse("escalation_open");
}

function takeable(ticket: OpenTicket, actor: TicketActor): Result<true, TicketRefusal> {
  if (ticket.assignee === null) return ok(true);
  if (actor.kind === "agent" && ticket.assignee === actor.id) return refuse("already_yours");
  return refuse("already_taken", { params: { assignee: ticket.assignee } });
}

/** R-32-08, R-32-11: work needs the information that was asked for; severity 1 may always go on. */
export function informationPresent(ticket: OpenTicket): boolean {
  return ticket.severity === 1 || unansweredItems(ticket).length === 0;
}

/** R-31-09: work needs facts about the system that are there and recent; severity 1 may always go on. */
export function environmentPresent({
  ticket,
  environmentToConfirm = false,
}: Pick<Situation, "environmentToConfirm"> & { readonly ticket: OpenTicket }): boolean {
  return ticket.severity === 1 || !environmentToConfirm;
}

export interface Offer {
  readonly command: CommandName;
  readonly allowed: boolean;
  /** Why not, where it is not allowed. */
  readonly refusal?: {
    readonly code: TicketRefusal;
    readonly params?: Readonly<Record<string, string | number>>;
  };
}

/** What this reader may do next on this ticket, and for what they may not, why. Rows for others are left out. */
export function offers(ticket: Ticket, actor: TicketActor, situation: Situation): readonly Offer[] {
  const side: readonly Party[] =
    actor.kind === "contact" ? ["contact", "settler"] : partiesOf(actor);
  return LIFE_CYCLE.filter(
    (row) => row.command !== "file" && row.by.some((party) => side.includes(party)),
  ).map((row) => {
    const answer = guard(ticket, actor, row.command, situation);
    if (answer.ok) return { command: row.command, allowed: true };
    const { code, params } = answer.refusal;
    return {
      command: row.command,
      allowed: false,
      refusal: params === undefined ? { code } : { code, params },
    };
  });
}
