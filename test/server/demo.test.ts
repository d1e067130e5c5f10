import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { demo } from "#cast/desk.ts";
import { openFiles } from "#server/platform/files.ts";
import { sha256 } from "#server/platform/hash.ts";
import { fillWithDemo } from "#server/main/seed/demo.ts";
import { cloneDatabase, type TestDatabase } from "../harness/database.ts";

let desk: TestDatabase;
const dataDirectory = mkdtempSync(join(tmpdir(), "demo-"));
const files = openFiles(dataDirectory);

beforeAll(async () => {
  desk = await cloneDatabase();
  await fillWithDemo(
    { database: desk.database, files, authSecret: "x".repeat(32) },
    "permanence-demo",
  );
});
afterAll(async () => {
  await desk.close();
  rmSync(dataDirectory, { recursive: true });
});

describe("the demo in a database", () => {
  test("is there whole", async () => {
    const { rows } = await sql<Record<string, number>>`select
      (select count(*)::int from ticket) as tickets, (select count(*)::int from contact) as contacts,
      (select count(*)::int from agent) as agents, (select count(*)::int from subscription) as subscriptions,
      (select count(*)::int from auth.account_user) as accounts,
      (select count(*)::int from attachment where ticket_id is null) as loose`.execute(
      desk.database.desk,
    );
    expect(rows[0]).toEqual({
      tickets: demo.stories.length,
      contacts: demo.contacts.length,
      agents: demo.agents.length,
      subscriptions: demo.subscriptions.length,
      accounts: demo.contacts.length + demo.agents.length,
      loose: 0,
    });
  });

  test("goes through the partner of each subscription, whoever files", async () => {
    const { rows } =
      await sql`select t.reference from ticket t left join subscription s on s.id = t.subscription_id
      where t.partner_id is distinct from s.partner_id`.execute(desk.database.desk);
    expect(rows).toEqual([]);
  });

  test("names the roles of escalation points in the language of the customer", async () => {
    const { rows } = await sql<{ name: string; roles: string[] }>`
      select o.name, array_agg(distinct point ->> 'role' order by point ->> 'role') as roles
      from subscription_terms t join subscription s on s.id = t.subscription_id
        join organisation o on o.id = s.organisation_id,
        jsonb_array_elements(t.terms -> 'escalationPoints') point
      where o.name in ('Groupe Arvor', 'Ville de Kerlann', 'Nordhavn Logistics')
      group by o.name order by o.name`.execute(desk.database.desk);
    const french = ["Responsable", "Responsable du support"];
    expect(rows).toEqual([
      { name: "Groupe Arvor", roles: french },
      { name: "Nordhavn Logistics", roles: ["Lead", "Support manager"] },
      { name: "Ville de Kerlann", roles: french },
    ]);
  });

  test("keeps each file as it was sent", async () => {
    const rows = await desk.database.desk.selectFrom("attachment").selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const content = Buffer.concat(await (await files.read(row.id)).toArray());
      expect(content.length).toBe(row.size);
      expect(sha256(content)).toBe(row.sha256.toString("hex"));
    }
    expect(
      readdirSync(join(dataDirectory, "files"), { recursive: true, withFileTypes: true }).filter(
        (entry) => entry.isFile(),
      ),
    ).toHaveLength(rows.length);
  });
});
