import type { listSubscriptions } from "#api/desk.ts";
import type { SubscriptionLine } from "#api/people-views.ts";
import type { QueryOf } from "#api/route.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import type { KeptLines, LinedPage } from "#server/platform/kept-lines.ts";
import {
  findPlaces,
  listContracts,
  readLines,
  type ContractRow,
  type Place,
  type Wanted,
} from "./store.ts";

export interface ListDeps {
  readonly database: Pick<Database, "desk" | "portal">;
  readonly kept: KeptLines;
}

type Query = QueryOf<typeof listSubscriptions>;

/** Contracts that the reader may see; for a contact the database's policy says which those are. */
export async function readSubscriptions(
  { database, kept }: ListDeps,
  { actor, now }: { readonly actor: Actor; readonly now: Temporal.Instant },
  { limit, ...filters }: Query,
  after: Place | undefined,
): Promise<Result<LinedPage<Place>, "forbidden">> {
  const wanted = { ...filters, now: now.toString() };
  if (actor.kind === "contact")
    return ok(
      await inPortal(database, actor.id, (queries) => listPage(queries, wanted, after, limit)),
    );
  const allowed = authorizeStaff(actor, "customers.read");
  if (!allowed.ok) return refuse("forbidden");
  const { desk } = database;
  const places = await findPlaces(desk, wanted, after, limit + 1);
  return ok(
    await kept.page(places, limit, (ids) =>
      readLines(desk, wanted, ids, (row) => JSON.stringify(lineOf(row))),
    ),
  );
}

/** One more than asked for is read: whether there is another page is known without counting. */
async function listPage(
  queries: Queries,
  wanted: Wanted,
  after: Place | undefined,
  limit: number,
): Promise<LinedPage<Place>> {
  const found = await listContracts(queries, wanted, after, limit + 1);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => JSON.stringify(lineOf(row))).join(","),
    last: last === undefined ? null : placeOf(last),
  };
}

function lineOf(row: ContractRow) {
  return { ...row, active: row.state === "active" };
}

function placeOf({ organisation, coveredUntil: until, id }: ContractRow): Place {
  return { name: organisation.name, organisation: organisation.id, until, id };
}

/** For whoever was already allowed to read the organisation. */
export async function readSubscriptionsOf(
  queries: Queries,
  organisation: string,
  now: Temporal.Instant,
): Promise<SubscriptionLine[]> {
  const wanted = { organisation, now: now.toString() };
  const found = await listContracts(queries, wanted, undefined, 1000);
  return found.map(({ organisation: _organisation, ...contract }) => ({
    ...contract,
    active: contract.state === "active",
  }));
}
