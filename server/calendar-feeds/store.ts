import { sql } from "kysely";
import type { Actor, Language } from "#core/people/actor.ts";
import type { Queries } from "#server/platform/database.ts";
import { dateOf } from "#server/platform/time.ts";

type Owner = Pick<Actor, "kind" | "id">;

/** One's only address: a second one takes the place of the first, also where both are asked for at once. */
export async function saveFeed(
  queries: Queries,
  { kind, id }: Owner,
  tokenHash: string,
  now: Temporal.Instant,
): Promise<void> {
  const column = kind === "contact" ? "contact_id" : "agent_id";
  const kept = { token_hash: tokenHash, created_at: dateOf(now) };
  await queries
    .insertInto("calendar_feed")
    .values({ ...kept, [column]: id })
    .onConflict((conflict) =>
      conflict.column(column).where(column, "is not", null).doUpdateSet(kept),
    )
    .execute();
}

export async function deleteFeed(queries: Queries, { kind, id }: Owner): Promise<void> {
  const column = kind === "contact" ? "contact_id" : "agent_id";
  await queries.deleteFrom("calendar_feed").where(column, "=", id).execute();
}

/** In whose language the address speaks; undefined where nobody has it, or nobody who still may read. */
export async function findReader(
  queries: Queries,
  tokenHash: string,
): Promise<Language | undefined> {
  const { rows } = await sql<{ language: Language }>`
    select coalesce(c.language, a.language) as language
    from calendar_feed f
    left join contact c on c.id = f.contact_id and c.active
    left join agent a on a.id = f.agent_id and a.active
    where f.token_hash = ${tokenHash} and num_nonnulls(c.id, a.id) = 1`.execute(queries);
  return rows[0]?.language;
}
