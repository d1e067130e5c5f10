import { sql } from "kysely";
import { openPool, type Database } from "#server/platform/database.ts";

export interface Customers {
  readonly organisations: number;
  readonly subscriptions: number;
  readonly environments: number;
}

/** What contracts and systems are measured on. */
export const CUSTOMERS: Customers = {
  organisations: 10_000,
  subscriptions: 20_000,
  environments: 30_000,
};

/**
 * Adds customers with two contracts and three systems each, like one of the demo's: its newest contract of a production, its
 * terms and its facts. Done once for a database.
 */
export async function addCustomers(database: Database, count: Customers): Promise<void> {
  const { desk } = database;
  const there = await sql`select from organisation where name = 'Bench customer 1'`.execute(desk);
  if (there.rows.length > 0) return;
  await desk.transaction().execute(async (tx) => {
    await sql`insert into organisation (id, name, kind, created_at)
      select gen_random_uuid(), 'Bench customer ' || n, 'customer', now()
      from generate_series(1, ${count.organisations}::int) n`.execute(tx);
    const model = sql`bench_model as (
      select s.id, s.product_id, s.offer_id, v.terms, e.facts, e.release, e.whole, e.confirmed_since
      from environment e join subscription s on s.id = e.subscription_id
      join subscription_terms v on v.subscription_id = s.id
      where e.kind = 'production' order by s.covered_until desc, v.version desc limit 1)`;
    const customer = sql`bench_customer as (
      select id, row_number() over (order by id) as n from organisation where name like 'Bench customer %')`;
    // Of each customer one contract that has ended and one that goes on, for up to a year.
    await sql`with ${model}, ${customer}, made as (
        insert into subscription (id, organisation_id, product_id, offer_id, sku, starts_on, ends_on, zone)
        select gen_random_uuid(), c.id, m.product_id, m.offer_id, 'BENCH-' || k || '-' || c.n,
          current_date - 365 * k + (c.n % 365)::int, current_date - 365 * (k - 1) + (c.n % 365)::int, 'Europe/Paris'
        from bench_customer c cross join generate_series(1, ${count.subscriptions / count.organisations}::int) k
        cross join bench_model m returning id, product_id, offer_id, starts_on
      ), covers as (
        insert into subscription_product (subscription_id, product_id) select id, product_id from made
      )
      insert into subscription_terms (subscription_id, version, offer_id, from_day, terms, agreed_at, why)
      select made.id, 1, made.offer_id, made.starts_on, m.terms, now(), '' from made cross join bench_model m`.execute(
      tx,
    );
    await sql`with ${model}, ${customer}, author as (select id from agent order by id limit 1), made as (
        insert into environment (id, organisation_id, product_id, name, kind, facts, release, whole, confirmed_since, created_at)
        select gen_random_uuid(), c.id, m.product_id, 'Bench system ' || k || ' of ' || c.n, 'acceptance', m.facts, m.release,
          m.whole, m.confirmed_since, now()
        from bench_customer c cross join generate_series(1, ${count.environments / count.organisations}::int) k
        cross join bench_model m returning id, name
      )
      insert into environment_change (environment_id, version, at, act, name, kind, said, agent_id)
      select made.id, 1, now(), 'recorded', made.name, 'acceptance', '{}', author.id from made cross join author`.execute(
      tx,
    );
  });
  const pool = openPool(database.access.owner, 1, () => undefined);
  try {
    await pool.query("analyze");
  } finally {
    await pool.end();
  }
}
