import type { Reference } from "../kit/brand.ts";
import { ok, refuse } from "../kit/result.ts";
import type { TicketActor } from "./actor.ts";
import type { CommandOf, Recorded } from "./commands.ts";
import { blank } from "./conclusion.ts";
import type { TicketEvent } from "./events.ts";
import type { Ticket } from "./ticket.ts";
import { eventBy, given, spokenBy, tell, type Act, type Decision } from "./telling.ts";

/** R-34-02: either party escalates, on one of the procedure's grounds, and says what it expects. */
export function decideEscalation(act: Act, command: CommandOf<"escalate">): Decision {
  const { ground, expected, cites = [] } = command;
  if (blank(expected)) return refuse("text_required", { field: "expected" });
  const payload = {
    escalation: act.ticket.escalations.length + 1,
    ground,
    terms: act.termsInForce ?? null,
    ...(cites.length === 0 ? {} : { cites }),
  };
  return ok([tell(act, { type: "escalation-raised", payload, texts: { expected } })]);
}

/** That an escalation of the relationship is about this ticket too (R-34-02); a closed one takes nothing any more. */
export function decideCitation(
  ticket: Ticket,
  actor: TicketActor,
  { by, now }: { readonly by: Reference; readonly now: Temporal.Instant },
): readonly TicketEvent[] {
  return ticket.state === "closed"
    ? []
    : [eventBy(actor, now, { type: "ticket-cited", payload: { by } })];
}

export function decideAcknowledgement(
  act: Act,
  { text }: CommandOf<"acknowledge-escalation">,
): Decision {
  const payload = { escalation: act.ticket.escalations.length };
  return ok([tell(act, { type: "escalation-acknowledged", payload, texts: given({ text }) })]);
}

/** R-32-16: a proposal replaces the one that stood; on the place itself only where the contract agrees to it. */
export function decideProposal(act: Act, command: CommandOf<"propose-interaction">): Decision {
  const { kind, startsAt, minutes, text } = command;
  if (Temporal.Instant.compare(startsAt, act.now) < 0)
    return refuse("interaction_past", { field: "startsAt" });
  if (kind === "on_site" && act.onSiteAgreed !== true)
    return refuse("on_site_not_agreed", { field: "kind" });
  const { escalation, proposals } = countsOf(act);
  const payload = {
    escalation,
    proposal: proposals + 1,
    kind,
    startsAt: startsAt.toString(),
    minutes,
  };
  return ok([tell(act, { type: "interaction-proposed", payload, texts: given({ text }) })]);
}

export function decideAgreement(
  act: Act,
  { proposal, recorded }: CommandOf<"agree-interaction">,
): Decision {
  const { escalation, proposals } = countsOf(act);
  if (proposal !== proposals) return refuse("proposal_replaced", { field: "proposal" });
  const spoken = agreedBy(act, recorded);
  if (!spoken.ok) return spoken;
  const said = spoken.value === null ? {} : { recorded: spoken.value };
  return ok([
    tell(act, { type: "interaction-agreed", payload: { escalation, proposal, ...said } }),
  ]);
}

/** An agent agrees for the desk to what the beneficiary proposed; to the desk's own proposal only as the beneficiary's word. */
function agreedBy(act: Act, recorded: Recorded | undefined) {
  const { actor, ticket } = act;
  const proposed = ticket.escalations.at(-1)?.interactions.at(-1);
  if (proposed === undefined || actor.kind === "contact" || proposed.by === "desk")
    return spokenBy(act, recorded, proposed?.at ?? act.now);
  return recorded === undefined ? ok(null) : refuse("recorded_out_of_place", { field: "recorded" });
}

/**
 * What came of it is on the ticket, before its hour only where that is meant: a call taken early is held early. The state
 * then follows by the command that the outcome calls for (R-32-16).
 */
export function decideOutcome(act: Act, command: CommandOf<"record-interaction">): Decision {
  const { outcome, text, early = false } = command;
  if (blank(text)) return refuse("text_required", { field: "text" });
  const startsAt = act.ticket.escalations.at(-1)?.interactions.at(-1)?.startsAt ?? act.now;
  const isAhead = Temporal.Instant.compare(act.now, startsAt) < 0;
  if (isAhead && outcome !== "not_held" && !early)
    return refuse("interaction_ahead", { params: { startsAt: startsAt.toString() } });
  const { escalation, proposals: proposal } = countsOf(act);
  const payload = { escalation, proposal, outcome };
  return ok([tell(act, { type: "interaction-recorded", payload, texts: { text } })]);
}

export function decideEnd(act: Act, { outcome, text }: CommandOf<"end-escalation">): Decision {
  if (blank(text)) return refuse("text_required", { field: "text" });
  const payload = { escalation: act.ticket.escalations.length, outcome };
  return ok([tell(act, { type: "escalation-ended", payload, texts: { text } })]);
}

function countsOf({ ticket: { escalations } }: Act) {
  return {
    escalation: escalations.length,
    proposals: escalations.at(-1)?.interactions.length ?? 0,
  };
}
