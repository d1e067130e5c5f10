import type {
  AgentId,
  AttachmentId,
  ContactId,
  OrganisationId,
  Reference,
  SubscriptionId,
} from "../kit/brand.ts";
import type { EnvironmentAt } from "../environments/history.ts";
import type { Circumstance, FileKind } from "../intake/items.ts";
import type { ActorRef } from "./actor.ts";
import type {
  AlertAnswer,
  AlertDoor,
  AlertEnd,
  AlertGround,
  Applier,
  Channel,
  ClosureReason,
  ConclusionKind,
  CriticalGround,
  Delivery,
  EscalationConclusion,
  EscalationGround,
  Exclusion,
  FixCategory,
  InteractionKind,
  InteractionOutcome,
  Nature,
  PublicSequence,
  Qualification,
  RecordedChannel,
  Severity,
  State,
  WorkaroundForm,
} from "./vocabulary.ts";

/** Who said so elsewhere, how and when (an ISO 8601 instant), as the recording agent wrote it down. */
export interface RecordedRef {
  /** Null exactly where the channel is `found_by_desk`. */
  readonly saidBy: ContactId | null;
  readonly channel: RecordedChannel;
  readonly saidAt: string;
}

/** What a filer told by a form: the words themselves are texts of the event, `intake-<key>`. */
export interface ToldIntake {
  /** Version of the form of the ticket's nature. */
  readonly form: number;
  /** Keys of the items that were answered in words. */
  readonly told: readonly string[];
  readonly circumstances: readonly Circumstance[];
  /** What the filer says that a file is. */
  readonly files: readonly { readonly attachment: AttachmentId; readonly kind: FileKind }[];
}

/** Whether nobody said it: the desk found it out by itself. @param recorded of an event, as kept. */
export function isFoundByDesk(recorded: unknown): boolean {
  return (
    typeof recorded === "object" &&
    recorded !== null &&
    "channel" in recorded &&
    recorded.channel === "found_by_desk"
  );
}

type Recordable = { readonly recorded: RecordedRef | null };

