import { changeObjectives as decide, type Objectives } from "#core/clocks/objectives.ts";
import { ok, refuse } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { insertVersion, listVersionRows, lockObjectives } from "#server/objectives/index.ts";
import type { Database } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";
import { readObjectivesPage } from "./reads.ts";

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  /** The version of the objectives that whoever asks has seen. */
  readonly ifMatch: string;
}

interface Said {
  readonly levels: Objectives;
  readonly why: string;
}

/** What the desk asks of itself for all that is filed from now on; what is open keeps what held when it was filed. */
export async function changeObjectives(
  { desk }: Pick<Database, "desk">,
  { actor, now, ifMatch }: Asked,
  said: Said,
) {
  const allowed = authorizeStaff(actor, "objectives.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(desk, async (tx) => {
    await lockObjectives(tx);
    const [last] = await listVersionRows(tx, 1);
    const version = last?.version ?? 0;
    if (ifMatch !== String(version)) return refuse("version_conflict");
    const next = decide(last?.levels ?? [], said);
    if (!next.ok) return next;
    await insertVersion(tx, {
      version: version + 1,
      writtenAt: now,
      agentId: allowed.value.id,
      why: said.why.trim(),
      levels: next.value,
    });
    return ok(undefined);
  });
  return done.ok ? readObjectivesPage(desk, actor) : done;
}
