import { sql } from "kysely";
import type { Link } from "#core/tickets/chain.ts";
import type { Chain } from "#core/tickets/events.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { Json } from "#core/kit/canonical.ts";
import { termsVersionAt } from "#server/contracts/index.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { sendAhead } from "#server/platform/driver.ts";
import { instantOf } from "#server/platform/time.ts";
import { trusted } from "#server/platform/trusted.ts";

/** One event as it is written. */
export interface Entry {
  readonly link: Link;
  readonly previous: string;
  readonly hash: string;
  readonly texts: readonly {
    readonly name: string;
    readonly salt: Buffer;
    readonly text: string;
  }[];
}

/** One statement of one text whatever it writes: it is planned once and goes the way to the database once. */
export async function insertEntries(tx: Transaction, entries: readonly Entry[]): Promise<void> {
  const links = entries.map(({ link }) => link);
  const texts = entries.flatMap(({ link, texts: said }) => said.map((text) => ({ link, ...text })));
  const list = <Row, Value>(rows: readonly Row[], value: (row: Row) => Value) =>
    sql.val(rows.map(value));
  const writing = sql`
    with written as (
      insert into event (ticket_id, chain, sequence, at, type, actor, payload, hashes, previous_hash, hash)
      select * from unnest(
        ${list(links, (link) => link.ticket)}::uuid[], ${list(links, (link) => link.chain)}::text[],
        ${list(links, (link) => link.sequence)}::int[], ${list(links, (link) => link.at)}::timestamptz[],
        ${list(links, (link) => link.type)}::text[], ${list(links, (link) => JSON.stringify(link.actor))}::jsonb[],
        ${list(links, (link) => JSON.stringify(link.payload))}::jsonb[],
        ${list(links, (link) => JSON.stringify(link.hashes))}::jsonb[],
        ${list(entries, ({ previous }) => Buffer.from(previous, "hex"))}::bytea[],
        ${list(entries, ({ hash }) => Buffer.from(hash, "hex"))}::bytea[])
    )
    insert into event_text (ticket_id, chain, sequence, name, salt, text)
    select * from unnest(
      ${list(texts, ({ link }) => link.ticket)}::uuid[], ${list(texts, ({ link }) => link.chain)}::text[],
      ${list(texts, ({ link }) => link.sequence)}::int[], ${list(texts, ({ name }) => name)}::text[],
      ${list(texts, ({ salt }) => salt)}::bytea[], ${list(texts, ({ text }) => text)}::text[])`;
  await sendAhead(tx, writing.compile(tx));
}

export interface StoredLink {
  readonly link: Link;
  readonly previous: string;
  readonly hash: string;
}

/** A ticket's links, both chains, each in its order. */
export async function listLinks(db: Queries, ticket: string): Promise<readonly StoredLink[]> {
  const rows = await db
    .selectFrom("event")
    .selectAll()
    .where("ticket_id", "=", ticket)
    .orderBy("chain")
    .orderBy("sequence")
    .execute();
  return rows.map((row) => ({
    link: {
      ticket: row.ticket_id,
      chain: trusted<Chain>(row.chain),
      sequence: row.sequence,
      at: instantOf(row.at).toString(),
      type: row.type,
      actor: trusted<Json>(row.actor),
      payload: trusted<Json>(row.payload),
      hashes: trusted<Record<string, string>>(row.hashes),
    },
    previous: row.previous_hash.toString("hex"),
    hash: row.hash.toString("hex"),
  }));
}

/** Texts of a ticket that are not erased, with their salts. */
export async function listTexts(db: Queries, ticket: string) {
  return db.selectFrom("event_text").selectAll().where("ticket_id", "=", ticket).execute();
}

/** Files handed in on a ticket; those that are erased have no salt, no name and no hash. */
export async function listFiles(db: Queries, ticket: string) {
  return db
    .selectFrom("attachment")
    .select(["id", "chain", "sequence", "salt", "sha256", "name", "media_type", "size"])
    .where("ticket_id", "=", ticket)
    .orderBy("chain", "desc")
    .orderBy("sequence")
    .orderBy("id")
    .execute();
}

/**
 * What the ticket's row says beside the facts that the fold tells; undefined where there is no row. `alert` is the number of the
 * one that it says is open: null for none, 0 for one that the ticket does not have.
 */
export async function findRowBeside(db: Queries, ticket: string) {
  return db
    .selectFrom("ticket")
    .select([
      "reference",
      "subject",
      "closed_at",
      "public_head",
      "internal_head",
      "facts",
      "coverage",
      "escalated_at",
      "acknowledged_at",
      "terms_version",
      sql<number | null>`case when alert_id is not null then coalesce(
        (select number from on_call_alert a where a.id = alert_id and a.ticket_id = ticket.id), 0) end`.as(
        "alert",
      ),
    ])
    .where("id", "=", ticket)
    .executeTakeFirst();
}

/**
 * The numbers of the terms that a ticket may keep. No event names them: they are those of its contract at the filing, or just
 * before, as others that were agreed in the same moment may not have been there yet for whoever filed. What was closed before
 * tickets kept a number was left without one (migration 13), and its filing says nothing of coverage, which came after that.
 */
export async function listTermsToKeep(
  db: Queries,
  { subscription, filedAt, state, covered }: Ticket,
): Promise<readonly (number | null)[]> {
  const { rows } = await sql<{ then: number | null; before: number | null }>`
    select ${termsVersionAt(subscription, filedAt)} as "then",
      ${termsVersionAt(subscription, filedAt.subtract({ minutes: 1 }))} as "before"`.execute(db);
  const isOld = state === "closed" && covered === null;
  return rows.flatMap(({ then, before }) => [
    then,
    ...(before === null ? [] : [before]),
    ...(isOld ? [null] : []),
  ]);
}

/** Ids of tickets that are not there while events, words or files of theirs are, at most a hundred. */
export async function listOrphans(db: Queries): Promise<readonly string[]> {
  const { rows } = await sql<{ ticket: string }>`
    select ticket_id as ticket from event
    where not exists (select from ticket where ticket.id = event.ticket_id)
    union
    select ticket_id from event_text
    where not exists (select from ticket where ticket.id = event_text.ticket_id)
    union
    select ticket_id from attachment
    where ticket_id is not null and not exists (select from ticket where ticket.id = attachment.ticket_id)
    order by 1 limit 100`.execute(db);
  return rows.map(({ ticket }) => ticket);
}