/** What happened, without words: payloads hold facts only, so that erasing a text breaks no hash. */
export interface Payloads {
  "ticket-filed": {
    readonly organisation: OrganisationId;
    readonly partner: OrganisationId | null;
    readonly filer: ContactId;
    readonly subscription: SubscriptionId | null;
    readonly channel: Channel;
    readonly nature: Nature;
    readonly severity: Severity;
    readonly followUpOf: Reference | null;
    /** As it was at the filing; absent where none was named. */
    readonly environment?: EnvironmentAt;
    /** Whether the contract covered it at the filing; absent where nobody asked the contract. */
    readonly covered?: boolean;
    /** SHA-256, in hexadecimal, of all that the contract answered then, which is kept beside the ticket; absent where nothing is. */
    readonly coverage?: string;
    /** What was told by the form of its nature; absent where there was no form. */
    readonly intake?: ToldIntake;
  };
  "ticket-assigned": {
    readonly from: State;
    readonly to: State;
    readonly assignee: AgentId;
    readonly previous: AgentId | null;
  };
  "ticket-qualified": {
    readonly severityBefore: Severity;
    readonly severityAfter: Severity;
    readonly qualificationBefore: Qualification | null;
    readonly qualificationAfter: Qualification | null;
    /** Whether this act validated the severity, changed or not (R-32-03). */
    readonly severityValidated: boolean;
  };
  "severity-declared": { readonly before: Severity; readonly after: Severity };
  "information-requested": {
    readonly from: State;
    readonly to: State;
    readonly items: number;
    /** The item that confirming the environment answers (R-31-09). */
    readonly environmentItem?: number;
    /** Item by item, the key of the form that it asks for; null where it is the agent's own. Absent where all are. */
    readonly keys?: readonly (string | null)[];
  };
  "information-provided": {
    /** Of the last request. */
    readonly items: readonly number[];
    /** Of requests before it, each by its sequence; absent where none of theirs is answered. */
    readonly earlier?: readonly {
      readonly request: PublicSequence;
      readonly items: readonly number[];
    }[];
  } & Recordable;
  "work-started": { readonly from: State; readonly to: State; readonly overridden: boolean };
  "work-resumed": { readonly from: State; readonly to: State; readonly overridden: boolean };
  "override-explained": Record<string, never>;
  "conclusion-proposed": {
    readonly from: State;
    readonly to: State;
    readonly kind: ConclusionKind;
    readonly severityBefore: Severity;
    readonly severityAfter: Severity | null;
    readonly form: WorkaroundForm | null;
    readonly appliedBy: Applier | null;
    readonly category: FixCategory | null;
    readonly release: string | null;
    readonly delivery: Delivery | null;
    readonly ground: CriticalGround | null;
    readonly resourceUrl: string | null;
  };
  "conclusion-accepted": {
    readonly from: State;
    readonly to: State;
    readonly reason: ClosureReason;
    readonly severityBefore: Severity;
    readonly severityAfter: Severity;
  } & Recordable;
  "conclusion-refused": {
    readonly from: State;
    readonly to: State;
    readonly refusals: number;
  } & Recordable;
  "ticket-rejected": {
    readonly from: State;
    readonly to: State;
    readonly reason: ClosureReason;
    readonly duplicateOf: Reference | null;
    readonly exclusion: Exclusion | null;
  };
  "beneficiary-reminded": {
    readonly attempt: number;
    readonly counts: boolean;
    readonly channel: "letter" | "phone";
    /** The waiting time that it stands for, from 1; absent of before reminders left by themselves. */
    readonly waitingTime?: number;
    /** Of a letter: no other leaves for its waiting time. Absent of calls, and of before that was so. */
    readonly only?: true;
  };
  "closed-unanswered": {
    readonly from: State;
    readonly to: State;
    readonly reason: ClosureReason;
    readonly assumed: boolean;
    readonly severityBefore: Severity;
    readonly severityAfter: Severity;
  };
  "ticket-withdrawn": { readonly from: State; readonly to: State } & Recordable;
  "reply-added": { readonly handsTo: "desk" | "beneficiary" | null };
  "note-added": Record<string, never>;
  "escalation-raised": {
    /** Of the ticket's, from 1; so in all that follows. */
    readonly escalation: number;
    readonly ground: EscalationGround;
    /** The version of its contract's terms whose escalation points it reaches; null without a contract. */
    readonly terms: number | null;
    /** Other tickets of the contract that it is about; absent where it is about this one alone. */
    readonly cites?: readonly Reference[];
  };
  "escalation-acknowledged": { readonly escalation: number };
  "interaction-proposed": {
    readonly escalation: number;
    /** Of the escalation's, from 1. */
    readonly proposal: number;
    readonly kind: InteractionKind;
    /** An ISO 8601 instant. */
    readonly startsAt: string;
    readonly minutes: number;
  };
  "interaction-agreed": {
    readonly escalation: number;
    readonly proposal: number;
    /** Present only where an agent wrote down that the beneficiary agrees. */
    readonly recorded?: RecordedRef;
  };
  "interaction-recorded": {
    readonly escalation: number;
    readonly proposal: number;
    readonly outcome: InteractionOutcome;
  };
  "escalation-ended": { readonly escalation: number; readonly outcome: EscalationConclusion };
  /** An escalation of the relationship, raised on another ticket, is about this one too. */
  "ticket-cited": { readonly by: Reference };
  "on-call-alerted": {
    /** Of the ticket's, from 1; so in all that follows. */
    readonly alert: number;
    readonly ground: AlertGround;
    /** How often everybody is called, from 1. */
    readonly round: number;
    readonly agent: AgentId;
    readonly by: readonly AlertDoor[];
  };
  "on-call-passed-on": {
    readonly alert: number;
    readonly round: number;
    /** Who did not acknowledge in time. */
    readonly previous: AgentId;
    readonly agent: AgentId;
    readonly by: readonly AlertDoor[];
  };
  "on-call-managers-told": {
    readonly alert: number;
    readonly round: number;
    /** Whether nobody is called any more. */
    readonly last: boolean;
  };
  "on-call-acknowledged": { readonly alert: number; readonly how: AlertAnswer };
  "on-call-ended": { readonly alert: number; readonly why: AlertEnd };
}

export type EventType = keyof Payloads;
export type Chain = "public" | "internal";

/** The chain of each type: a contact receives the public one only, so that the existence of a note never shows. */
export const CHAIN_OF: Readonly<Record<EventType, Chain>> = {
  "ticket-filed": "public",
  "ticket-assigned": "public",
  "ticket-qualified": "public",
  "severity-declared": "public",
  "information-requested": "public",
  "information-provided": "public",
  "work-started": "public",
  "work-resumed": "public",
  "override-explained": "internal",
  "conclusion-proposed": "public",
  "conclusion-accepted": "public",
  "conclusion-refused": "public",
  "ticket-rejected": "public",
  "beneficiary-reminded": "public",
  "closed-unanswered": "public",
  "ticket-withdrawn": "public",
  "reply-added": "public",
  "note-added": "internal",
  "escalation-raised": "public",
  "escalation-acknowledged": "public",
  "interaction-proposed": "public",
  "interaction-agreed": "public",
  "interaction-recorded": "public",
  "escalation-ended": "public",
  "ticket-cited": "public",
  "on-call-alerted": "internal",
  "on-call-passed-on": "internal",
  "on-call-managers-told": "internal",
  "on-call-acknowledged": "internal",
  "on-call-ended": "internal",
};

export type TicketEventOf<Type extends EventType> = {
  readonly type: Type;
  readonly at: Temporal.Instant;
  readonly actor: ActorRef;
  readonly payload: Payloads[Type];
  /** Erasable words by name: `text`, `why`, `item-1`, `answer-1`… Only their salted hashes enter the chain. */
  readonly texts: Readonly<Record<string, string>>;
  readonly attachments: readonly AttachmentId[];
};

/** One thing that happened to a ticket. Its place in its chain is given when it is appended. */
export type TicketEvent = { [Type in EventType]: TicketEventOf<Type> }[EventType];
