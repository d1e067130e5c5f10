import { Kysely, PostgresDialect, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSubscriptions } from "#server/contract-lists/reads.ts";
import { openLines } from "#server/platform/kept-lines.ts";
import { openPool, type Database } from "#server/platform/database.ts";
import { now } from "#server/platform/time.ts";
import { cloneDatabase, type TestDatabase } from "../harness/database.ts";

let clone: TestDatabase;

beforeAll(async () => {
  clone = await cloneDatabase();
  const { database } = clone;
  // Ten thousand customers with two contracts each, which end over three years.
  await sql`insert into organisation (id, name, kind, created_at)
    select gen_random_uuid(), 'Customer ' || n, 'customer', now() from generate_series(1, 10000) n`.execute(
    database.desk,
  );
  await sql`insert into product values (gen_random_uuid(), 'Platform')`.execute(database.desk);
  await sql`insert into offer (id, name) values (gen_random_uuid(), 'Standard')`.execute(
    database.desk,
  );
  await sql`insert into subscription (id, organisation_id, product_id, offer_id, sku, starts_on, ends_on)
    select gen_random_uuid(), o.id, p.id, f.id, 'SKU', current_date - 400,
      current_date - 300 + (random() * 1000)::int
    from organisation o, product p, offer f, generate_series(1, 2)`.execute(database.desk);
  await sql`insert into subscription_product select id, product_id from subscription`.execute(
    database.desk,
  );
  await sql`insert into subscription_terms (subscription_id, version, offer_id, from_day, terms, agreed_at, why)
    select id, 1, offer_id, starts_on, '{"offer": "Standard", "channels": [], "phone": null, "namedContacts": null,
      "included": [], "serviceLevels": [], "addOns": null, "ticketsPerYear": null, "appliesWorkarounds": "beneficiary",
      "escalationPoints": [], "extras": []}', now(), '' from subscription`.execute(database.desk);
  const owner = openPool(database.access.owner, 1, () => undefined);
  await owner.query("analyze");
  await owner.end();
}, 60_000);
afterAll(() => clone.close());

/** Rows of the contracts' table that a page reads, by the database's own count, and what it shows. */
async function pageOf(query: { readonly endsWithin?: number }) {
  const { database } = clone;
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  const pool = openPool(database.access.desk, 1, () => undefined);
  try {
    const desk: Database["desk"] = new Kysely({
      dialect: new PostgresDialect({ pool }),
      log: ({ query: { sql: text, parameters } }) => void asked.push({ sql: text, parameters }),
    });
    const actor = { kind: "agent", id: "", level: 1, roles: ["agent"] } as never;
    const page = await readSubscriptions(
      { database: { ...database, desk }, kept: openLines() },
      { actor, now: now() },
      { limit: 50, ...query },
      undefined,
    );
    const [{ sql: text, parameters } = { sql: "", parameters: [] }] = asked;
    const { rows } = await pool.query<{ "QUERY PLAN": string }>(`explain ${text}`, [...parameters]);
    return { page, plan: rows.map((row) => row["QUERY PLAN"]).join("\n") };
  } finally {
    await pool.end();
  }
}

test.each([
  ["by organisation", {}, /subscription_name_idx/],
  ["ending within ninety days", { endsWithin: 90 }, /subscription_covered_idx/],
])(
  "twenty thousand contracts %s are read a page at a time, from an index",
  async (_, query, index) => {
    const { page, plan } = await pageOf(query);
    expect(page.ok && JSON.parse(`[${page.value.items}]`)).toHaveLength(50);
    expect(plan).toMatch(index);
    expect(plan).not.toMatch(/Seq Scan on (subscription|organisation|subscription_terms)\b/);
  },
);
