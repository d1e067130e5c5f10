import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endMembership } from "#api/organisations.ts";
import { changeContact } from "#api/contacts.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { getTicket, listTickets } from "#api/tickets.ts";
import { inPortal } from "#server/platform/database.ts";
import {
  fileCase,
  openArvorCase,
  openEnvironment,
  SECRET,
  sendFile,
  valueOf,
  type ArvorCase,
} from "#test/harness/case.ts";
import { knock } from "#test/harness/knock.ts";
import { refused } from "#test/harness/refused.ts";
import { SIGHTS_OF } from "#test/harness/sights.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let arvor: ArvorCase;
const tickets: Record<"arvor" | "own" | "kerlann" | "orvalis", string> = {
  arvor: "",
  own: "",
  kerlann: "",
  orvalis: "",
};
beforeAll(async () => {
  world = await openWorld();
  arvor = await openArvorCase(world);
  tickets.arvor = arvor.reference;
  const files = [await sendFile(world, "own", "odile.log")];
  tickets.own = await fileCase(world, "own", "arvor", { subject: "Odile", attachments: files });
  tickets.kerlann = await fileCase(world, "partner", "kerlann", { subject: "Kerlann" });
  tickets.orvalis = await fileCase(world, "rival", "orvalis", { subject: "Orvalis" });
  const through = { name: "Through", subscription: world.subscriptions.kerlann };
  await openEnvironment(world, "kerlann", "kerlann", through);
  await openEnvironment(world, "kerlann", "kerlann", { name: "Direct" });
  await openEnvironment(world, "rival", "orvalis", { name: "Orvalis" });
});
afterAll(() => world.close());

/** Every table and column that the portal role may read, as the catalogue says. */
async function readable(): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ table: string; columns: string[] }>`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'v', 'm', 'p', 'f')
      and has_schema_privilege('permanence_portal', n.oid, 'usage')
      and has_column_privilege('permanence_portal', c.oid, a.attnum, 'select')
    group by c.relname`.execute(world.context.database.desk);
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

type Rows = readonly Readonly<Record<string, unknown>>[];

/** What comes out when every query has lost its `where`. */
async function everything(contact: string): Promise<ReadonlyMap<string, Rows>> {
  const tables = await readable();
  return inPortal(world.context.database, contact, async (tx) => {
    const found = new Map<string, Rows>();
    for (const [table, columns] of tables) {
      const list = sql.join(columns.map((column) => sql.ref(column)));
      const { rows } = await sql<
        Record<string, unknown>
      >`select ${list} from ${sql.table(table)}`.execute(tx);
      found.set(table, rows);
    }
    return found;
  });
}

const values = (rows: Rows | undefined, column: string): string[] =>
  [...new Set((rows ?? []).map((row) => String(row[column])))].toSorted();

const organisationIds = (...keys: (keyof World["organisations"])[]): string[] =>
  keys.map((key) => world.organisations[key]).toSorted();

type Reader = keyof typeof SIGHTS_OF;
const readers = Object.keys(SIGHTS_OF) as Reader[];

test("the portal reads these tables and columns, and no other", async () => {
  const tables = await readable();
  const people = ["agent", "contact", "former_membership", "membership", "organisation"];
  const contracts = [
    "maintenance_window",
    "offer",
    "subscription",
    "subscription_product",
    "subscription_terms",
  ];
  const cases = ["attachment", "event", "event_text", "named_contact", "product", "release"];
  const systems = ["environment", "environment_change"];
  const lines = [
    "line_add_on",
    "line_milestone",
    "line_part",
    "milestone_rule",
    "intake_form",
    "release_line",
  ];
  expect([...tables.keys()].toSorted()).toEqual(
    [...people, ...contracts, ...cases, ...lines, ...systems, "naming", "ticket"].toSorted(),
  );
  expect(tables.get("line_milestone")).toEqual(["product_id", "line", "kind", "on_day"]);
  expect(tables.get("contact")).toEqual(["id", "name", "active"]);
  expect(tables.get("offer")).toEqual(["id", "name"]);
  expect(tables.get("subscription_terms")).not.toContain("why");
  expect(tables.get("maintenance_window")).not.toContain("announced_by");
  expect(tables.get("intake_form")).toEqual(["nature", "version", "items"]);
  expect(tables.get("agent")).toEqual(["id", "name", "level"]);
});

