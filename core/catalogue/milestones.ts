import { ok, refuse, type Result } from "../kit/result.ts";
import type { Milestone, ReleaseLine } from "./release-line.ts";
import { parseVersion } from "./version.ts";
import { MILESTONES } from "./vocabulary.ts";

type Dated = Pick<ReleaseLine, "milestones">;

/** The day from which the line is not supported any more; null where it is not known. */
export function eosl({ milestones }: Dated): Temporal.PlainDate | null {
  return milestones.find(({ kind }) => kind === "eosl")?.on ?? null;
}

/** R-22-01: on its EOSL day a line is past it, the day before it is not; without a known day it is not. */
export function isPastEosl(line: Dated, day: Temporal.PlainDate): boolean {
  const on = eosl(line);
  return on !== null && Temporal.PlainDate.compare(on, day) <= 0;
}

/** Each milestone once at most, and their days in the order of a line's life; days may be equal. */
export function checkMilestones(
  milestones: readonly Milestone[],
): Result<true, "milestone_twice" | "milestones_out_of_order"> {
  const kinds = milestones.map(({ kind }) => kind);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined) return refuse("milestone_twice", { params: { kind: twice } });
  const days = MILESTONES.flatMap((kind) => {
    const on = milestones.find((milestone) => milestone.kind === kind)?.on ?? null;
    return on === null ? [] : [{ kind, on }];
  });
  const late = days.find(({ on }, index) => {
    const before = days[index - 1];
    return before !== undefined && Temporal.PlainDate.compare(before.on, on) > 0;
  });
  return late === undefined
    ? ok(true)
    : refuse("milestones_out_of_order", { params: { kind: late.kind } });
}

/** Whether two days of a life are out of its order that were not before, or by more days than they were. */
export function isMoreDisordered(
  before: readonly Milestone[],
  after: readonly Milestone[],
): boolean {
  const was = overlapsOf(before);
  return overlapsOf(after).some((days, pair) => days > (was[pair] ?? 0));
}

/** By how many days each two milestones are out of order; a day that is not known is in order with every other. */
function overlapsOf(milestones: readonly Milestone[]): readonly number[] {
  const dayOf = (kind: (typeof MILESTONES)[number]) =>
    milestones.find((milestone) => milestone.kind === kind)?.on ?? null;
  return MILESTONES.flatMap((kind, place) =>
    MILESTONES.slice(place + 1).map((later) => {
      const [first, second] = [dayOf(kind), dayOf(later)];
      return first === null || second === null ? 0 : Math.max(0, second.until(first).days);
    }),
  );
}

/** Whether a version came out before the first day of its line; candidates and milestones come out before their line does. */
export function isOutBefore(
  version: string,
  on: Temporal.PlainDate,
  first: Temporal.PlainDate | null,
): boolean {
  if (first === null || Temporal.PlainDate.compare(on, first) >= 0) return false;
  const read = parseVersion(version);
  return read.ok && (read.value.stage === "plain" || read.value.stage === "cumulative_patch");
}
