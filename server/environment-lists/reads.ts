import type { EnvironmentLine } from "#api/environment-views.ts";
import { stateOf } from "#core/environments/freshness.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { ok, type Result } from "#core/kit/result.ts";
import { inPortal, type Database } from "#server/platform/database.ts";
import { quarterOf, type KeptLines, type LinedPage } from "#server/platform/kept-lines.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import {
  findPlaces,
  listEnvironments,
  readLines,
  type EnvironmentRowLine,
  type Place,
  type Wanted,
} from "./store.ts";

export interface ListDeps {
  readonly database: Pick<Database, "desk" | "portal">;
  readonly kept: KeptLines;
}

/** One more than asked for is read: whether there is another page is known without counting. */
export async function readEnvironments(
  deps: ListDeps,
  { actor, now }: { readonly actor: Actor; readonly now: Temporal.Instant },
  query: Wanted & { readonly search?: string | undefined; readonly limit: number },
  after: Place | undefined,
): Promise<Result<LinedPage<Place>, "forbidden">> {
  const { limit, ...wanted } = query;
  const { environmentFactDays: days } = await settingsInForce(deps.database.desk);
  const write = (line: EnvironmentRowLine) => JSON.stringify(viewLine(line, now, days));
  if (actor.kind === "contact") {
    const found = await inPortal(deps.database, actor.id, (queries) =>
      listEnvironments(queries, wanted, after, limit + 1),
    );
    const page = found.slice(0, limit);
    const last = found.length > limit ? (page.at(-1) ?? null) : null;
    return ok({ items: page.map(write).join(","), last });
  }
  const allowed = authorizeStaff(actor, "customers.read");
  if (!allowed.ok) return allowed;
  const { desk } = deps.database;
  const moment = {
    limit: now.subtract({ hours: 24 * days }),
    quarter: quarterOf(now),
  };
  const places = await findPlaces(desk, wanted, moment, after, limit + 1);
  return ok(await deps.kept.page(places, limit, (ids) => readLines(desk, moment, ids, write)));
}

function viewLine(
  { whole, confirmedSince, ...line }: EnvironmentRowLine,
  now: Temporal.Instant,
  days: number,
): EnvironmentLine {
  return {
    ...line,
    freshness: {
      state: stateOf({ whole, confirmedSince }, now, days),
      confirmedSince: confirmedSince?.toString() ?? null,
    },
  };
}
