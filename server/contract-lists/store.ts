import { sql, type RawBuilder } from "kysely";
import type { ContractState } from "#api/contract-views.ts";
import type { Queries } from "#server/platform/database.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ContractRow {
  readonly id: string;
  readonly organisation: Named;
  readonly partner: Named | null;
  readonly sku: string;
  readonly product: string;
  readonly offer: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly coveredUntil: string;
  readonly state: ContractState;
}

export interface Wanted {
  readonly organisation?: string | undefined;
  readonly partner?: string | undefined;
  readonly state?: ContractState | undefined;
  readonly endsWithin?: number | undefined;
  /** An escaped pattern of LIKE, for the name of the organisation. */
  readonly pattern?: string | undefined;
  readonly now: string;
}

export interface Place {
  readonly name: string;
  readonly organisation: string;
  readonly until: string;
  readonly id: string;
}

/** By name of the organisation, and of each the one that covers longest first. */
export function listByOrganisation(
  queries: Queries,
  wanted: Wanted,
  after: Place | undefined,
  limit: number,
): Promise<ContractRow[]> {
  // The row comparison alone says where the index begins; what of that organisation was shown is then left out.
  const rest =
    after === undefined
      ? sql`true`
      : sql`(o.name, o.id) >= (${after.name}, ${after.organisation}::uuid) and not (
          o.id = ${after.organisation}
          and (s.covered_until, s.id) >= (${after.until}::date, ${after.id}::uuid))`;
  const order = sql`o.name, o.id, s.covered_until desc, s.id desc`;
  return contractsWhere(queries, wanted, { rest, order, limit });
}

/** Those that are in force and end within so many days, the next to end first. */
export function listEnding(
  queries: Queries,
  wanted: Wanted & { readonly endsWithin: number },
  after: Place | undefined,
  limit: number,
): Promise<ContractRow[]> {
  const { now, endsWithin } = wanted;
  const today = sql`(${now}::timestamptz at time zone s.zone)::date`;
  // A day more on either side than any zone can need: the index finds these, the zone of each then decides.
  const near = sql`s.covered_until >= ${now}::date - 1 and s.covered_until <= ${now}::date + ${endsWithin + 1}::int`;
  const exact = sql`s.starts_on <= ${today} and s.covered_until > ${today}
    and s.covered_until <= ${today} + ${endsWithin}::int`;
  const behind =
    after === undefined
      ? sql`true`
      : sql`(s.covered_until, s.id) > (${after.until}::date, ${after.id}::uuid)`;
  const rest = sql`${near} and ${exact} and ${behind}`;
  return contractsWhere(queries, wanted, { rest, order: sql`s.covered_until, s.id`, limit });
}

interface Shape {
  readonly rest: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
  readonly limit: number;
}

/** Names and terms are looked up for the rows of the page alone. */
async function contractsWhere(
  queries: Queries,
  wanted: Wanted,
  { rest, order, limit }: Shape,
): Promise<ContractRow[]> {
  const today = sql`(${wanted.now}::timestamptz at time zone s.zone)::date`;
  const state = sql`case when ${today} < s.starts_on then 'upcoming'
    when ${today} < s.covered_until then 'active' else 'ended' end`;
  const { rows } = await sql<ContractRow>`
    select s.id, s.sku, s.starts_on as "startsOn", s.ends_on as "endsOn",
      s.covered_until as "coveredUntil", ${state} as state,
      json_build_object('id', o.id, 'name', o.name) as organisation,
      (select json_build_object('id', r.id, 'name', r.name) from organisation r where r.id = s.partner_id)
        as partner,
      (select string_agg(p.name, ', ' order by p.id <> s.product_id, p.name)
        from subscription_product sp join product p on p.id = sp.product_id
        where sp.subscription_id = s.id) as product,
      coalesce(
        (select v.terms ->> 'offer' from subscription_terms v
          where v.subscription_id = s.id and v.from_day <= ${today}
          order by v.from_day desc, v.version desc limit 1),
        (select v.terms ->> 'offer' from subscription_terms v
          where v.subscription_id = s.id and v.version = 1), '') as offer
    from subscription s join organisation o on o.id = s.organisation_id
    where ${conditionOf(wanted, state)} and ${rest}
    order by ${order} limit ${limit}`.execute(queries);
  return rows;
}

function conditionOf(
  { organisation, partner, state, pattern }: Wanted,
  stateNow: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const conditions = [
    ...(organisation === undefined ? [] : [sql`s.organisation_id = ${organisation}`]),
    ...(partner === undefined ? [] : [sql`s.partner_id = ${partner}`]),
    ...(state === undefined ? [] : [sql`${stateNow} = ${state}`]),
    ...(pattern === undefined ? [] : [sql`o.name ilike ${pattern}`]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}
