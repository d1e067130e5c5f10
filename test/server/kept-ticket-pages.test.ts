import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { sql, type RawBuilder } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ticketCommands } from "#api/ticket-commands.ts";
import { fileTicket, getTicket } from "#api/tickets.ts";
import { as } from "#core/kit/brand.ts";
import type { Actor } from "#core/people/actor.ts";
import { openTicket, openTicketPages } from "#server/opened-tickets/index.ts";
import { fileCase, openArvorCase, valueOf, type ArvorCase } from "#test/harness/case.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let arvor: ArvorCase;
let kerlann: string;
beforeAll(async () => {
  world = await openWorld();
  arvor = await openArvorCase(world);
  kerlann = await fileCase(world, "partner", "kerlann");
});
afterAll(() => world.close());

const FIRST_PAGE = { before: undefined, limit: 501 };
const pages = openTicketPages(1_000_000);

function agent(): Actor {
  return { kind: "agent", id: as<"AgentId">(world.people.nadia.id), level: 1, roles: ["agent"] };
}

function contact(person: "claire" | "kerlann", organisation: "arvor" | "kerlann"): Actor {
  const at = { organisation: world.organisations[organisation], kind: "customer" } as const;
  return {
    kind: "contact",
    id: as<"ContactId">(world.people[person].id),
    memberships: [{ ...at, role: "contact", sees: "all" }],
  };
}

/** The page as it is answered, and as it would be if none was kept. */
async function read(actor: Actor, reference: string) {
  const { database } = world.context;
  const asked = { actor, reference };
  const answered = await openTicket(database, asked, FIRST_PAGE, pages);
  return { answered, anew: await openTicket(database, asked, FIRST_PAGE, undefined) };
}

const change = (statement: RawBuilder<unknown>) => statement.execute(world.context.database.desk);
const person = (key: keyof World["people"]) => world.people[key].id;

test("a page that nothing touched is taken from memory, for each reader the own one", async () => {
  for (const actor of [agent(), contact("claire", "arvor")]) {
    const { answered: first } = await read(actor, arvor.reference);
    const { answered, anew } = await read(actor, arvor.reference);
    expect(answered?.history).toBe(first?.history);
    expect(answered).toEqual(anew);
  }
  const chains = async (actor: Actor) =>
    new Set((await read(actor, arvor.reference)).answered?.history.map(({ chain }) => chain));
  expect(await chains(agent())).toEqual(new Set(["public", "internal"]));
  expect(await chains(contact("claire", "arvor"))).toEqual(new Set(["public"]));
});

const CHANGES: readonly [string, () => RawBuilder<unknown>][] = [
  ["name of the organisation", () => sql`update organisation set name = name || ' SA'`],
  ["name of a contact", () => sql`update contact set name = name || ' B.'`],
  ["name of an agent", () => sql`update agent set name = name || ' B.'`],
  ["level of an agent", () => sql`update agent set level = 3 - level`],
  ["name of the product", () => sql`update product set name = name || ' 7'`],
  ["end of the contract", () => sql`update subscription set ends_on = ends_on - 1`],
  [
    "who may settle it, by a role",
    () => sql`update membership set role = 'lead' where contact_id = ${person("own")}`,
  ],
  [
    "who may settle it, by a way out",
    () => sql`delete from membership where contact_id = ${person("own")}`,
  ],
  [
    "who was here",
    () => sql`insert into former_membership (contact_id, organisation_id)
      values (${person("rival")}, ${world.organisations.numerika})`,
  ],
  [
    "who may settle it, by an account",
    () => sql`update contact set active = false where id = ${person("lead")}`,
  ],
  [
    "who is there of the partner",
    () => sql`insert into membership (contact_id, organisation_id, role, sees)
      values (${person("own")}, ${world.organisations.numerika}, 'contact', 'all')`,
  ],
  ["words that were erased", () => sql`update event_text set text = null, salt = null`],
];

test.each(CHANGES)("no page says what was true before a change of the %s", async (_what, made) => {
  const readings = [
    [agent(), arvor.reference],
    [contact("claire", "arvor"), arvor.reference],
    [agent(), kerlann],
    [contact("kerlann", "kerlann"), kerlann],
  ] as const;
  const before = [];
  for (const reading of readings) before.push((await read(...reading)).answered);
  await change(made());
  const after = [];
  for (const reading of readings) {
    const { answered, anew } = await read(...reading);
    expect(answered).toEqual(anew);
    after.push(answered);
  }
  const said = (some: readonly unknown[]) =>
    some.map((page) => ({ ...Object(page), row: { ...Object(page).row, stamp: "" } }));
  // A change that no page shows would prove nothing.
  expect(said(after)).not.toEqual(said(before));
});