test.each(readers)(
  "without any where, %s reads what is theirs and nothing more",
  async (reader) => {
    const sight = SIGHTS_OF[reader];
    const found = await everything(world.people[reader].id);
    expect(values(found.get("ticket"), "reference")).toEqual(
      sight.tickets.map((key) => tickets[key]).toSorted(),
    );
    expect(values(found.get("organisation"), "id")).toEqual(organisationIds(...sight.knows));
    expect(values(found.get("subscription"), "organisation_id")).toEqual(
      organisationIds(...sight.of),
    );
    expect(values(found.get("contact"), "id")).toEqual(
      sight.people.map((key) => world.people[key].id).toSorted(),
    );
    const contracts = values(found.get("subscription"), "id");
    expect(values(found.get("environment"), "name")).toEqual(sight.systems.toSorted());
    expect(values(found.get("environment_change"), "environment_id")).toEqual(
      values(found.get("environment"), "id"),
    );
    for (const table of ["subscription_product", "subscription_terms"])
      expect(values(found.get(table), "subscription_id")).toEqual(contracts);
    for (const id of values(found.get("membership"), "organisation_id"))
      expect(organisationIds(...sight.knows)).toContain(id);
    const ids = values(found.get("ticket"), "id");
    for (const table of ["event", "event_text"]) {
      expect(values(found.get(table), "chain")).toEqual(["public"]);
      expect(values(found.get(table), "ticket_id")).toEqual(ids);
    }
    const files = found.get("attachment") ?? [];
    const loose = files.filter((file) => file["ticket_id"] === null);
    expect(values(loose, "id")).toEqual(reader === "claire" ? [arvor.looseFile] : []);
    expect(values(files, "id")).not.toContain(arvor.secretFile);
    expect(JSON.stringify([...found])).not.toContain(SECRET);
  },
);

test("nobody, a stranger and a contact who left or was deactivated read nothing but what is published", async () => {
  // That something was changed somewhere, and not what, is said by two counters.
  const published = ["agent", "naming", "offer", "product", "release"];
  for (const contact of ["", "01990000-0000-7000-8000-000000000000", world.people.nadia.id]) {
    const found = await everything(contact);
    for (const [table, rows] of found)
      if (!published.includes(table)) expect([contact, table, rows]).toEqual([contact, table, []]);
  }
});

