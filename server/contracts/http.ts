import { getContract } from "#api/contracts.ts";
import { listReleases } from "#api/desk.ts";
import { ok } from "#core/kit/result.ts";
import type { Database } from "#server/platform/database.ts";
import { door } from "#server/platform/http/door.ts";
import { readContract, readReleases } from "./reads.ts";

/** What a beneficiary bought, in full, and what there is to buy. */
export function contractDoors({
  database,
}: {
  readonly database: Pick<Database, "desk" | "portal">;
}) {
  return [
    door(getContract, ({ actor, params, now }) =>
      readContract(database, actor, params.subscription, now),
    ),
    door(listReleases, async ({ actor }) => ok(await readReleases(database, actor))),
  ] as const;
}