test("a follow-up, a note and a near target are on the next page", async () => {
  const [claire, nadia] = [world.as("claire"), world.as("nadia")];
  const first = await fileCase(world, "claire", "arvor");
  const params = { reference: first };
  const see = async () => valueOf(await nadia(getTicket, { params }));
  valueOf(await nadia(ticketCommands.take, { params, body: {}, ifMatch: "p1i0" }));
  await see();
  valueOf(await nadia(ticketCommands.note, { params, body: { text: "À voir.", attachments: [] } }));
  expect((await see()).events.at(-1)).toMatchObject({ type: "note-added" });
  const withdrawn = { why: "C’était nous." };
  valueOf(await claire(ticketCommands.withdraw, { params, body: withdrawn, ifMatch: "p2" }));
  await see();
  const next = valueOf(
    await claire(fileTicket, {
      body: {
        organisation: world.organisations.arvor,
        subscription: world.subscriptions.arvor,
        nature: "problem_report",
        severity: 3,
        subject: "Encore",
        description: "Encore.",
        followUpOf: first,
      },
    }),
  );
  expect((await see()).followUps).toEqual([next.reference]);
  const warned = sql`update ticket_due set warned = 80, warned_at = now()
    where ticket_id = (select id from ticket where reference = ${kerlann})`;
  await world.work();
  await read(agent(), kerlann);
  await change(warned);
  expect((await read(agent(), kerlann)).answered?.row.warned).toMatchObject({ threshold: 80 });
});

test("whatever a transaction changes is counted once, and what is taken back not at all", async () => {
  const { desk } = world.context.database;
  const counted = async () => {
    const { rows } = await sql<{ standing: number }>`select standing from naming`.execute(desk);
    return rows[0]?.standing ?? 0;
  };
  const before = await counted();
  await desk.transaction().execute(async (tx) => {
    await sql`update membership set role = role`.execute(tx);
    await sql`update agent set level = level`.execute(tx);
  });
  expect(await counted()).toBe(before + 1);
  const takenBack = desk.transaction().execute(async (tx) => {
    await sql`update membership set role = role`.execute(tx);
    throw new Error("Taken back");
  });
  await expect(takenBack).rejects.toThrow("Taken back");
  expect(await counted()).toBe(before + 1);
});

test("whether anybody can read a reminder is on the next page", async () => {
  const reference = await fileCase(world, "claire", "arvor");
  const waits = sql`update ticket set waiting_on = 'beneficiary' where reference = ${reference}`;
  await change(waits);
  const hasReader = async () => (await read(agent(), reference)).answered?.row.has_reader;
  expect(await hasReader()).toBe(true);
  await change(sql`update contact set user_id = null`);
  expect(await hasReader()).toBe(false);
});

test("what is kept opens no ticket to whoever has left", async () => {
  const reading = [contact("claire", "arvor"), arvor.reference] as const;
  expect((await read(...reading)).answered).toBeDefined();
  await change(sql`delete from membership where contact_id = ${person("claire")}`);
  expect(await read(...reading)).toEqual({ answered: undefined, anew: undefined });
});

/** Whatever these statements read, by the functions that they call and the policies that they are under. */
async function tablesBehind(statements: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; source: string; isTable: boolean }>`
    select proname::text as name, prosrc || coalesce(pg_get_function_sqlbody(oid), '') as source, false as "isTable"
      from pg_proc where pronamespace = 'public'::regnamespace and prolang <> (select oid from pg_language where lanname = 'c')
    union all
    select c.relname::text, coalesce((
        select string_agg(pg_get_expr(p.polqual, p.polrelid), ' ') from pg_policy p
        where p.polrelid = c.oid and p.polname = 'portal_sees'), ''), true
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`.execute(
    world.context.database.desk,
  );
  const read = new Set<string>();
  const walk = (text: string): void => {
    for (const { name, source, isTable } of rows) {
      const named = isTable
        ? new RegExp(`\\b(from|join)\\s+\\(*${name}\\b`)
        : new RegExp(`\\b${name}\\(`);
      if (read.has(name) || !named.test(text)) continue;
      read.add(name);
      walk(source);
    }
  };
  walk(statements);
  return rows.filter(({ name, isTable }) => isTable && read.has(name)).map(({ name }) => name);
}

test("whatever a page reads beside the ticket and its events counts how often it changed", async () => {
  const store = resolve(import.meta.dirname, "../../server/opened-tickets/store.ts");
  const behind = await tablesBehind(`${readFileSync(store, "utf8")} portal_enter(`);
  expect(behind).toEqual(expect.arrayContaining(["contact", "former_membership", "subscription"]));
  const { rows } = await sql<{ table: string }>`
    select distinct tgrelid::regclass::text as table from pg_trigger
    where tgfoid in ('count_naming'::regproc, 'count_standing'::regproc)`.execute(
    world.context.database.desk,
  );
  const counted = rows.map(({ table }) => table);
  // Events are only ever added, with the ticket's row; how near a target is, is read each time.
  const known = ["event", "ticket", "ticket_due", "naming"];
  expect(behind.filter((table) => !counted.includes(table) && !known.includes(table))).toEqual([]);
});
