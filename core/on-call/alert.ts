import type { AgentId } from "../kit/brand.ts";
import { isAnswer } from "../clocks/timeline.ts";
import type { TicketEvent } from "../tickets/events.ts";
import type { AlertAnswer, AlertGround } from "../tickets/vocabulary.ts";

/** What a notice about an alert tells; `test` is of none. */
export const NOTICES_TELL = ["called", "managers_told", "acknowledged", "ended", "test"] as const;
export type NoticeTells = (typeof NOTICES_TELL)[number];

/** `failed` is tried again; `dropped` was no longer called for, or had nowhere to go. */
export const NOTICE_OUTCOMES = ["waiting", "sent", "failed", "dropped"] as const;
export type NoticeOutcome = (typeof NOTICE_OUTCOMES)[number];

/** How often everybody who can be called is called, before only the managers are left to act. */
export const ROUNDS_MAX = 3;

/** Where an alert stands: in which round, and who was called in it. */
export interface AlertStanding {
  /** Counted from 1. */
  readonly round: number;
  readonly called: readonly AgentId[];
}

/** What is done next about an alert that nobody acknowledges. */
export type AlertStep =
  | { readonly kind: "call"; readonly round: number; readonly agent: AgentId }
  /** `last`: nobody is called any more. */
  | { readonly kind: "tell-managers"; readonly round: number; readonly last: boolean };

/**
 * The next of those who can be called now. Once everybody was, or where nobody can be, the managers are told, and the calling
 * begins anew until its last round is over.
 * @param order whom to call now, as the roster has it at this instant.
 */
export function nextSteps(
  { round, called }: AlertStanding,
  order: readonly AgentId[],
): readonly AlertStep[] {
  const next = order.find((agent) => !called.includes(agent));
  if (next !== undefined) return [{ kind: "call", round, agent: next }];
  const last = round >= ROUNDS_MAX;
  const told: AlertStep = { kind: "tell-managers", round, last };
  const [first] = order;
  return last || first === undefined
    ? [told]
    : [told, { kind: "call", round: round + 1, agent: first }];
}

/** Where the alert stands after these steps. */
export function standingAfter(before: AlertStanding, steps: readonly AlertStep[]): AlertStanding {
  return steps.reduce<AlertStanding>(
    ({ round, called }, step) =>
      step.kind === "call"
        ? { round, called: [...called, step.agent] }
        : { round: step.last ? round : round + 1, called: [] },
    before,
  );
}

/**
 * Whether an agent who does this has the case in hand, without a word about the alert; undefined where it says nothing of it.
 * To give it to somebody else says nothing: whoever was given it may be asleep. Where an escalation called, to acknowledge or
 * end it is the answer to it; where anything else did, that answers nobody.
 */
export function answerTo(event: TicketEvent, ground: AlertGround): AlertAnswer | undefined {
  const { actor, type } = event;
  if (actor.kind !== "agent") return undefined;
  if (isAnswer(event)) return "answered";
  const isOfEscalation = type === "escalation-acknowledged" || type === "escalation-ended";
  if (isOfEscalation && ground === "escalated") return "answered";
  const isTaken = event.type === "ticket-assigned" && event.payload.assignee === actor.id;
  return isTaken ? "taken" : undefined;
}
