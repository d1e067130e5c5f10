import { sql, type CompiledQuery } from "kysely";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Queries, Transaction } from "./database.ts";
import { dateOf } from "./time.ts";

/** A key that the caller gave to a POST, with a hash of what was asked under it. */
export interface GivenKey {
  readonly key: string;
  readonly requestHash: Buffer;
}

/** Who asks for something that is to act once, and under which key, where one was given. */
export interface Keyed {
  readonly actor: { readonly id: string };
  readonly now: Temporal.Instant;
  readonly idempotency: GivenKey | undefined;
}

interface Once extends GivenKey {
  readonly actorId: string;
}

export interface Claim extends Once {
  /** What the request is about. */
  readonly subject: string;
  readonly now: Temporal.Instant;
}

/** What the request was about that was carried out under the key before; undefined where there was none. */
export type Claimed = Result<string | undefined, "idempotency_key_reused">;

/**
 * Whether this request was already carried out under its key: then what it was about, else undefined, as where it has none.
 * The row commits with the change that it stands for, so a refused or failed request leaves the key free.
 */
export async function claimKey(
  tx: Transaction,
  { actor, now, idempotency }: Keyed,
  subject: string,
): Promise<Claimed> {
  if (idempotency === undefined) return ok(undefined);
  const claim = { actorId: actor.id, ...idempotency, subject, now };
  const { rows } = await tx.executeQuery(claimingKey(tx, claim));
  return claimedKey(tx, claim, rows);
}

interface Inserted {
  readonly inserted: boolean;
}

/** The first half of claiming, to be asked together with something else. */
export function claimingKey(tx: Transaction, claim: Claim): CompiledQuery<Inserted> {
  const { actorId, key, requestHash, subject, now } = claim;
  return sql<Inserted>`
    insert into idempotency (actor_id, key, request_hash, answer, created_at)
    values (${actorId}, ${key}, ${requestHash}, ${JSON.stringify(subject)}::jsonb, ${dateOf(now)})
    on conflict do nothing returning true as inserted`.compile(tx);
}

/** The second half: what the first one's rows say. */
export async function claimedKey(
  tx: Transaction,
  once: Once,
  rows: readonly Inserted[],
): Promise<Claimed> {
  if (rows.length > 0) return ok(undefined);
  const found = await sql<{ request_hash: Buffer; answer: string }>`
    select request_hash, answer #>> '{}' as answer from idempotency
    where actor_id = ${once.actorId} and key = ${once.key}`.execute(tx);
  const known = found.rows[0];
  if (known === undefined) throw new Error("A key that is taken by nobody");
  return known.request_hash.equals(once.requestHash)
    ? ok(known.answer)
    : refuse("idempotency_key_reused");
}

/** Forgets the keys of more than a day ago. */
export async function sweepKeys(tx: Queries, before: Temporal.Instant): Promise<void> {
  await sql`delete from idempotency where created_at < ${dateOf(before)}`.execute(tx);
}
