import type { LineView } from "#api/programme.ts";
import type { SetDay } from "#core/catalogue/milestone-rules.ts";
import { checkMilestones, isMoreDisordered, isOutBefore } from "#core/catalogue/milestones.ts";
import { LAST_DAY } from "#core/kit/our-times.ts";
import { ok, refuse, type Refusal, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import type { Database, Queries } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";
import { readLines, viewLine, type KnownLine } from "./reads.ts";
import { lockLine, lockProduct, saveSetDays } from "./store.ts";

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly ifMatch: string;
}

type NotSet =
  | "forbidden"
  | "not_found"
  | "version_conflict"
  | "milestone_twice"
  | "milestones_out_of_order"
  | "out_of_range";

/**
 * Sets the days of a line's life. What is left out is derived again. What comes out must be in the order of a life, here and
 * in the line before, whose days follow this one's first; no version may be out before it, and no rule lead beyond 2200.
 */
export async function setMilestones(
  { desk }: Pick<Database, "desk">,
  { actor, now, ifMatch }: Asked,
  { product, line }: { readonly product: string; readonly line: string },
  days: readonly SetDay[],
): Promise<Result<LineView, NotSet>> {
  const allowed = authorizeStaff(actor, "catalogue.manage");
  if (!allowed.ok) return allowed;
  const kinds = days.map(({ kind }) => kind);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined) return refuse("milestone_twice", { params: { kind: twice } });
  return transact(desk, async (tx) => {
    if (!(await lockProduct(tx, product))) return refuse("not_found");
    const version = await lockLine(tx, product, line);
    if (version === undefined) return refuse("not_found");
    if (ifMatch !== String(version)) return refuse("version_conflict");
    const before = await linesOf(tx, product);
    await saveSetDays(tx, product, line, days, { at: now, agentId: actor.id });
    const after = await linesOf(tx, product);
    const known = after.find((one) => one.line === line);
    if (known === undefined) throw new Error("A line that was just there is gone");
    const refusal = disorderIn(known, before, after) ?? beyondIn(days, known, before, after);
    if (refusal !== undefined) return { ok: false, refusal };
    return ok(viewLine(known, now.toZonedDateTimeISO("UTC").toPlainDate()));
  });
}

async function linesOf(queries: Queries, product: string): Promise<readonly KnownLine[]> {
  return (await readLines(queries)).find(({ id }) => id === product)?.lines ?? [];
}

/** A life out of its order: that of the line itself, or of another that the change put there or left further out. */
function disorderIn(
  own: KnownLine,
  before: readonly KnownLine[],
  after: readonly KnownLine[],
): Refusal<"milestones_out_of_order" | "milestone_twice"> | undefined {
  const others = after.filter(({ line, milestones }) => {
    const was = before.find((one) => one.line === line)?.milestones ?? [];
    return line !== own.line && isMoreDisordered(was, milestones);
  });
  for (const { line, milestones } of [own, ...others]) {
    const ordered = checkMilestones(milestones);
    if (!ordered.ok) return { ...ordered.refusal, params: { ...ordered.refusal.params, line } };
  }
  return undefined;
}

/** A first day that is after a version which is out, or from which rules lead beyond the days that are held. */
function beyondIn(
  days: readonly SetDay[],
  own: KnownLine,
  before: readonly KnownLine[],
  after: readonly KnownLine[],
): Refusal<"out_of_range"> | undefined {
  const place = days.findIndex(({ kind }) => kind === "general_availability");
  const field = place === -1 ? "milestones" : `milestones.${place}.on`;
  const first = days[place]?.on ?? null;
  const early = own.releases
    .filter(({ version, releasedOn }) => isOutBefore(version, releasedOn, first))
    .map(({ releasedOn }) => releasedOn.toString())
    .toSorted()[0];
  const isBeyond = after.some(({ line, beyond }) => {
    const was = before.find((one) => one.line === line)?.beyond ?? [];
    return beyond.some((kind) => !was.includes(kind));
  });
  const limit = early ?? (isBeyond ? LAST_DAY : undefined);
  return limit === undefined ? undefined : { code: "out_of_range", field, params: { limit } };
}
