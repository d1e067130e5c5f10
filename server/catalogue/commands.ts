import type { LineView } from "#api/programme.ts";
import { checkSetDays } from "#core/catalogue/life-change.ts";
import type { SetDay } from "#core/catalogue/milestone-rules.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
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

/** Sets the days of a line's life. What is left out is derived again; what comes out of them is checked with all lines. */
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
    const checked = checkSetDays(days, known, { before, after });
    if (!checked.ok) return checked;
    return ok(viewLine(known, now.toZonedDateTimeISO("UTC").toPlainDate()));
  });
}

async function linesOf(queries: Queries, product: string): Promise<readonly KnownLine[]> {
  return (await readLines(queries)).find(({ id }) => id === product)?.lines ?? [];
}
