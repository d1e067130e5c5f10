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

interface Written {
  readonly actor: string;
  readonly key: string;
  readonly content: string;
  /** What its writer has seen there; null: nothing. */
  readonly since: Temporal.Instant | null;
  readonly at: Temporal.Instant;
}

/**
 * Keeps it in the place of what its writer has seen, and no more than `most` of one person: the oldest go first. Each writing has an
 * instant of its own. @returns that instant; undefined where something else is there, or nothing any more.
 */
export async function keepDraft(
  queries: Queries,
  { actor, key, content, since, at }: Written,
  most: number,
): Promise<Temporal.Instant | undefined> {
  const keeping =
    since === null
      ? sql`insert into draft (actor_id, key, content, updated_at)
          values (${actor}, ${key}, ${content}, ${dateOf(at)}) on conflict do nothing`
      : sql`update draft set content = ${content},
            updated_at = greatest(${dateOf(at)}::timestamptz, updated_at + interval '1 millisecond')
          where actor_id = ${actor} and key = ${key} and updated_at = ${dateOf(since)}`;
  const { rows } = await sql<{ updatedAt: Date }>`with kept as (${keeping} returning updated_at),
    over as (
      delete from draft where exists (select from kept) and actor_id = ${actor} and key in (
        select d.key from draft d where d.actor_id = ${actor} and d.key <> ${key}
        order by d.updated_at desc offset ${most - 1})
    )
    select updated_at as "updatedAt" from kept`.execute(queries);
  const [kept] = rows;
  return kept && instantOf(kept.updatedAt);
}

/** @returns false where something was written since, which stays. */
export async function deleteDraft(
  queries: Queries,
  actor: string,
  key: string,
  since: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ stays: boolean }>`with gone as (
      delete from draft where actor_id = ${actor} and key = ${key} and updated_at = ${dateOf(since)} returning key
    )
    select not exists (select from gone) and exists (
      select from draft where actor_id = ${actor} and key = ${key}) as stays`.execute(queries);
  return rows[0]?.stays !== true;
}

export async function deleteDraftsBefore(
  queries: Queries,
  before: Temporal.Instant,
): Promise<void> {
  await queries.deleteFrom("draft").where("updated_at", "<", dateOf(before)).execute();
}
