import type { EscalationView, InteractionView } from "#api/escalation-views.ts";
import type { EventView } from "#api/ticket-views.ts";
import type { EscalationPoint } from "#core/contracts/terms.ts";
import type { Actor } from "#core/people/actor.ts";
import type { ProcedureSettings } from "#core/procedure/settings.ts";
import { adviceOn, type Drift, type EscalationAdvice } from "#core/tickets/escalation-advice.ts";
import type { Escalation, Interaction } from "#core/tickets/escalation.ts";
import type { Ticket } from "#core/tickets/ticket.ts";

/** Public events by their places, as far as they were read. */
type Said = ReadonlyMap<number, EventView>;

/** The points of each version of the contract's terms that the ticket's escalations name. */
export type PointsByTerms = Readonly<Record<string, readonly EscalationPoint[]>> | null;

/** All that was escalated on a ticket, oldest first. */
export function viewEscalations(
  { escalations }: Pick<Ticket, "escalations">,
  points: PointsByTerms,
  said: Said,
): { readonly escalations: EscalationView[] } {
  return { escalations: escalations.map((one) => viewEscalation(one, points, said)) };
}

function viewEscalation(escalation: Escalation, points: PointsByTerms, said: Said): EscalationView {
  const { sequence, at, by, ground, terms, cites, acknowledged, interactions, ended } = escalation;
  const textOf = (place: number, name: string) => said.get(place)?.texts[name] ?? null;
  const reached = points?.[String(terms)] ?? [];
  return {
    sequence,
    at: at.toString(),
    by,
    raisedBy: said.get(sequence)?.actor.name ?? "",
    ground,
    expected: textOf(sequence, "expected"),
    cites: [...cites],
    points: reached.map(({ side, name, role, email, phone }) => ({
      side,
      name,
      role,
      email,
      phone,
    })),
    acknowledged: acknowledged && {
      at: acknowledged.at.toString(),
      by: said.get(acknowledged.sequence)?.actor.name ?? "",
      text: textOf(acknowledged.sequence, "text"),
    },
    interactions: interactions.map((one, index) => viewInteraction(one, index + 1, textOf)),
    ended: ended && {
      at: ended.at.toString(),
      outcome: ended.outcome,
      text: ended.outcome === "ticket_closed" ? null : textOf(ended.sequence, "text"),
    },
  };
}

function viewInteraction(
  { sequence, at, startsAt, agreedAt, recordedIn, ...interaction }: Interaction,
  proposal: number,
  textOf: (place: number, name: string) => string | null,
): InteractionView {
  return {
    ...interaction,
    proposal,
    sequence,
    at: at.toString(),
    startsAt: startsAt.toString(),
    text: textOf(sequence, "text"),
    agreedAt: agreedAt?.toString() ?? null,
    outcome: recordedIn === null ? null : textOf(recordedIn, "text"),
  };
}

/**
 * Why an escalation is offered to this reader; that exchanges bring no progress (R-32-16), or that a clock drifts, is for the
 * desk to judge.
 */
export function adviceFor(
  { kind }: Pick<Actor, "kind">,
  ticket: Ticket,
  said: Said,
  settings: ProcedureSettings,
  drift: Drift | undefined,
): EscalationAdvice | null {
  const advice = adviceOn(ticket, [...said.values()], settings, drift) ?? null;
  return advice !== "refusals" && kind === "contact" ? null : advice;
}
