import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely, sql } from "kysely";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { as } from "#core/kit/brand.ts";
import { QUEUES } from "#api/tickets.ts";
import { keepMissingDues } from "#server/clocks/index.ts";
import { verifyChains } from "#server/events/index.ts";
import { findTicket, listReferencesAfter } from "#server/ticket-rows/index.ts";
import { readDeskHome } from "#server/desk-home/reads.ts";
import { fillWithDemo } from "#server/main/seed/demo.ts";
import { addVolume } from "#server/main/seed/volume.ts";
import { openPool, type Database } from "#server/platform/database.ts";
import { dialectOn } from "#server/platform/driver.ts";
import { openFiles } from "#server/platform/files.ts";
import { openLines } from "#server/platform/kept-lines.ts";
import { now } from "#server/platform/time.ts";
import { countQueues, listNearest, listTickets } from "#server/queues/reads.ts";
import { grantWorkTargets } from "../harness/work-targets.ts";
import { cloneDatabase, type TestDatabase } from "../harness/database.ts";

const TICKETS = 5000;
const dataDirectory = mkdtempSync(join(tmpdir(), "plans-"));
let desk: TestDatabase;

beforeAll(async () => {
  desk = await cloneDatabase();
  const { database } = desk;
  const files = openFiles(dataDirectory);
  await fillWithDemo({ database, files, authSecret: "x".repeat(32) }, "permanence-demo");
  await addVolume(database, {
    tickets: TICKETS,
    seed: 7,
    onProgress: () => undefined,
    isInterrupted: () => false,
  });
  await grantWorkTargets(database);
  await keepMissingDues(database, now(), false);
  await crowd(database);
  await sql`analyze ticket, ticket_due`.execute(database.desk);
}, 240_000);
afterAll(async () => {
  await desk.close();
  rmSync(dataDirectory, { recursive: true });
});

/** Twenty rows more of each open ticket with a target, as a desk of thousands of open ones has them: most of a volume is closed. */
async function crowd({ desk: db }: Database): Promise<void> {
  await sql`
    with copy as materialized (
      select t as ticket, d as due, gen_random_uuid() as id, row_number() over () as number
      from ticket t join ticket_due d on d.ticket_id = t.id cross join generate_series(1, 20) where t.state <> 'closed'
    ), written as (
      insert into ticket select (jsonb_populate_record(copy.ticket, jsonb_build_object(
        'id', id, 'reference', 'EXO-2999-' || lpad(number::text, 6, '0')))).* from copy
    )
    insert into ticket_due select (jsonb_populate_record(copy.due, jsonb_build_object(
      'ticket_id', id, 'mark', (copy.due).mark + number * 1000000))).* from copy`.execute(db);
}

describe("a volume in a database", () => {
  test("has every ticket whole, with chains that hold", async () => {
    const { database } = desk;
    const tickets = await listReferencesAfter(database.desk, "", 200);
    const broken = await Promise.all(
      tickets.map(async ({ id, reference }) =>
        verifyChains(database.desk, id, (await findTicket(database.desk, reference))?.ticket),
      ),
    );
    expect(broken.flat()).toEqual([]);
  });

  test("ends with whole tickets where it is interrupted, and goes on with other customers", async () => {
    const clone = await cloneDatabase();
    const { database } = clone;
    const files = openFiles(dataDirectory);
    await fillWithDemo({ database, files, authSecret: "x".repeat(32) }, "permanence-demo");
    let asked = 0;
    const order = { seed: 7, onProgress: () => undefined };
    const made = await addVolume(database, {
      ...order,
      tickets: 2000,
      isInterrupted: () => (asked += 1) > 2,
    });
    expect(made).toBe(500);
    expect(await addVolume(database, { ...order, tickets: 10, isInterrupted: () => false })).toBe(
      10,
    );
    const { rows } = await sql`select id from ticket t where public_sequence + internal_sequence <>
      (select count(*) from event where ticket_id = t.id)`.execute(database.desk);
    expect(rows).toEqual([]);
    await clone.close();
  }, 60_000);
});

