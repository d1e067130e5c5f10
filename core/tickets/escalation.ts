import type { Reference } from "../kit/brand.ts";
import type {
  EscalationGround,
  EscalationOutcome,
  InteractionKind,
  InteractionOutcome,
  PublicSequence,
  Side,
} from "./vocabulary.ts";

/** A direct interaction (R-32-16): proposed by one side, agreed by the other, held or not. */
export interface Interaction {
  readonly sequence: PublicSequence;
  readonly at: Temporal.Instant;
  readonly by: Side;
  readonly kind: InteractionKind;
  readonly startsAt: Temporal.Instant;
  readonly minutes: number;
  /** `replaced`: another time or way was proposed instead; `lapsed`: the escalation ended before anyone came to it. */
  readonly standing: "proposed" | "replaced" | "agreed" | "lapsed" | InteractionOutcome;
  readonly agreedAt: Temporal.Instant | null;
  /** Where the words about its outcome stand. */
  readonly recordedIn: PublicSequence | null;
}

/** What either party raised to the points of both (R-34-02, R-34-03). */
export interface Escalation {
  readonly sequence: PublicSequence;
  readonly at: Temporal.Instant;
  readonly by: Side;
  readonly ground: EscalationGround;
  /** The version of the contract's terms whose points it reaches; null without a contract. */
  readonly terms: number | null;
  /** Other tickets of the contract that it is about. */
  readonly cites: readonly Reference[];
  readonly acknowledged: {
    readonly sequence: PublicSequence;
    readonly at: Temporal.Instant;
  } | null;
  readonly interactions: readonly Interaction[];
  readonly ended: {
    readonly sequence: PublicSequence;
    readonly at: Temporal.Instant;
    readonly outcome: EscalationOutcome;
  } | null;
}

interface Escalated {
  readonly escalations: readonly Escalation[];
}

/** The one that is not ended yet: there is never more than one. */
export function openEscalation({ escalations }: Escalated): Escalation | undefined {
  const last = escalations.at(-1);
  return last?.ended === null ? last : undefined;
}

/** The interaction that waits for the other side's word, or for its hour. */
export function standingInteraction({
  interactions,
}: Pick<Escalation, "interactions">): Interaction | undefined {
  const last = interactions.at(-1);
  return last?.standing === "proposed" || last?.standing === "agreed" ? last : undefined;
}

export function sideOf({ kind }: { readonly kind: "agent" | "contact" | "schedule" }): Side {
  return kind === "contact" ? "beneficiary" : "desk";
}
