import type { listSubscriptions } from "#api/desk.ts";
import type { SubscriptionLine } from "#api/people-views.ts";
import type { QueryOf } from "#api/route.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { likePattern } from "#server/people/index.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import { listByOrganisation, listEnding, type ContractRow, type Place } from "./store.ts";

type Query = QueryOf<typeof listSubscriptions>;
type Line = ContractRow & { readonly active: boolean };

export interface ContractPage {
  readonly items: Line[];
  readonly next: Place | null;
}

/** Contracts that the reader may see; for a contact the database's policy says which those are. */
export async function readSubscriptions(
  database: Pick<Database, "desk" | "portal">,
  { actor, now }: { readonly actor: Actor; readonly now: Temporal.Instant },
  query: Query,
  after: Place | undefined,
): Promise<Result<ContractPage, "forbidden">> {
  const read = (queries: Queries) => listPage(queries, query, after, now);
  if (actor.kind === "contact") return ok(await inPortal(database, actor.id, read));
  const allowed = authorizeStaff(actor, "customers.read");
  return allowed.ok ? ok(await read(database.desk)) : refuse("forbidden");
}

/** One more than asked for is read: whether there is another page is known without counting. */
async function listPage(
  queries: Queries,
  { search, limit, endsWithin, ...filters }: Query,
  after: Place | undefined,
  now: Temporal.Instant,
): Promise<ContractPage> {
  const pattern = search === undefined || search === "" ? undefined : likePattern(search);
  const wanted = { ...filters, pattern, now: now.toString() };
  const found =
    endsWithin === undefined
      ? await listByOrganisation(queries, wanted, after, limit + 1)
      : await listEnding(queries, { ...wanted, endsWithin }, after, limit + 1);
  const items = found.slice(0, limit).map(withActive);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? placeOf(last) : null };
}

function withActive(row: ContractRow): Line {
  return { ...row, active: row.state === "active" };
}

function placeOf({ organisation, coveredUntil: until, id }: Line): Place {
  return { name: organisation.name, organisation: organisation.id, until, id };
}

/** For whoever was already allowed to read the organisation. */
export async function readSubscriptionsOf(
  queries: Queries,
  organisation: string,
  now: Temporal.Instant,
): Promise<SubscriptionLine[]> {
  const wanted = { organisation, now: now.toString() };
  const found = await listByOrganisation(queries, wanted, undefined, 1000);
  return found.map(
    ({ id, sku, product, offer, partner, startsOn, endsOn, coveredUntil, state }) => {
      const active = state === "active";
      return { id, sku, product, offer, partner, startsOn, endsOn, coveredUntil, state, active };
    },
  );
}
