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
  const matching = wanted.pattern === undefined ? sql`true` : sql`o.name ilike ${wanted.pattern}`;
  const where = sql`${conditionOf(wanted)} and ${matching} and ${rest}`;
  return contractsWhere(queries, wanted, { from: sql`subscription`, where, order, limit });
}

/** Those that are in force and end within so many days, the next to end first. */
export function listEnding(
  queries: Queries,
  wanted: Wanted & { readonly endsWithin: number },
  after: Place | undefined,
  limit: number,
): Promise<ContractRow[]> {
  const { now, endsWithin } = wanted;
  const today = todayIn(wanted);
  // A day more on either side than any zone can need: the index finds these, the zone of each then decides.
  const near = sql`s.covered_until >= ${now}::date - 1 and s.covered_until <= ${now}::date + ${endsWithin + 1}::int`;
  const exact = sql`s.starts_on <= ${today} and s.covered_until > ${today}
    and s.covered_until <= ${today} + ${endsWithin}::int`;
  const behind =
    after === undefined
      ? sql`true`
      : sql`(s.covered_until, s.id) > (${after.until}::date, ${after.id}::uuid)`;
  const matching =
    wanted.pattern === undefined
      ? sql`true`
      : sql`exists (select from organisation n where n.id = s.organisation_id and n.name ilike ${wanted.pattern})`;
  const order = sql`s.covered_until, s.id`;
  // The page is cut before names are looked up: how many days a zone lets in, the database can not guess.
  const from = sql`(select * from subscription s
    where ${near} and ${exact} and ${conditionOf(wanted)} and ${matching} and ${behind}
    order by ${order} limit ${limit})`;
  return contractsWhere(queries, wanted, { from, where: sql`true`, order, limit });
}

interface Shape {
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
  readonly limit: number;
}

/** Names and terms are looked up for the rows of the page alone. */
async function contractsWhere(
  queries: Queries,
  wanted: Wanted,
  { from, where, order, limit }: Shape,
): Promise<ContractRow[]> {
  const today = todayIn(wanted);
  const { rows } = await sql<ContractRow>`
    select s.id, s.sku, s.starts_on as "startsOn", s.ends_on as "endsOn",
      s.covered_until as "coveredUntil", ${stateOf(wanted)} as state,
      json_build_object('id', o.id, 'name', o.name) as organisation,
      (select json_build_object('id', r.id, 'name', r.name) from organisation r where r.id = s.partner_id)
        as partner,
      (select string_agg(p.name, ', ' order by p.id <> s.product_id, p.name)
        from subscription_product sp join product p on p.id = sp.product_id
        where sp.subscription_id = s.id) as product,
      coalesce(
        (select v.offer_name from subscription_terms v
          where v.subscription_id = s.id and v.from_day <= ${today}
          order by v.from_day desc, v.version desc limit 1),
        (select v.offer_name from subscription_terms v
          where v.subscription_id = s.id and v.version = 1), '') as offer
    from ${from} s join organisation o on o.id = s.organisation_id
    where ${where}
    order by ${order} limit ${limit}`.execute(queries);
  return rows;
}

/** The day that it is in the contract's own zone. */
function todayIn({ now }: Wanted): RawBuilder<unknown> {
  return sql`(${now}::timestamptz at time zone s.zone)::date`;
}

function stateOf(wanted: Wanted): RawBuilder<unknown> {
  const today = todayIn(wanted);
  return sql`case when ${today} < s.starts_on then 'upcoming'
    when ${today} < s.covered_until then 'active' else 'ended' end`;
}

function conditionOf(wanted: Wanted): RawBuilder<unknown> {
  const { organisation, partner, state } = wanted;
  const conditions = [
    ...(organisation === undefined ? [] : [sql`s.organisation_id = ${organisation}`]),
    ...(partner === undefined ? [] : [sql`s.partner_id = ${partner}`]),
    ...(state === undefined ? [] : [sql`${stateOf(wanted)} = ${state}`]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}
