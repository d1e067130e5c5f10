import { momentOf, type Moment } from "../calendars/moment.ts";
import { isFoundByDesk, type TicketEvent } from "../tickets/events.ts";
import { apply } from "../tickets/fold.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { ConclusionKind, Delivery, Severity } from "../tickets/vocabulary.ts";
import type { EventIndex } from "./clock.ts";

/** When something came about, and by which event. */
export interface Mark {
  readonly at: Moment;
  readonly event: EventIndex;
}

export interface Wait {
  readonly from: Mark;
  /** Null while it lasts. */
  readonly to: Moment | null;
}

export interface Proposal extends Mark {
  readonly kind: ConclusionKind;
  readonly delivery: Delivery | null;
  readonly outcome: "proposed" | "refused" | "accepted";
  /** When the beneficiary was heard about it. */
  readonly settledAt: Moment | null;
}

/** What clocks hear of a ticket's history. Each list is in the order of its moments. */
export interface Timeline {
  readonly filed: Mark;
  /** The severity in force from each moment on; the first from the filing. */
  readonly severities: readonly (Mark & { readonly severity: Severity })[];
  /** While the ticket waited for the beneficiary, to the instant at which they were heard. */
  readonly waits: readonly Wait[];
  /** Public acts of human agents: a reply, a question, a conclusion, a rejection, a call. */
  readonly answers: readonly Mark[];
  /** What the beneficiary said after the filing. */
  readonly messages: readonly Mark[];
  readonly proposals: readonly Proposal[];
  /** When somebody of the desk first took the ticket or answered it. */
  readonly acknowledged: Mark | null;
  readonly closed: (Mark & { readonly how: "settled" | "over" | "withdrawn" }) | null;
  /** All as it was heard until the last answer to a solution that came late; null where none did. */
  readonly unanswered: { readonly line: Timeline; readonly answered: Mark } | null;
}

interface Draft {
  severities: (Mark & { severity: Severity })[];
  waits: Wait[];
  answers: Mark[];
  messages: Mark[];
  proposals: Proposal[];
  acknowledged: Mark | null;
  closed: Timeline["closed"];
  unanswered: Timeline["unanswered"];
}

/**
 * @param events of both chains, in the order in which they were appended.
 * @throws on a history that no life cycle could have made.
 */
export function timelineOf(events: readonly TicketEvent[]): Timeline {
  const [first] = events;
  if (first === undefined) throw new Error("A ticket without events");
  const draft: Draft = {
    severities: [],
    waits: [],
    answers: [],
    messages: [],
    proposals: [],
    acknowledged: null,
    closed: null,
    unanswered: null,
  };
  const filed = { at: momentOf(first.at), event: 0 };
  let before: Ticket | undefined;
  for (const [index, event] of events.entries()) {
    const after = apply(before, event);
    if (isLateAnswer(draft, event))
      draft.unanswered = {
        line: heardSoFar(draft, filed),
        answered: { at: momentOf(event.at), event: index },
      };
    hear(draft, { before, after, event, index });
    before = after;
  }
  return heardSoFar(draft, filed);
}

/** What is heard later changes nothing of it. */
function heardSoFar(draft: Draft, filed: Mark): Timeline {
  return {
    ...draft,
    filed,
    severities: [...draft.severities],
    waits: [...draft.waits],
    answers: [...draft.answers],
    messages: inOrder(draft.messages),
    proposals: [...draft.proposals],
  };
}

/**
 * Whether a clock may have run between a solution and this answer to it, which dates back to the solution: a restoration always
 * did where it is accepted; clocks of the work where the beneficiary was not waited for all the time.
 */
function isLateAnswer({ waits, proposals }: Draft, event: TicketEvent): boolean {
  const proposal = proposals.at(-1);
  const outcome = outcomeOf(event);
  if (proposal === undefined || outcome === undefined) return false;
  if (outcome === "accepted") return true;
  const wait = waits.at(-1);
  return wait === undefined || wait.to !== null || wait.from.event > proposal.event;
}

