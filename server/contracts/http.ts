import { listReleases, listSubscriptions } from "#api/desk.ts";
import { ok } from "#core/kit/result.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { readReleases, readSubscriptions } from "./reads.ts";

/** What beneficiaries bought, and what there is to buy. */
export function contractDoors({
  database,
}: {
  readonly database: Pick<Database, "desk" | "portal">;
}) {
  return [
    door(listSubscriptions, ({ actor, query, now }) =>
      readSubscriptions(database, actor, query.organisation, now),
    ),
    door(listReleases, async ({ actor }) => ok(await readReleases(database, actor))),
  ] as const;
}