/** The plans of what is really asked, under the role that asks: no list reads the whole table of tickets. */
describe("the plan", () => {
  const agent = {
    kind: "agent",
    id: as<"AgentId">("00000000-0000-4000-8000-000000000000"),
    level: 1,
    roles: ["agent"],
  } as const;
  const nothing = {
    states: undefined,
    severities: undefined,
    waitingOn: undefined,
    organisation: undefined,
    subscription: undefined,
    search: undefined,
    assignee: undefined,
    target: undefined,
    offer: undefined,
  };

  const fromNow = { now: now(), after: undefined, limit: 50 };

  test.for(QUEUES)("of queue %s reads its own index", async (queue) => {
    const plan = await planOf(desk.database, (database) =>
      queue === "at_risk"
        ? listNearest(database, openLines(), agent, nothing, fromNow)
        : listTickets(database, openLines(), agent, { ...nothing, queue }, undefined, 50),
    );
    expect(plan).toMatch(/Index Scan (on|using) ticket_queue_\w+_idx/);
    expect(plan).not.toMatch(/Seq Scan on ticket\b/);
  });

  test("of the queue at risk reads a page of each calendar, and of what stands, in their order", async () => {
    const plan = await planOf(desk.database, (database) =>
      listNearest(database, openLines(), agent, nothing, fromNow),
    );
    expect(plan).toMatch(/Index Scan using ticket_queue_left_idx on ticket_due d/);
    expect(plan).toMatch(/Index Scan using ticket_queue_standing_idx on ticket_due d/);
  });

  test("of what one holds at risk begins with whom it is asked of", async () => {
    const plan = await planOf(desk.database, (database) =>
      listNearest(database, openLines(), agent, { ...nothing, assignee: agent.id }, fromNow),
    );
    expect(plan).toMatch(/ticket_queue_mine_idx/);
    expect(plan).not.toMatch(/Seq Scan on ticket\b/);
  });

  test.for([
    ["the counts of the queues", (database: Database) => countQueues(database, agent.id)],
    ["the home", (database: Database) => readDeskHome(database.desk, agent.id, now())],
  ] as const)("of %s reads no whole table of tickets", async ([, ask]) => {
    const plan = await planOf(desk.database, ask);
    expect(plan).not.toMatch(/Seq Scan on ticket\b/);
  });

  test("of a contact's list reads the own organisation's index under the portal's role", async () => {
    const lead = await desk.database.desk
      .selectFrom("contact as c")
      .innerJoin("membership as m", "m.contact_id", "c.id")
      .select(["c.id", "m.organisation_id"])
      .where("c.email", "=", "contact-0@volume-customer-1.example")
      .executeTakeFirstOrThrow();
    const membership = {
      organisation: as<"OrganisationId">(lead.organisation_id),
      kind: "customer",
      role: "lead",
      sees: "all",
    } as const;
    const contact = {
      kind: "contact",
      id: as<"ContactId">(lead.id),
      memberships: [membership],
    } as const;
    const plan = await planOf(desk.database, (database) =>
      listTickets(database, openLines(), contact, { ...nothing, queue: undefined }, undefined, 50),
    );
    expect(plan).toMatch(/ticket_organisation_idx/);
    expect(plan).not.toMatch(/Seq Scan on ticket|ticket_changed_idx/);
  });
});

interface Asked {
  readonly pool: pg.Pool;
  readonly text: string;
  readonly values: unknown[];
}

/** Asks, then has the statements that were asked explained by the database, under the role that asked. */
async function planOf(
  database: Database,
  ask: (database: Database) => Promise<unknown>,
): Promise<string> {
  const pools = {
    desk: openPool(database.access.desk, 1, () => undefined),
    portal: openPool(database.access.portal, 1, () => undefined),
  };
  const asked: Asked[] = [];
  const listening = (pool: pg.Pool): Database["desk"] =>
    new Kysely({
      dialect: dialectOn(pool),
      log: ({ query }) => void asked.push({ pool, text: query.sql, values: [...query.parameters] }),
    });
  const plans: string[] = [];
  try {
    await ask({ ...database, desk: listening(pools.desk), portal: listening(pools.portal) });
    const reads = asked.filter(({ text }) => /^\s*(select|with)\b/.test(text));
    for (const { pool, text, values } of reads) {
      await pool.query("begin");
      if (pool === pools.portal) await enterAgain(pool, reads);
      plans.push(await explained(pool, text, values));
      await pool.query("commit");
    }
  } finally {
    await Promise.all(Object.values(pools).map((pool) => pool.end()));
  }
  return plans.join("\n");
}

/** What the portal sees is said at the beginning of each of its transactions. */
async function enterAgain(pool: pg.Pool, reads: readonly Asked[]): Promise<void> {
  const enter = reads.find(({ text }) => text.includes("portal_enter"));
  if (enter !== undefined) await pool.query(enter.text, enter.values);
}

async function explained(pool: pg.Pool, text: string, values: unknown[]): Promise<string> {
  const { rows } = await pool.query<{ "QUERY PLAN": string }>(`explain ${text}`, values);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}