test("the portal can write nothing, anywhere, and holds no right that is not listed", async () => {
  const { desk, portal } = world.context.database;
  const { rows: writable } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind in ('r', 'v', 'm', 'p', 'f')
      and (has_table_privilege('permanence_portal', c.oid, 'insert, update, delete, truncate, references, trigger')
        or has_any_column_privilege('permanence_portal', c.oid, 'insert, update, references'))
    union all
    select c.relname from pg_class c
    where has_sequence_privilege('permanence_portal', case c.relkind when 'S' then c.oid end, 'usage, select, update')
    union all
    select nspname from pg_namespace
    where nspname in ('auth', 'graphile_worker') and has_schema_privilege('permanence_portal', oid, 'usage')
    union all
    select nspname from pg_namespace where has_schema_privilege('permanence_portal', oid, 'create')
      and nspname not like 'pg_temp%'
    union all
    select 'function ' || p.proname from pg_proc p where p.prosecdef and has_function_privilege('permanence_portal', p.oid, 'execute')
      and p.proname not in ('portal_enter', 'portal_colleagues', 'contract_in_force', 'partner_in_force')
    union all
    select 'role' from pg_roles where rolname = 'permanence_portal'
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
    union all
    select 'member of ' || pg_get_userbyid(roleid) from pg_auth_members where member = 'permanence_portal'::regrole`.execute(
    desk,
  );
  expect(writable).toEqual([]);
  for (const statement of [
    sql`insert into product (id, name) values (${world.release}, 'x')`,
    sql`update ticket set subject = 'x'`,
    sql`delete from event_text`,
    sql`truncate attachment`,
    sql`select email from contact`,
    sql`select * from one_time_link`,
    sql`select * from idempotency`,
    sql`select * from auth.session`,
    sql`create table mine (id int)`,
  ])
    await expect(
      portal.transaction().execute(async (tx) => {
        await sql`set transaction read write`.execute(tx);
        await statement.execute(tx);
      }),
    ).rejects.toThrow(/permission denied|must be owner/);
  await expect(sql`update ticket set subject = 'x'`.execute(portal)).rejects.toThrow(/read-only/);
});

const rivalSees = ["rival", "partner", "kerlann"] as const;

test("an internal note changes no byte of what a contact can read", async () => {
  const claire = { cookie: world.cookieOf("claire") };
  const urls = ["", "/events"].map((rest) => `/api/v1/tickets/${arvor.reference}${rest}`);
  const pages = [...urls, "/api/v1/tickets", "/api/v1/tickets?state=open", "/api/v1/me"];
  const read = async () => {
    const answers = [];
    for (const url of pages) {
      const { body, headers } = await knock(world, { method: "GET", url, headers: claire });
      answers.push({ url, body, ...headers, date: "" });
    }
    return answers.map((answer) => JSON.stringify(answer));
  };
  const before = await read();
  await new Promise((later) => setTimeout(later, 20));
  const attachments = [await sendFile(world, "nadia", "interne.log")];
  const body = { text: SECRET, attachments };
  const params = { reference: arvor.reference };
  valueOf(await world.as("nadia")(ticketCommands.note, { params, body }));
  expect(await read()).toEqual(before);
  for (const page of before) expect(page).not.toMatch(/internal|quartz/i);
});

test("a contact's version stays good after a note, and a conflict tells of no note", async () => {
  const params = { reference: arvor.reference };
  const ticket = valueOf(await world.as("claire")(getTicket, { params }));
  expect(ticket.version).toMatch(/^p\d+$/);
  const late = await world.as("claire")(ticketCommands.withdraw, {
    params,
    body: {},
    ifMatch: "p0",
  });
  expect(late).toMatchObject(refused("version_conflict"));
  const text = JSON.stringify(late);
  expect(text).not.toMatch(/note|internal|i\d/);
  const seen = await world.as("nadia")(getTicket, { params });
  expect(JSON.stringify(seen)).toContain(SECRET);
});

test.each(rivalSees)("what %s finds by any search holds no word of Arvor", async (who) => {
  for (const search of ["", "Arvor", arvor.reference, "EXO-", "%", "_", "recherche"]) {
    const { items } = valueOf(await world.as(who)(listTickets, { query: { search } }));
    expect(items.map(({ reference }) => reference)).not.toContain(arvor.reference);
    expect(JSON.stringify(items)).not.toMatch(/arvor/i);
  }
  const query = { organisation: world.organisations.arvor };
  expect(valueOf(await world.as(who)(listTickets, { query })).items).toEqual([]);
});

test("whoever leaves an organisation sees nothing of it at once; what they filed stays, with their name", async () => {
  const params = { reference: tickets.own };
  const own = world.as("own");
  valueOf(await own(getTicket, { params }));
  const { id } = world.people.own;
  const where = { organisation: world.organisations.arvor, contact: id };
  valueOf(await world.as("manager")(endMembership, { params: where }));
  expect(await own(getTicket, { params })).toMatchObject(refused("not_found"));
  expect(valueOf(await own(listTickets, {})).items).toEqual([]);
  expect((await everything(id)).get("ticket")).toEqual([]);
  const shown = valueOf(await world.as("claire")(getTicket, { params }));
  expect(shown.filer.name).toBe(world.people.own.name);
  expect(shown.events[0]?.actor.name).toBe(world.people.own.name);
  expect(shown.settlers.map(({ name }) => name)).not.toContain(world.people.own.name);
});

test("whoever is deactivated is out at once, by every wall", async () => {
  const rival = world.as("rival");
  const { id } = world.people.rival;
  const change = (active: boolean) =>
    world.as("manager")(changeContact, { params: { contact: id }, body: { active } });
  valueOf(await change(false));
  expect(await rival(listTickets, {})).toMatchObject(refused("not_signed_in"));
  const found = await everything(id);
  for (const table of [
    "ticket",
    "event",
    "event_text",
    "organisation",
    "subscription",
    "contact",
    "membership",
  ])
    expect([table, found.get(table)]).toEqual([table, []]);
});
