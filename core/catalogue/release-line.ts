import type { MilestoneKind, StackComponent, Standing } from "./vocabulary.ts";

/** One row of the supported stack: which versions of a named part, for this line, and how the vendor stands to them. */
export interface StackEntry {
  readonly component: StackComponent;
  /** As people write it: `Tomcat`, `JBoss EAP`, `PostgreSQL`. Compared without regard to case and spaces. */
  readonly name: string;
  /** A version, or the beginning of one: `9` and `9.0` both hold `9.0.83`. Null holds every version. */
  readonly version: string | null;
  readonly standing: Standing;
}

export interface AddOnEntry {
  /** As the add-on manager calls it: `exo-onlyoffice`. */
  readonly name: string;
  /** Whether the vendor's support covers it under a contract that includes it. */
  readonly supported: boolean;
}

/** A milestone has a day, half-open: what ends does not exist any more on that day. Null: not known, and so not over. */
export interface Milestone {
  readonly kind: MilestoneKind;
  readonly on: Temporal.PlainDate | null;
  /** Whether a rule derived the day or an administrator set it. */
  readonly origin: "derived" | "set";
}

/** A `major.minor` line of a product, with all that the maintenance programme says about it. */
export interface ReleaseLine {
  /** `6.5` */
  readonly line: string;
  readonly milestones: readonly Milestone[];
  readonly stack: readonly StackEntry[];
  readonly addOns: readonly AddOnEntry[];
  /** Newest maintenance version delivered, for "what would cure it"; null where none is known. */
  readonly latest: string | null;
}
