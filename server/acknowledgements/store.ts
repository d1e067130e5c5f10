import { sql } from "kysely";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

/** An escalation that nobody acknowledged yet, and of which the managers were not told that it is late. */
export interface Unacknowledged {
  readonly id: string;
  readonly escalatedAt: Temporal.Instant;
}

export async function listUnacknowledged(
  db: Queries,
  before: Temporal.Instant,
  limit: number,
): Promise<readonly Unacknowledged[]> {
  const { rows } = await sql<{ id: string; escalatedAt: Date }>`
    select t.id, t.escalated_at as "escalatedAt" from ticket t
    where t.escalated_at is not null and t.acknowledged_at is null and t.escalated_at < ${dateOf(before)}
      and not exists (
        select from late_acknowledgement l where l.ticket_id = t.id and l.escalated_at = t.escalated_at
      )
    order by t.escalated_at, t.id limit ${limit}`.execute(db);
  return rows.map(({ id, escalatedAt }) => ({ id, escalatedAt: instantOf(escalatedAt) }));
}

/** Writes down that managers are told of these now. @returns how many nobody else had written down before. */
export async function insertLate(
  tx: Transaction,
  late: readonly Unacknowledged[],
  toldAt: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ ticket_id: string }>`
    insert into late_acknowledgement (ticket_id, escalated_at, told_at)
    select id, at, ${dateOf(toldAt)}::timestamptz
    from unnest(
      ${late.map(({ id }) => id)}::uuid[],
      ${late.map(({ escalatedAt }) => dateOf(escalatedAt))}::timestamptz[]
    ) as one (id, at)
    on conflict do nothing returning ticket_id`.execute(tx);
  return rows.length;
}
