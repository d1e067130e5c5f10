import type { ObjectivesPage } from "#api/objectives.ts";
import { changedObjectives } from "#core/clocks/objectives.ts";
import { ok, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff, mayAsStaff } from "#core/people/policy.ts";
import { listVersionRows } from "#server/objectives/index.ts";
import type { Queries } from "#server/platform/database.ts";

/** So many changes are shown. */
const SHOWN = 100;

/** What the desk asks of itself, and what was said of it before, for whoever works at it. */
export async function readObjectivesPage(
  desk: Queries,
  actor: Actor,
): Promise<Result<ObjectivesPage, "forbidden">> {
  const allowed = authorizeStaff(actor, "customers.read");
  if (!allowed.ok) return allowed;
  // One more than is shown, for what the oldest shown one changed.
  const versions = await listVersionRows(desk, SHOWN + 1);
  return ok({
    version: String(versions[0]?.version ?? 0),
    levels: [...(versions[0]?.levels ?? [])],
    history: versions.slice(0, SHOWN).map(({ version, writtenAt, by, why, levels }, index) => ({
      version,
      at: writtenAt.toString(),
      by,
      why,
      changes: [...changedObjectives(versions[index + 1]?.levels ?? [], levels)],
    })),
    may: { change: mayAsStaff(actor, "objectives.manage") },
  });
}
