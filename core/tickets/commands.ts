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
import type { Conclusion } from "./conclusion.ts";
import type {
  Channel,
  EscalationConclusion,
  EscalationGround,
  Exclusion,
  InteractionKind,
  InteractionOutcome,
  Nature,
  PublicSequence,
  Qualification,
  RecordedChannel,
  RejectionReason,
  Severity,
} from "./vocabulary.ts";

/** An agent writing down what a contact said elsewhere, or what the desk found: who said so, how and when. */
export interface Recorded {
  /** Null for what the desk found by itself, and only then: nobody said it. */
  readonly saidBy: ContactId | null;
  readonly channel: RecordedChannel;
  readonly saidAt: Temporal.Instant;
}

/** What a beneficiary (or an agent on behalf) hands in to open a case. The description is Markdown. */
export interface FileCommand {
  readonly type: "file";
  readonly organisation: OrganisationId;
  /** The contact for whom the ticket is filed; the actor's own id when a contact files. */
  readonly filer: ContactId;
  /** The partner through whose subscription it is filed, if any. */
  readonly partner: OrganisationId | null;
  /** Null when no subscription covers the filing: not covered never means lost. */
  readonly subscription: SubscriptionId | null;
  readonly channel: Channel;
  readonly nature: Nature;
  readonly severity: Severity;
  readonly subject: string;
  readonly description: string;
  readonly followUpOf: Reference | null;
  /** The system that it is about, where one was named. */
  readonly environment?: EnvironmentAt | undefined;
  /** Whether the contract covers it now, where it was asked. */
  readonly covered?: boolean | undefined;
  /** The hash of all that it answered, which is kept beside the ticket. */
  readonly coverage?: string | undefined;
  /** What was told by the form of its nature, where there is one. */
  readonly intake?: GivenIntake | undefined;
  readonly attachments: readonly AttachmentId[];
}

/** Answers to the form of a nature; blank ones answer nothing. */
export interface GivenIntake {
  readonly form: number;
  readonly texts: Readonly<Record<string, string>>;
  readonly circumstances: readonly Circumstance[];
  readonly files: readonly { readonly attachment: AttachmentId; readonly kind: FileKind }[];
}

type WithFiles = { readonly attachments?: readonly AttachmentId[] };
type MayBeRecorded = { readonly recorded?: Recorded };

export interface GivenAnswer {
  readonly item: number;
  readonly text?: string;
  /** The request that asks for the item, by its sequence; left out for the last. */
  readonly request?: PublicSequence;
}

/** Everything that can be asked of a ticket that exists. Texts are Markdown; numbers of items start at 1. */
export type Command =
  | { readonly type: "take" }
  | { readonly type: "assign"; readonly assignee: AgentId }
  | {
      readonly type: "qualify";
      readonly severity?: Severity;
      readonly qualification?: Qualification;
      readonly why: string;
    }
  | { readonly type: "declare-severity"; readonly severity: Severity; readonly why: string }
  | ({
      readonly type: "request-information";
      readonly text?: string;
      readonly items: readonly string[];
      /** Which of the items, from 1, confirming the ticket's environment answers. */
      readonly environmentItem?: number;
      /** Item by item, the key of the form that it asks for; null where it is the agent's own. */
      readonly keys?: readonly (string | null)[];
    } & WithFiles)
  | ({
      readonly type: "provide-information";
      readonly text?: string;
      readonly answers?: readonly GivenAnswer[];
    } & WithFiles &
      MayBeRecorded)
  | { readonly type: "start-work"; readonly override?: string }
  | { readonly type: "resume"; readonly override?: string }
  | ({ readonly type: "conclude"; readonly conclusion: Conclusion } & WithFiles)
  | ({ readonly type: "accept"; readonly comment?: string } & MayBeRecorded)
  | ({ readonly type: "refuse"; readonly why: string } & WithFiles & MayBeRecorded)
  | {
      readonly type: "reject";
      readonly reason: RejectionReason;
      readonly explanation: string;
      readonly duplicateOf?: Reference;
      readonly exclusion?: Exclusion;
      readonly clause?: string;
    }
  | { readonly type: "remind"; readonly text?: string; readonly channel: "letter" | "phone" }
  | { readonly type: "close-unanswered"; readonly text?: string }
  | ({ readonly type: "withdraw"; readonly why?: string } & MayBeRecorded)
  | ({ readonly type: "reply"; readonly text: string } & WithFiles)
  | ({ readonly type: "note"; readonly text: string } & WithFiles)
  | {
      readonly type: "escalate";
      readonly ground: EscalationGround;
      /** What the one who escalates expects of it. */
      readonly expected: string;
      /** Other tickets of the same contract that it is about, where it concerns the relationship (R-34-02). */
      readonly cites?: readonly Reference[];
    }
  | { readonly type: "acknowledge-escalation"; readonly text?: string }
  | {
      readonly type: "propose-interaction";
      readonly kind: InteractionKind;
      readonly startsAt: Temporal.Instant;
      readonly minutes: number;
      readonly text?: string;
    }
  /** Names what is agreed to, so that nobody agrees to a proposal that they have not seen. */
  | ({ readonly type: "agree-interaction"; readonly proposal: number } & MayBeRecorded)
  | {
      readonly type: "record-interaction";
      readonly outcome: InteractionOutcome;
      readonly text: string;
      /** That it was held before the hour that both agreed on is meant. */
      readonly early?: boolean;
    }
  | {
      readonly type: "end-escalation";
      readonly outcome: EscalationConclusion;
      readonly text: string;
    };

export type CommandType = Command["type"];
export type CommandOf<Type extends CommandType> = Extract<Command, { readonly type: Type }>;
