import type { LineView } from "#api/programme.ts";
import type { SetDay } from "#core/catalogue/milestone-rules.ts";
import { checkMilestones } from "#core/catalogue/milestones.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import type { Database } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";
import { readLines, viewLine } from "./reads.ts";
import { lockLine, saveSetDays } from "./store.ts";

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
  | "milestones_out_of_order";

/** Sets the days of a line's life. What is left out is derived again; what comes out must be in the order of a life. */
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
    const version = await lockLine(tx, product, line);
    if (version === undefined) return refuse("not_found");
    if (ifMatch !== String(version)) return refuse("version_conflict");
    await saveSetDays(tx, product, line, days, { at: now, agentId: actor.id });
    const products = await readLines(tx);
    const known = products.find(({ id }) => id === product)?.lines.find((one) => one.line === line);
    if (known === undefined) throw new Error("A line that was just there is gone");
    const ordered = checkMilestones(known.milestones);
    return ordered.ok ? ok(viewLine(known, now.toZonedDateTimeISO("UTC").toPlainDate())) : ordered;
  });
}
