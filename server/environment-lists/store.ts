import { sql, type RawBuilder } from "kysely";
import type { EnvironmentKind } from "#core/environments/environment.ts";
import type { FreshnessKept } from "#core/environments/freshness.ts";
import type { Queries } from "#server/platform/database.ts";
import { finds } from "#server/platform/finding.ts";
import type { Line, Named as Read, Place as Standing } from "#server/platform/kept-lines.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Wanted {
  readonly organisation?: string | undefined;
  readonly subscription?: string | undefined;
  readonly search?: string | undefined;
}

export interface Place {
  readonly name: string;
  readonly id: string;
}

/** What a list shows of a system, without its facts. */
export interface EnvironmentRowLine extends FreshnessKept, Place {
  readonly kind: EnvironmentKind;
  readonly organisation: Named;
  readonly product: Named;
  readonly subscription: { readonly id: string; readonly sku: string } | null;
  readonly release: string | null;
}

/** Those that are still there, by name, from behind the one where the page before ended. */
function pageOf(
  { organisation, subscription, search }: Wanted,
  after: Place | undefined,
  limit: number,
): RawBuilder<unknown> {
  const conditions = [
    sql`e.removed_at is null`,
    ...(organisation === undefined ? [] : [sql`e.organisation_id = ${organisation}`]),
    ...(subscription === undefined ? [] : [sql`e.subscription_id = ${subscription}`]),
    ...(search === undefined ? [] : [finds(sql`e.name`, search)]),
    ...(after === undefined ? [] : [sql`(e.name, e.id) > (${after.name}, ${after.id}::uuid)`]),
  ];
  return sql`environment e where ${sql.join(conditions, sql` and `)} order by e.name, e.id limit ${sql.lit(limit)}`;
}

export async function listEnvironments(
  queries: Queries,
  wanted: Wanted,
  after: Place | undefined,
  limit: number,
): Promise<EnvironmentRowLine[]> {
  const rows = await linesOf(queries, sql`select * from ${pageOf(wanted, after, limit)}`);
  return rows.map(({ line }) => line);
}

/** On what else than its row a line of the list hangs. */
export interface Moment {
  /** Facts that were confirmed before are old. */
  readonly limit: Temporal.Instant;
  /** Contracts begin with days; see `quarterOf`. */
  readonly quarter: number;
}

/** The places of the same page, without what a line says. */
export async function findPlaces(
  queries: Queries,
  wanted: Wanted,
  moment: Moment,
  after: Place | undefined,
  limit: number,
): Promise<Read<Place & Standing>> {
  const { rows } = await sql<Place & Standing & { naming: number }>`
    select (select version from naming) as naming, e.id, e.name, ${rowOf(moment)} as row
    from ${pageOf(wanted, after, limit)}`.execute(queries);
  return { naming: rows[0]?.naming ?? 0, rows };
}

export async function readLines(
  queries: Queries,
  moment: Moment,
  ids: readonly string[],
  write: (line: EnvironmentRowLine) => string,
): Promise<Read<Line>> {
  const rows = await linesOf(
    queries,
    sql`select *, ${rowOf(moment)} as row, (select version from naming) as naming
      from environment e where e.id = any(${[...ids]}::uuid[])`,
    sql`, e.row, e.naming`,
  );
  const lines = rows.map(({ line, row }) => ({ id: line.id, row: row ?? "", line: write(line) }));
  return { naming: rows[0]?.naming ?? 0, rows: lines };
}

function rowOf({ limit, quarter }: Moment): RawBuilder<unknown> {
  return sql`concat(e.xmin::text, ':', e.confirmed_since < ${dateOf(limit)}, ':', ${quarter}::bigint)`;
}

interface WrittenLine {
  readonly id: string;
  readonly name: string;
  readonly kind: EnvironmentKind;
  readonly release: string | null;
  readonly whole: boolean;
  readonly confirmedSince: Date | null;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly productId: string;
  readonly productName: string;
  readonly subscriptionId: string | null;
  readonly sku: string | null;
  readonly row?: string;
  readonly naming?: number;
}

/** Names are looked up for the rows of the page alone. */
async function linesOf(
  queries: Queries,
  page: RawBuilder<unknown>,
  more: RawBuilder<unknown> = sql``,
): Promise<{ line: EnvironmentRowLine; row: string | undefined; naming: number | undefined }[]> {
  const { rows } = await sql<WrittenLine>`
    select e.id, e.name, e.kind, e.release, e.whole, e.confirmed_since as "confirmedSince",
      o.id as "organisationId", o.name as "organisationName", p.id as "productId", p.name as "productName",
      s.id as "subscriptionId", s.sku ${more}
    from (${page}) e
    join organisation o on o.id = e.organisation_id
    join product p on p.id = e.product_id
    left join subscription s on s.id = contract_in_force(e.subscription_id)
    order by e.name, e.id`.execute(queries);
  return rows.map(({ row, naming, ...written }) => ({ line: lineOf(written), row, naming }));
}

function lineOf(written: WrittenLine): EnvironmentRowLine {
  const { id, name, kind, release, whole, confirmedSince, ...names } = written;
  const { organisationId, organisationName, productId, productName, subscriptionId, sku } = names;
  return {
    id,
    name,
    kind,
    release,
    whole,
    confirmedSince: confirmedSince === null ? null : instantOf(confirmedSince),
    organisation: { id: organisationId, name: organisationName },
    product: { id: productId, name: productName },
    subscription: subscriptionId === null ? null : { id: subscriptionId, sku: sku ?? "" },
  };
}
