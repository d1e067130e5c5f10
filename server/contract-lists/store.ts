import { sql, type RawBuilder } from "kysely";
import type { ContractState } from "#api/contract-views.ts";
import {
  quarterOf,
  type Line,
  type Named as Read,
  type Place as Standing,
} from "#server/platform/kept-lines.ts";
import type { Queries } from "#server/platform/database.ts";
import { finds } from "#server/platform/finding.ts";

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

/** With the state that it is in, and how often names had been changed when it was read. */
type ReadRow = ContractRow & { readonly row: string; readonly naming: number };

export interface Wanted {
  readonly organisation?: string | undefined;
  readonly partner?: string | undefined;
  readonly state?: ContractState | undefined;
  readonly endsWithin?: number | undefined;
  /** In the name of the organisation. */
  readonly search?: string | undefined;
  readonly now: string;
}

export interface Place {
  readonly name: string;
  readonly organisation: string;
  readonly until: string;
  readonly id: string;
}

/** By name of the organisation, and of each the one that covers longest first. */
function byOrganisation(wanted: Wanted, after: Place | undefined, limit: number): Shape {
  // The row comparison alone says where the index begins; what of that organisation was shown is then left out.
  const rest =
    after === undefined
      ? sql`true`
      : sql`(s.organisation_name, s.organisation_id) >= (${after.name}, ${after.organisation}::uuid) and not (
          s.organisation_id = ${after.organisation}
          and (s.covered_until, s.id) >= (${after.until}::date, ${after.id}::uuid))`;
  const order = sql`s.organisation_name, s.organisation_id, s.covered_until desc, s.id desc`;
  return { where: sql`${conditionOf(wanted)} and ${rest}`, order, limit };
}

/** Those that are in force and end within so many days, the next to end first. */
function byEnd(wanted: Wanted, endsWithin: number, after: Place | undefined, limit: number): Shape {
  const today = todayIn(wanted);
  // Zones are a day apart at most: the index finds what can be meant, and the zone decides of the days at both ends. They
  // stand in the statement itself, which is another one each day, and the decision in a case: of days that it is only
  // given, and of comparisons with a day of another zone, the database expects far too few, and would read all and sort.
  const at = Temporal.Instant.from(wanted.now).toZonedDateTimeISO("UTC").toPlainDate();
  const day = (days: number) => sql`${sql.lit(at.add({ days }).toString())}::date`;
  const near = sql`s.covered_until between ${day(-1)} and ${day(endsWithin + 1)}`;
  const exact = sql`case
    when s.starts_on <= ${day(-1)} and s.covered_until between ${day(2)} and ${day(endsWithin - 1)} then true
    when s.starts_on <= ${today} and s.covered_until > ${today}
      and s.covered_until <= ${today} + ${endsWithin}::int then true
    else false end`;
  const behind =
    after === undefined
      ? sql`true`
      : sql`(s.covered_until, s.id) > (${after.until}::date, ${after.id}::uuid)`;
  const where = sql`${near} and ${exact} and ${conditionOf(wanted)} and ${behind}`;
  return { where, order: sql`s.covered_until, s.id`, limit };
}

function shapeOf(wanted: Wanted, after: Place | undefined, limit: number): Shape {
  const { endsWithin } = wanted;
  return endsWithin === undefined
    ? byOrganisation(wanted, after, limit)
    : byEnd(wanted, endsWithin, after, limit);
}

/** A page of them, in the order that is asked for. */
export async function listContracts(
  queries: Queries,
  wanted: Wanted,
  after: Place | undefined,
  limit: number,
): Promise<ContractRow[]> {
  return contractsWhere<ContractRow>(queries, wanted, shapeOf(wanted, after, limit));
}

/** The places of the same page. What a line says changes with its contract's row, and with the day. */
export async function findPlaces(
  queries: Queries,
  wanted: Wanted,
  after: Place | undefined,
  limit: number,
): Promise<Read<Place & Standing>> {
  const { where, order } = shapeOf(wanted, after, limit);
  const { rows } = await sql<Place & Standing & { naming: number }>`
    select (select version from naming) as naming, s.id, s.organisation_name as name,
      s.organisation_id as organisation, s.covered_until::text as until, ${rowOf(wanted)} as row
    from subscription s where ${where} order by ${order} limit ${sql.lit(limit)}`.execute(queries);
  return { naming: rows[0]?.naming ?? 0, rows };
}

export async function readLines(
  queries: Queries,
  wanted: Wanted,
  ids: readonly string[],
  write: (row: ContractRow) => string,
): Promise<Read<Line>> {
  const where = sql`s.id = any(${[...ids]}::uuid[])`;
  const shape = { where, order: sql`s.id`, limit: ids.length };
  const state = sql`, ${rowOf(wanted)} as row, (select version from naming) as naming`;
  const rows = await contractsWhere<ReadRow>(queries, wanted, shape, state);
  const lines = rows.map(({ row, naming: _naming, ...contract }) => ({
    id: contract.id,
    row,
    line: write(contract),
  }));
  return { naming: rows[0]?.naming ?? 0, rows: lines };
}

interface Shape {
  readonly where: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
  readonly limit: number;
}

/** Names and terms are looked up for the rows of the page alone. */
async function contractsWhere<Row extends ContractRow>(
  queries: Queries,
  wanted: Wanted,
  { where, order, limit }: Shape,
  more: RawBuilder<unknown> = sql``,
): Promise<Row[]> {
  const today = todayIn(wanted);
  const { rows } = await sql<Row>`
    select s.id, s.sku, s.starts_on as "startsOn", s.ends_on as "endsOn",
      s.covered_until as "coveredUntil", ${stateOf(wanted)} as state,
      json_build_object('id', s.organisation_id, 'name', s.organisation_name) as organisation,
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
          where v.subscription_id = s.id and v.version = 1), '') as offer ${more}
    from subscription s where ${where}
    order by ${order} limit ${sql.lit(limit)}`.execute(queries);
  return rows;
}

function rowOf({ now }: Wanted): RawBuilder<unknown> {
  return sql`concat(s.xmin::text, ':', ${quarterOf(Temporal.Instant.from(now))}::bigint)`;
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
  const { organisation, partner, state, search } = wanted;
  const conditions = [
    ...(search === undefined ? [] : [finds(sql`s.organisation_name`, search)]),
    ...(organisation === undefined ? [] : [sql`s.organisation_id = ${organisation}`]),
    ...(partner === undefined ? [] : [sql`s.partner_id = ${partner}`]),
    ...(state === undefined ? [] : [sql`${stateOf(wanted)} = ${state}`]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}
