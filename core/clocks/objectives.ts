import { checkServiceLevels, type LevelRefusal } from "../contracts/check-terms.ts";
import type { ServiceLevel } from "../contracts/terms.ts";
import { CLOCKS, type Clock } from "../contracts/vocabulary.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import { SEVERITIES, type Severity } from "../tickets/vocabulary.ts";

/** What the desk asks of itself, for every ticket, beside whatever a contract promises; contacts never learn of it. */
export type Objectives = readonly ServiceLevel[];

/** One version as it was written; it is never rewritten. */
export interface ObjectivesVersion {
  readonly version: number;
  readonly writtenAt: Temporal.Instant;
  readonly levels: Objectives;
}

/**
 * The version that a ticket keeps to its end: the last that was written when it was filed. Undefined where there was none.
 * @param versions in their order.
 */
export function objectivesAt<Version extends Pick<ObjectivesVersion, "writtenAt">>(
  versions: readonly Version[],
  filedAt: Temporal.Instant,
): Version | undefined {
  return versions.findLast(({ writtenAt }) => Temporal.Instant.compare(writtenAt, filedAt) <= 0);
}

/**
 * The objectives that are kept then, in the order of clocks and severities. They hold for what is filed from then on.
 * @returns a refusal whose field is a path in what was given: `levels.3.amount`, `why`.
 */
export function changeObjectives(
  current: Objectives,
  { levels, why }: { readonly levels: Objectives; readonly why: string },
): Result<Objectives, LevelRefusal | "nothing_changes" | "why_required"> {
  const sound = checkServiceLevels(levels, "levels");
  if (!sound.ok) return sound;
  if (changedObjectives(current, levels).length === 0) return refuse("nothing_changes");
  if (why.trim() === "") return refuse("why_required", { field: "why" });
  return ok(inOrder.flatMap(({ clock, severity }) => levelOf(levels, clock, severity) ?? []));
}

export interface ObjectiveChange {
  readonly clock: Clock;
  readonly severity: Severity;
  /** Null where there was none. */
  readonly before: ServiceLevel | null;
  /** Null where there is none any more. */
  readonly after: ServiceLevel | null;
}

/** What is set otherwise, in the order of clocks and severities. */
export function changedObjectives(
  before: Objectives,
  after: Objectives,
): readonly ObjectiveChange[] {
  return inOrder.flatMap(({ clock, severity }) => {
    const [was, is] = [levelOf(before, clock, severity), levelOf(after, clock, severity)];
    return isSame(was, is) ? [] : [{ clock, severity, before: was ?? null, after: is ?? null }];
  });
}

const inOrder = CLOCKS.flatMap((clock) => SEVERITIES.map((severity) => ({ clock, severity })));

function levelOf(levels: Objectives, clock: Clock, severity: Severity): ServiceLevel | undefined {
  return levels.find((one) => one.clock === clock && one.severity === severity);
}

function isSame(one: ServiceLevel | undefined, other: ServiceLevel | undefined): boolean {
  return one?.amount === other?.amount && one?.unit === other?.unit && one?.hours === other?.hours;
}
