import type {
  AgentId,
  ContactId,
  OrganisationId,
  Reference,
  SubscriptionId,
} from "../kit/brand.ts";
import type { EnvironmentAt } from "../environments/history.ts";
import type { Escalation } from "./escalation.ts";
import type { ToldIntake } from "./events.ts";
import type {
  Applier,
  Channel,
  ClosureReason,
  ConclusionKind,
  CriticalGround,
  Delivery,
  Exclusion,
  FixCategory,
  Nature,
  PublicSequence,
  Qualification,
  Severity,
  State,
  WaitingOn,
  WorkaroundForm,
} from "./vocabulary.ts";

export interface InformationRequest {
  readonly sequence: PublicSequence;
  readonly at: Temporal.Instant;
  /** Numbered from 1 in the order asked. */
  readonly items: readonly { readonly item: number; readonly answeredIn: PublicSequence | null }[];
  /** The one that confirming the environment answers (R-31-09), if any. */
  readonly environmentItem: number | null;
  /** Item by item, the key of the form that it asks for; empty where all are the agent's own. */
  readonly keys: readonly (string | null)[];
}

export interface ProposedConclusion {
  readonly sequence: PublicSequence;
  readonly at: Temporal.Instant;
  readonly kind: ConclusionKind;
  readonly severityBefore: Severity;
  /** Proposed by a workaround; in force once accepted or assumed (R-33-04). */
  readonly severityAfter: Severity | null;
  readonly form: WorkaroundForm | null;
  readonly appliedBy: Applier | null;
  readonly category: FixCategory | null;
  readonly release: string | null;
  readonly delivery: Delivery | null;
  readonly ground: CriticalGround | null;
  readonly resourceUrl: string | null;
  readonly outcome: "proposed" | "refused" | "accepted" | "assumed";
}

export interface Attempt {
  readonly sequence: PublicSequence;
  readonly at: Temporal.Instant;
  /** Only the first attempt of each waiting time counts. */
  readonly counts: boolean;
  /** The one that it stands for; absent where it stands for the one that it was made in. */
  readonly waitingTime?: number;
  /** That it was a letter, beside which no other leaves for its waiting time; absent of calls, and of before that was so. */
  readonly only?: true;
}

export interface Closure {
  readonly at: Temporal.Instant;
  readonly reason: ClosureReason;
  /** The solution was taken as valid because nobody answered (R-32-19). */
  readonly assumed: boolean;
  readonly exclusion: Exclusion | null;
  readonly duplicateOf: Reference | null;
  readonly sequence: PublicSequence;
}

interface TicketFacts {
  readonly organisation: OrganisationId;
  readonly partner: OrganisationId | null;
  readonly filer: ContactId;
  readonly subscription: SubscriptionId | null;
  readonly channel: Channel;
  readonly nature: Nature;
  readonly followUpOf: Reference | null;
  /** The system that it is about, as it was at the filing. */
  readonly environment: EnvironmentAt | null;
  /** Whether the contract covered it at the filing; null where nobody asked the contract. Without, no clock is contractual. */
  readonly covered: boolean | null;
  /** What was told by the form of its nature; null where there was no form. */
  readonly intake: ToldIntake | null;
  readonly declaredSeverity: Severity;
  /** The desk's, final; equals the declared one until the desk qualifies (R-31-05). */
  readonly severity: Severity;
  readonly severityQualified: boolean;
  readonly qualification: Qualification | null;
  readonly assignee: AgentId | null;
  /** 2 from the moment that work starts (R-32-08). */
  readonly level: 1 | 2;
  readonly filedAt: Temporal.Instant;
  readonly changedAt: Temporal.Instant;
  /** When the ticket last began to wait for the one whom it waits for. */
  readonly waitingSince: Temporal.Instant;
  readonly requests: readonly InformationRequest[];
  /** Whether the beneficiary's side spoke since information was last asked for. */
  readonly providedSince: boolean;
  readonly conclusions: readonly ProposedConclusion[];
  readonly refusals: number;
  /** Of the current waiting only: an answer empties it. */
  readonly attempts: readonly Attempt[];
  /** One at a time: only the last can be open. */
  readonly escalations: readonly Escalation[];
  readonly publicSequence: number;
  readonly internalSequence: number;
}

export type OpenTicket = TicketFacts & {
  readonly state: Exclude<State, "closed">;
  readonly waitingOn: WaitingOn;
  readonly closure: null;
};
export type ClosedTicket = TicketFacts & {
  readonly state: "closed";
  readonly waitingOn: null;
  readonly closure: Closure;
};

/** A ticket as its events tell it; words live beside the events. */
export type Ticket = OpenTicket | ClosedTicket;

/** Items of the latest request that nobody answered. */
export function unansweredItems(ticket: Ticket): readonly number[] {
  const latest = ticket.requests.at(-1);
  return latest === undefined
    ? []
    : latest.items.filter((item) => item.answeredIn === null).map((item) => item.item);
}

/** An item by the request that asks for it. */
export interface AskedItem {
  readonly request: PublicSequence;
  readonly item: number;
}

/**
 * What confirming the environment answers while the ticket is suspended: asked for, and not answered yet (R-31-09). To ask
 * for something else since takes nothing of it back.
 */
export function environmentItems(ticket: Ticket): readonly AskedItem[] {
  if (ticket.state !== "suspended") return [];
  return ticket.requests.flatMap(({ sequence, items, environmentItem }) =>
    items
      .filter(({ item, answeredIn }) => item === environmentItem && answeredIn === null)
      .map(({ item }) => ({ request: sequence, item })),
  );
}

/** Under which the words of an answer stand in its event: by the item alone where its request was the last one then. */
export function answerName(
  requests: readonly Pick<InformationRequest, "sequence">[],
  { request, item }: AskedItem,
  answeredIn: PublicSequence,
): string {
  const last = requests.findLast(({ sequence }) => sequence < answeredIn);
  return last?.sequence === request ? `answer-${item}` : `answer-${request}-${item}`;
}

/** The conclusion that waits for an answer, or that closed the ticket. */
export function standingConclusion(ticket: Ticket): ProposedConclusion | undefined {
  const latest = ticket.conclusions.at(-1);
  return latest?.outcome === "refused" ? undefined : latest;
}
