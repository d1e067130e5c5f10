import { limitBeyond } from "../kit/our-times.ts";
import type { Milestone } from "./release-line.ts";
import { MILESTONES, type MilestoneKind } from "./vocabulary.ts";

/** How a programme derives the day of a milestone that nobody set. */
export interface MilestoneRule {
  readonly kind: Exclude<MilestoneKind, "general_availability">;
  /** The day to count from: the line's own general availability, or that of the line that follows it. */
  readonly after: "general_availability" | "next_line";
  /** Calendar units, not negative: `P36M`, `P90D`. Months go to the same day, or to the last of a shorter month. */
  readonly period: Temporal.Duration;
}

/** A day that an administrator wrote down; null: written down as not known, whatever a rule would say. */
export type SetDay = Pick<Milestone, "kind" | "on">;

/**
 * The milestones of a line, one of each kind, in the order of its life. A set day wins, and rules count from a set
 * general availability too. Of several rules for one kind the first speaks that has a day to count from; where none
 * has, the day is null. What comes out may be out of order: `checkMilestones` says so.
 */
export function milestonesOf(
  gaDay: Temporal.PlainDate | null,
  nextLineGa: Temporal.PlainDate | null,
  rules: readonly MilestoneRule[],
  setDays: readonly SetDay[],
): readonly Milestone[] {
  const setDay = (kind: MilestoneKind) => setDays.find((set) => set.kind === kind);
  const available = setDay("general_availability") ?? { on: gaDay };
  const starts = { general_availability: available.on, next_line: nextLineGa };
  return MILESTONES.map((kind): Milestone => {
    if (kind === "general_availability") return { kind, on: available.on, origin: "set" };
    const set = setDay(kind);
    if (set !== undefined) return { kind, on: set.on, origin: "set" };
    const days = rules
      .filter((rule) => rule.kind === kind)
      .flatMap(({ after, period }) => starts[after]?.add(period) ?? []);
    return { kind, on: days[0] ?? null, origin: "derived" };
  });
}

export interface HeldDays {
  readonly milestones: readonly Milestone[];
  /** What rules lead beyond the days that every part can hold and print; among the milestones it is not known. */
  readonly beyond: readonly MilestoneKind[];
}

/** The milestones with no day beyond 1970 to 2200: calendars and printed pages hold none. */
export function heldDays(milestones: readonly Milestone[]): HeldDays {
  const isBeyond = ({ on }: Milestone) => on !== null && limitBeyond(on.toString()) !== undefined;
  return {
    milestones: milestones.map((one) => (isBeyond(one) ? { ...one, on: null } : one)),
    beyond: milestones.filter(isBeyond).map(({ kind }) => kind),
  };
}
