import { sql } from "kysely";
import type { Context } from "#server/main/context.ts";
import type { Queries } from "#server/platform/database.ts";
import { openSessions } from "#server/platform/sessions.ts";
import { now } from "#server/platform/time.ts";
import { insertAccount } from "#server/sign-in/index.ts";

/** Who measures, and what they ask for. */
export interface Readers {
  /** Cookie of an agent who works tickets. */
  readonly agent: string;
  /** Cookie of a contact of the demo. */
  readonly visitor: string;
  /** Cookie of the lead of a customer with some hundreds of tickets. */
  readonly contact: string;
  readonly tickets: readonly string[];
  readonly ticketIds: readonly string[];
  readonly ticketsOfContact: readonly string[];
  /** What a contact's request would be judged by. */
  readonly asking: { readonly organisation: string; readonly subscription: string };
  readonly contracts: readonly string[];
  readonly environments: readonly string[];
  /** Tickets that an agent may reply to. */
  readonly talking: readonly string[];
}

export async function findReaders({ database, authSecret }: Context): Promise<Readers> {
  const { desk } = database;
  const sessions = await openSessions({ desk, secret: authSecret, secure: false });
  const cookieOf = async (userId: string): Promise<string> =>
    (await sessions.open(userId, { address: "127.0.0.1", userAgent: undefined })).cookie.split(
      ";",
    )[0] ?? "";
  const list = async (condition: ReturnType<typeof sql>, limit: number) => {
    const { rows } = await sql<{ id: string; reference: string }>`
      select id, reference from ticket where ${condition} order by md5(reference) limit ${limit}`.execute(
      desk,
    );
    return rows;
  };
  const agent = await desk
    .selectFrom("agent")
    .select("user_id")
    .where("email", "=", "thomas.riviere@desk.example")
    .executeTakeFirstOrThrow();
  const lead = await desk
    .selectFrom("contact as c")
    .innerJoin("membership as m", "m.contact_id", "c.id")
    .select(["c.id", "c.user_id", "c.name", "c.email", "m.organisation_id"])
    .where("c.email", "=", "contact-0@volume-customer-1.example")
    .executeTakeFirstOrThrow();
  const leadUser =
    lead.user_id ??
    (await desk
      .transaction()
      .execute((tx) =>
        insertAccount(tx, { ...lead, kind: "contact" }, "nobody signs in with this", now()),
      ));
  const visitor = await desk
    .selectFrom("contact")
    .select("user_id")
    .where("email", "=", "claire.martin@arvor.example")
    .executeTakeFirstOrThrow();
  const tickets = await list(sql`true`, 500);
  const references = (rows: readonly { reference: string }[]) => rows.map((row) => row.reference);
  return {
    agent: await cookieOf(agent.user_id ?? ""),
    visitor: await cookieOf(visitor.user_id ?? ""),
    contact: await cookieOf(leadUser),
    tickets: references(tickets),
    ticketIds: tickets.map(({ id }) => id),
    ticketsOfContact: references(await list(sql`organisation_id = ${lead.organisation_id}`, 500)),
    asking: {
      organisation: lead.organisation_id,
      subscription: await asked(desk, lead.organisation_id),
    },
    contracts: await idsOf(desk, "subscription"),
    environments: await idsOf(desk, "environment"),
    // As many as there are: a conversation that only grew would be measured by its length.
    talking: references(await list(sql`state not in ('new', 'closed')`, 5000)),
  };
}

async function asked(desk: Queries, organisation: string): Promise<string> {
  const { id } = await desk
    .selectFrom("subscription")
    .select("id")
    .where("organisation_id", "=", organisation)
    .orderBy("covered_until", "desc")
    .executeTakeFirstOrThrow();
  return id;
}

async function idsOf(desk: Queries, table: "subscription" | "environment"): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} order by md5(id::text) limit 500`.execute(desk);
  return rows.map(({ id }) => id);
}
