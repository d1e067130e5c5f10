import { sql } from "kysely";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Queries, Transaction } from "./database.ts";
import { dateOf } from "./time.ts";

export interface Once {
  readonly actorId: string;
  readonly key: string;
  readonly requestHash: Buffer;
}

/**
 * Whether this request was already carried out under its key: then what it was about, else undefined.
 * The row commits with the change that it stands for, so a refused or failed request leaves the key free.
 */
export async function claimKey(
  tx: Transaction,
  once: Once,
  subject: string,
  now: Temporal.Instant,
): Promise<Result<string | undefined, "idempotency_key_reused">> {
  const { rows } = await sql<{ inserted: boolean }>`
    insert into idempotency (actor_id, key, request_hash, answer, created_at)
    values (${once.actorId}, ${once.key}, ${once.requestHash}, ${JSON.stringify(subject)}::jsonb, ${dateOf(now)})
    on conflict do nothing returning true as inserted`.execute(tx);
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
