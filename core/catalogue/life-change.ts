import { LAST_DAY } from "../kit/our-times.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import type { HeldDays, SetDay } from "./milestone-rules.ts";
import { checkMilestones, isMoreDisordered, isOutBefore } from "./milestones.ts";
import type { ReleaseLine } from "./release-line.ts";
import type { MilestoneKind } from "./vocabulary.ts";

/** A line's life with the days that rules derive. */
export interface DerivedLife extends Pick<ReleaseLine, "line" | "milestones"> {
  readonly beyond: HeldDays["beyond"];
}

export interface Worsened {
  /** The milestone that is out of the order of a life now, or further out of it; undefined where none is. */
  readonly late: MilestoneKind | undefined;
  /** Those that rules lead beyond 2200 now. */
  readonly beyond: readonly MilestoneKind[];
}

/** What a change makes wrong of a line's life; what was as wrong before is not the change's. */
export function worsened(life: DerivedLife, lives: readonly DerivedLife[]): Worsened {
  const was = lives.find(({ line }) => line === life.line);
  const ordered = checkMilestones(life.milestones);
  const isWorse = !ordered.ok && isMoreDisordered(was?.milestones ?? [], life.milestones);
  return {
    late: isWorse
      ? life.milestones.find(({ kind }) => kind === ordered.refusal.params?.["kind"])?.kind
      : undefined,
    beyond: life.beyond.filter((kind) => was?.beyond.includes(kind) !== true),
  };
}

interface DatedLife extends DerivedLife {
  readonly releases: readonly {
    readonly version: string;
    readonly releasedOn: Temporal.PlainDate;
  }[];
}

/**
 * Whether days may be set by hand of `own`, which is among `after` as it would be. It must be in the order of a life, and no
 * line may be made wrong whose days follow its first; no version may be out before it, and no rule lead beyond 2200.
 */
export function checkSetDays(
  days: readonly SetDay[],
  own: DatedLife,
  {
    before,
    after,
  }: { readonly before: readonly DerivedLife[]; readonly after: readonly DerivedLife[] },
): Result<true, "milestones_out_of_order" | "milestone_twice" | "out_of_range"> {
  const changes = after.map((life) => ({ life, made: worsened(life, before) }));
  const others = changes.filter(({ life, made }) => life !== own && made.late !== undefined);
  for (const { line, milestones } of [own, ...others.map(({ life }) => life)]) {
    const ordered = checkMilestones(milestones);
    if (!ordered.ok)
      return refuse(ordered.refusal.code, { params: { ...ordered.refusal.params, line } });
  }
  const place = days.findIndex(({ kind }) => kind === "general_availability");
  const isBeyond = changes.some(({ made }) => made.beyond.length > 0);
  const limit = earlyOf(own, days[place]?.on ?? null) ?? (isBeyond ? LAST_DAY : undefined);
  if (limit === undefined) return ok(true);
  const field = place === -1 ? "milestones" : `milestones.${place}.on`;
  return refuse("out_of_range", { field, params: { limit } });
}

/** The day of the first version that is out before that first day. */
function earlyOf({ releases }: DatedLife, first: Temporal.PlainDate | null): string | undefined {
  return releases
    .filter(({ version, releasedOn }) => isOutBefore(version, releasedOn, first))
    .map(({ releasedOn }) => releasedOn.toString())
    .toSorted()[0];
}
