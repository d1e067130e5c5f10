import { getDeskHome } from "#api/home.ts";
import { ok, refuse } from "#core/kit/result.ts";
import { mayAsStaff } from "#core/people/policy.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import type { Presence } from "#server/presence/index.ts";
import { readDeskHome } from "./reads.ts";

interface HomeDeps {
  readonly database: Pick<Database, "desk">;
  readonly presence: Pick<Presence, "recent">;
}

/** The desk at a glance, for those who work its tickets. */
export function deskHomeDoors({ database, presence }: HomeDeps) {
  return [
    door(getDeskHome, async ({ actor, now }) => {
      if (!mayAsStaff(actor, "tickets.work")) return refuse("forbidden");
      const home = await readDeskHome(database.desk, actor.id, now);
      return ok({ ...home, recent: [...presence.recent()] });
    }),
  ] as const;
}