/** What an agent wrote down later was said before: messages stand where they were heard. */
const inOrder = (marks: readonly Mark[]): readonly Mark[] => marks.toSorted((a, b) => a.at - b.at);

interface Step {
  readonly before: Ticket | undefined;
  readonly after: Ticket;
  readonly event: TicketEvent;
  readonly index: EventIndex;
}

function hear(draft: Draft, step: Step): void {
  const { before, after, event, index } = step;
  const mark = { at: momentOf(event.at), event: index };
  if (before?.severity !== after.severity)
    draft.severities.push({ ...mark, severity: after.severity });
  hearWaiting(draft, step, mark);
  hearProposal(draft, step, mark);
  if (isAnswer(event)) draft.answers.push(mark);
  if (draft.acknowledged === null && (isAnswer(event) || event.type === "ticket-assigned"))
    draft.acknowledged = mark;
  if (after.state === "closed") draft.closed = { ...mark, how: howClosed(event) };
}

/** Whoever is heard ends the waiting at that instant, which may be before an agent wrote it down. */
function hearWaiting(draft: Draft, { before, after, event, index }: Step, mark: Mark): void {
  const wasWaiting = before?.waitingOn === "beneficiary";
  const isWaiting = after.waitingOn === "beneficiary";
  const heardAt = after.state === "closed" ? mark.at : momentOf(after.waitingSince);
  if (wasWaiting && !isWaiting) endWait(draft, heardAt);
  if (!wasWaiting && isWaiting) draft.waits.push({ from: mark, to: null });
  // A new question while it waited already begins no other waiting.
  if (isMessage(event)) draft.messages.push({ at: wasWaiting ? heardAt : mark.at, event: index });
}

function endWait(draft: Draft, to: Moment): void {
  const last = draft.waits.pop();
  if (last !== undefined) draft.waits.push({ ...last, to: Math.max(to, last.from.at) });
}

function hearProposal(draft: Draft, { after, event }: Step, mark: Mark): void {
  if (event.type === "conclusion-proposed") {
    const { kind, delivery } = event.payload;
    draft.proposals.push({ ...mark, kind, delivery, outcome: "proposed", settledAt: null });
  }
  const settled = outcomeOf(event);
  const last = draft.proposals.at(-1);
  if (settled === undefined || last === undefined) return;
  const settledAt = settled === "refused" ? momentOf(after.waitingSince) : mark.at;
  draft.proposals.splice(-1, 1, {
    ...last,
    outcome: settled,
    settledAt: Math.max(settledAt, last.at),
  });
}

function outcomeOf(event: TicketEvent): "refused" | "accepted" | undefined {
  if (event.type === "conclusion-refused") return "refused";
  if (event.type === "conclusion-accepted") return "accepted";
  return event.type === "closed-unanswered" && event.payload.assumed ? "accepted" : undefined;
}

function howClosed(event: TicketEvent): "settled" | "over" | "withdrawn" {
  if (event.type === "ticket-withdrawn") return "withdrawn";
  return outcomeOf(event) === "accepted" ? "settled" : "over";
}

/** An automatic acknowledgement never counts, and taking the ticket alone does not either (R-32-26). */
export function isAnswer({ type, actor, payload }: TicketEvent): boolean {
  if (actor.kind !== "agent") return false;
  switch (type) {
    case "reply-added":
    case "information-requested":
    case "conclusion-proposed":
    case "ticket-rejected":
      return true;
    case "beneficiary-reminded":
      return "channel" in payload && payload.channel === "phone";
    default:
      return false;
  }
}

/** What the beneficiary said, or what an agent wrote down for them; what the desk found out by itself asks for no response. */
function isMessage(event: TicketEvent): boolean {
  const { type, actor } = event;
  if (event.type === "information-provided") return !isFoundByDesk(event.payload.recorded);
  if (type === "conclusion-refused") return true;
  return actor.kind === "contact" && (type === "reply-added" || type === "severity-declared");
}
