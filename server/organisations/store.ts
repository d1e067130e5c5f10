import { sql, type RawBuilder } from "kysely";
import type { OrganisationView } from "#api/people-views.ts";
import type { OrganisationKind } from "#core/people/actor.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { finds } from "#server/platform/finding.ts";
import { dateOf } from "#server/platform/time.ts";

async function organisationsWhere(
  queries: Queries,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<OrganisationView[]> {
  const { rows } = await sql<OrganisationView>`
    select o.id, o.name, o.kind, o.active,
      coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name)
        from partnership p join organisation c on c.id = p.customer_id
        where p.partner_id = o.id), '[]') as serves,
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
        from partnership p join organisation s on s.id = p.partner_id
        where p.customer_id = o.id), '[]') as "servedBy"
    from organisation o where ${condition} order by o.name, o.id limit ${limit}`.execute(queries);
  return rows;
}

export async function findOrganisation(
  queries: Queries,
  id: string,
): Promise<OrganisationView | undefined> {
  const [found] = await organisationsWhere(queries, sql`o.id = ${id}`, 1);
  return found;
}

/** By name, from behind the one where the page before ended. */
export function listOrganisations(
  queries: Queries,
  search: string,
  after: { readonly name: string; readonly id: string } | undefined,
  limit: number,
): Promise<OrganisationView[]> {
  const matches = finds(sql`o.name`, search);
  const condition =
    after === undefined
      ? matches
      : sql`${matches} and (o.name, o.id) > (${after.name}, ${after.id}::uuid)`;
  return organisationsWhere(queries, condition, limit);
}

export async function insertOrganisation(
  tx: Transaction,
  organisation: { readonly id: string; readonly name: string; readonly kind: OrganisationKind },
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto("organisation")
    .values({ ...organisation, created_at: dateOf(now) })
    .execute();
}

/** Two that would take one name wait for each other. @returns whether another organisation has the name. */
export async function nameIsTaken(tx: Transaction, name: string, but: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(name_key(${name}), 7376142505))`.execute(
    tx,
  );
  const { rows } = await sql`
    select from organisation where name_key(name) = name_key(${name}) and id <> ${but}`.execute(tx);
  return rows.length > 0;
}

export async function lockOrganisation(
  tx: Transaction,
  id: string,
): Promise<{ readonly kind: OrganisationKind } | undefined> {
  const { rows } = await sql<{ kind: OrganisationKind }>`
    select kind from organisation where id = ${id} for no key update`.execute(tx);
  return rows[0];
}

export async function saveOrganisation(
  tx: Transaction,
  id: string,
  facts: { readonly name?: string; readonly active?: boolean },
): Promise<void> {
  if (Object.keys(facts).length === 0) return;
  await tx.updateTable("organisation").set(facts).where("id", "=", id).execute();
}

/** How many of these ids are customers. */
export async function countCustomers(tx: Transaction, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from organisation
    where kind = 'customer' and id = any (${ids}::uuid[])`.execute(tx);
  return rows[0]?.count ?? 0;
}

/**
 * Names of customers that the partner serves, and these are not, while a contract of theirs that goes through it has not ended.
 * All that it would not serve any more are locked, as whoever writes down a contract locks its beneficiary: neither misses
 * what the other does.
 */
export async function listContractedBut(
  tx: Transaction,
  partnerId: string,
  customerIds: readonly string[],
  now: Temporal.Instant,
): Promise<readonly string[]> {
  const locked = await sql<{ id: string }>`
    select c.id from partnership p join organisation c on c.id = p.customer_id
    where p.partner_id = ${partnerId} and c.id <> all (${customerIds}::uuid[])
    order by c.id for no key update of c`.execute(tx);
  const left = locked.rows.map(({ id }) => id);
  const { rows } = await sql<{ name: string }>`
    select distinct c.name from subscription s join organisation c on c.id = s.organisation_id
    where s.partner_id = ${partnerId} and c.id = any (${left}::uuid[])
      and (${dateOf(now)}::timestamptz at time zone s.zone)::date < s.covered_until
    order by c.name`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Makes these customers the ones that the partner serves, and no others. */
export async function savePartnerships(
  tx: Transaction,
  partnerId: string,
  customerIds: readonly string[],
): Promise<void> {
  await sql`delete from partnership
    where partner_id = ${partnerId} and customer_id <> all (${customerIds}::uuid[])`.execute(tx);
  await sql`insert into partnership (partner_id, customer_id)
    select ${partnerId}::uuid, unnest(${customerIds}::uuid[]) on conflict do nothing`.execute(tx);
}
