import { WHOLE } from "../clocks/clock.ts";
import type { ProcedureSettings } from "../procedure/settings.ts";
import { openEscalation } from "./escalation.ts";
import { isFoundByDesk, type EventType } from "./events.ts";
import type { Ticket } from "./ticket.ts";

/** What of a history tells whether it goes on: public events, oldest first. */
interface Told {
  readonly type: string;
  readonly actor: { readonly kind: "agent" | "contact" | "schedule" };
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * `refusals`: told to both parties; `exchanges`: the rule of R-32-16, told to the desk; `drift`: a target is near its due or
 * past it, and its clock still runs, told to the desk.
 */
export type EscalationAdvice = "refusals" | "exchanges" | "drift";

/**
 * How many times the beneficiary answered the desk since the last significant progress: a proposed solution, a direct
 * interaction that brought some, or an escalation, which is the answer to there being none.
 */
export function exchangesWithoutProgress(events: readonly Told[]): number {
  let exchanges = 0;
  let hasDeskSpoken = false;
  for (const event of events) {
    if (isProgress(event)) [exchanges, hasDeskSpoken] = [0, false];
    else if (isDeskSpeaking(event)) hasDeskSpoken = true;
    else if (isAnswer(event) && hasDeskSpoken) {
      exchanges += 1;
      hasDeskSpoken = false;
    }
  }
  return exchanges;
}

function isProgress({ type, payload }: Told): boolean {
  const is: Partial<Record<EventType, boolean>> = {
    "conclusion-proposed": true,
    "escalation-raised": true,
    "interaction-recorded": payload["outcome"] === "progress",
  };
  return Object.entries(is).some(([one, counts]) => one === type && counts);
}

function isDeskSpeaking({ type, actor }: Told): boolean {
  return actor.kind === "agent" && (type === "reply-added" || type === "information-requested");
}

function isAnswer({ type, actor, payload }: Told): boolean {
  if (type === "information-provided") return !isFoundByDesk(payload["recorded"]);
  return type === "reply-added" && actor.kind === "contact";
}

/** How far a ticket's clocks have come: the highest share of a target that one which runs has used, in percent, and since when. */
export interface Drift {
  readonly threshold: number;
  readonly since: Temporal.Instant;
}

/** Why an escalation is offered now; undefined where one is open, or nothing calls for it. */
export function adviceOn(
  ticket: Ticket,
  events: readonly Told[],
  settings: ProcedureSettings,
  drift?: Drift,
): EscalationAdvice | undefined {
  if (ticket.state === "closed" || openEscalation(ticket) !== undefined) return undefined;
  const refused = ticket.conclusions.findLast(({ outcome }) => outcome === "refused");
  const raised = ticket.escalations.at(-1)?.sequence ?? 0;
  const isUnheard = refused !== undefined && refused.sequence > raised;
  if (ticket.refusals >= settings.refusalsBeforeEscalation && isUnheard) return "refusals";
  const isStuck = exchangesWithoutProgress(events) >= settings.exchangesBeforeInteraction;
  if (ticket.state === "in_progress" && isStuck) return "exchanges";
  return drift !== undefined && isNews(drift, ticket, settings) ? "drift" : undefined;
}

/** Past the highest of the desk's thresholds, or where it set none past the due; whoever escalated since then knows. */
function isNews(
  { threshold, since }: Drift,
  { escalations }: Pick<Ticket, "escalations">,
  { warningThresholds }: Pick<ProcedureSettings, "warningThresholds">,
): boolean {
  const last = escalations.at(-1)?.at;
  const isUntold = last === undefined || Temporal.Instant.compare(last, since) < 0;
  return isUntold && threshold >= (warningThresholds.at(-1) ?? WHOLE);
}
