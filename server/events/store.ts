import { sql } from "kysely";
import { GENESIS, hashLink, type Link } from "#core/tickets/chain.ts";
import { CHAIN_OF, type Chain, type TicketEvent } from "#core/tickets/events.ts";
import type { Json } from "#core/kit/canonical.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { newSalt, saltedHash, sha256 } from "#server/platform/hash.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";
import { trusted } from "#server/platform/trusted.ts";

/** Where each chain of a ticket ends: its last sequence and the hash there. */
export type Heads = Readonly<Record<Chain, { readonly sequence: number; readonly hash: string }>>;

export const NO_HEADS: Heads = {
  public: { sequence: 0, hash: GENESIS },
  internal: { sequence: 0, hash: GENESIS },
};

/** Salted hash of each file that an event hands in, by the file's id. */
export type FileHashes = ReadonlyMap<string, string>;

export interface Appended {
  readonly heads: Heads;
  /** The place that each event got, in the order given. */
  readonly places: readonly {
    readonly event: TicketEvent;
    readonly chain: Chain;
    readonly sequence: number;
  }[];
}

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

/** Adds events at the end of their chains. The ticket's row must be locked: two appenders would make one sequence twice. */
export async function appendEvents(
  tx: Transaction,
  ticket: string,
  before: Heads,
  events: readonly TicketEvent[],
  files: FileHashes,
): Promise<Appended> {
  const { entries, ...appended } = linkEvents(ticket, before, events, files);
  await insertEntries(tx, entries);
  return appended;
}

/** What appending would write, with the heads that it would leave; for tickets that are written many at once. */
export function linkEvents(
  ticket: string,
  before: Heads,
  events: readonly TicketEvent[],
  files: FileHashes,
): Appended & { readonly entries: readonly Entry[] } {
  let heads = before;
  const entries: Entry[] = [];
  const places = events.map((event) => {
    const entry = entryOf(ticket, heads, event, files);
    const { chain, sequence } = entry.link;
    entries.push(entry);
    heads = { ...heads, [chain]: { sequence, hash: entry.hash } };
    return { event, chain, sequence };
  });
  return { heads, places, entries };
}

function entryOf(ticket: string, heads: Heads, event: TicketEvent, files: FileHashes): Entry {
  const chain = CHAIN_OF[event.type];
  const head = heads[chain];
  const texts = Object.entries(event.texts).map(([name, text]) => ({
    name,
    text,
    salt: newSalt(),
  }));
  const hashes = Object.fromEntries([
    ...texts.map(({ name, text, salt }) => [name, saltedHash(salt, text)]),
    ...event.attachments.map((id) => [`file:${id}`, files.get(id) ?? unknownFile(id)]),
  ]);
  const link: Link = {
    ticket,
    chain,
    sequence: head.sequence + 1,
    at: event.at.toString(),
    type: event.type,
    actor: trusted<Json>(event.actor),
    payload: trusted<Json>(event.payload),
    hashes,
  };
  return { link, previous: head.hash, hash: hashLink(link, head.hash, sha256), texts };
}

function unknownFile(id: string): never {
  throw new Error(`No hash for file ${id}`);
}

