import { sql } from "kysely";
import type { Queries } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

export interface Draft {
  readonly content: string;
  readonly updatedAt: Temporal.Instant;
}

export async function findDraft(
  queries: Queries,
  actor: string,
  key: string,
): Promise<Draft | undefined> {
  const row = await queries
    .selectFrom("draft")
    .select(["content", "updated_at"])
    .where("actor_id", "=", actor)
    .where("key", "=", key)
    .executeTakeFirst();
  return row && { content: row.content, updatedAt: instantOf(row.updated_at) };
}

/** Keeps it in the place of the one before, and no more than `most` of one person: the oldest go first. */
export async function keepDraft(
  queries: Queries,
  {
    actor,
    key,
    content,
    at,
  }: { actor: string; key: string; content: string; at: Temporal.Instant },
  most: number,
): Promise<void> {
  await sql`with kept as (
      insert into draft (actor_id, key, content, updated_at)
      values (${actor}, ${key}, ${content}, ${dateOf(at)})
      on conflict (actor_id, key) do update set content = excluded.content, updated_at = excluded.updated_at
    )
    delete from draft where actor_id = ${actor} and key in (
      select d.key from draft d where d.actor_id = ${actor} and d.key <> ${key}
      order by d.updated_at desc offset ${most - 1})`.execute(queries);
}

export async function deleteDraft(queries: Queries, actor: string, key: string): Promise<void> {
  await queries.deleteFrom("draft").where("actor_id", "=", actor).where("key", "=", key).execute();
}

export async function deleteDraftsBefore(
  queries: Queries,
  before: Temporal.Instant,
): Promise<void> {
  await queries.deleteFrom("draft").where("updated_at", "<", dateOf(before)).execute();
}
