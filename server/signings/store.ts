import { sql } from "kysely";
import type { Chain } from "#core/tickets/events.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf } from "#server/platform/time.ts";

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
    .select(["day", "signature", "public_key", "heads_hash", "previous_signature"])
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

/** Every signing, the oldest first, without its heads. */
export async function listSignings(db: Queries) {
  return db.selectFrom("signed_heads").selectAll().orderBy("day").execute();
}

/** How many signings there are, and the one of that number in the order of days, counted from 1. */
export async function findSigningAt(db: Queries, number: number) {
  const { count } = await db
    .selectFrom("signed_heads")
    .select((with_) => with_.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const signing = await db
    .selectFrom("signed_heads")
    .select(["day", "signature"])
    .orderBy("day")
    .offset(number - 1)
    .limit(1)
    .executeTakeFirst();
  return { count, signing };
}

/** The heads that were signed on a day. */
export async function listHeadsOf(db: Queries, day: string) {
  return db.selectFrom("signed_head").selectAll().where("day", "=", day).execute();
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