/** One statement of one text whatever it writes: it is planned once and goes the way to the database once. */
export async function insertEntries(tx: Transaction, entries: readonly Entry[]): Promise<void> {
  const links = entries.map(({ link }) => link);
  const texts = entries.flatMap(({ link, texts: said }) => said.map((text) => ({ link, ...text })));
  const list = <Row, Value>(rows: readonly Row[], value: (row: Row) => Value) =>
    sql.val(rows.map(value));
  await sql`
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
      ${list(texts, ({ salt }) => salt)}::bytea[], ${list(texts, ({ text }) => text)}::text[])`.execute(
    tx,
  );
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

/** Files handed in on a ticket whose salt is not erased. */
export async function listFiles(db: Queries, ticket: string) {
  return db
    .selectFrom("attachment")
    .select(["id", "chain", "sequence", "salt", "sha256"])
    .where("ticket_id", "=", ticket)
    .execute();
}

/** What the ticket's row says beside the facts that the fold tells; undefined where there is no row. */
export async function findRowBeside(db: Queries, ticket: string) {
  return db
    .selectFrom("ticket")
    .select(["subject", "closed_at", "public_head", "internal_head"])
    .where("id", "=", ticket)
    .executeTakeFirst();
}

/** The latest signed head of each chain of a ticket. */
export async function listSignedHeads(db: Queries, ticket: string) {
  return db
    .selectFrom("signed_head")
    .innerJoin("signed_heads", "signed_heads.day", "signed_head.day")
    .select(["signed_head.chain", "signed_head.sequence", "signed_head.hash", "signed_head.day"])
    .distinctOn("signed_head.chain")
    .where("signed_head.ticket_id", "=", ticket)
    .orderBy("signed_head.chain")
    .orderBy("signed_head.day", "desc")
    .execute();
}

/** Heads as the rows of tickets have them, of tickets that changed since their head was last signed; in id order. */
export async function listUnsignedHeads(tx: Transaction) {
  const { rows } = await sql<{ ticket_id: string; chain: Chain; sequence: number; hash: Buffer }>`
    select heads.ticket_id, heads.chain, heads.sequence, heads.hash
    from (
      select id as ticket_id, 'public' as chain, public_sequence as sequence, public_head as hash from ticket
      union all
      select id, 'internal', internal_sequence, internal_head from ticket where internal_sequence > 0
    ) heads
    left join lateral (
      select signed.sequence from signed_head signed
      where signed.ticket_id = heads.ticket_id and signed.chain = heads.chain
      order by signed.day desc limit 1
    ) latest on true
    where latest.sequence is distinct from heads.sequence
    order by heads.ticket_id, heads.chain desc`.execute(tx);
  return rows;
}

/** The signing of the latest day; locked, so that two workers do not both sign a day. */
export async function findLastSigning(tx: Transaction) {
  await sql`select pg_advisory_xact_lock(hashtext('permanence signing'))`.execute(tx);
  return tx
    .selectFrom("signed_heads")
    .select(["day", "signature"])
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
}

export interface Signing {
  readonly day: string;
  readonly now: Temporal.Instant;
  readonly heads: Awaited<ReturnType<typeof listUnsignedHeads>>;
  /** Hexadecimal. */
  readonly headsHash: string;
  readonly publicKey: Buffer;
  readonly signature: Buffer;
  readonly previous: Buffer | null;
}

export async function insertSigning(tx: Transaction, signing: Signing): Promise<void> {
  const { day, now, heads, headsHash, publicKey, signature, previous } = signing;
  await tx
    .insertInto("signed_heads")
    .values({
      day,
      signed_at: dateOf(now),
      heads_hash: Buffer.from(headsHash, "hex"),
      public_key: publicKey,
      signature,
      previous_signature: previous,
    })
    .execute();
  const rows = heads.map(({ ticket_id, chain, sequence, hash }) => ({
    day,
    ticket_id,
    chain,
    sequence,
    hash,
  }));
  for (let from = 0; from < rows.length; from += 1000) {
    await tx
      .insertInto("signed_head")
      .values(rows.slice(from, from + 1000))
      .execute();
  }
}

/** Every signing with the heads that it signed, the oldest first. */
export async function listSignings(db: Queries) {
  const days = await db.selectFrom("signed_heads").selectAll().orderBy("day").execute();
  return Promise.all(
    days.map(async (signing) => ({
      ...signing,
      heads: await db
        .selectFrom("signed_head")
        .selectAll()
        .where("day", "=", signing.day)
        .execute(),
    })),
  );
}

/** Tickets whose heads were signed and that are there no more, at most a hundred. */
export async function listVanished(
  db: Queries,
): Promise<readonly { ticket: string; day: string }[]> {
  const { rows } = await sql<{ ticket: string; day: string }>`
    select ticket_id as ticket, max(day)::text as day from signed_head
    where not exists (select from ticket where ticket.id = signed_head.ticket_id)
    group by ticket_id order by ticket_id limit 100`.execute(db);
  return rows;
}
