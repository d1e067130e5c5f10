import { sql } from "kysely";
import type { Queries } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

/** How often something may be tried under a key before it has to wait for the end of a window. */
export interface Limit {
  readonly key: string;
  readonly attemptsMax: number;
  readonly windowInMinutes: number;
}

/**
 * Counts one attempt, at once and for every process.
 * @returns the instant from which it may be tried again, where it was one too many.
 */
export async function countAttempt(
  queries: Queries,
  limit: Limit,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const endsAt = dateOf(now.add({ minutes: limit.windowInMinutes }));
  const { rows } = await sql<{ attempts: number; window_ends_at: Date }>`
    insert into auth.throttle as t (key, attempts, window_ends_at) values (${limit.key}, 1, ${endsAt})
    on conflict (key) do update set
      attempts = case when t.window_ends_at <= ${dateOf(now)} then 1 else t.attempts + 1 end,
      window_ends_at = case when t.window_ends_at <= ${dateOf(now)} then ${endsAt} else t.window_ends_at end
    returning attempts, window_ends_at`.execute(queries);
  const [counted] = rows;
  return counted !== undefined && counted.attempts > limit.attemptsMax
    ? instantOf(counted.window_ends_at)
    : undefined;
}

/** Takes back what a successful attempt counted: the whole of its account, one of its network address. */
export async function forgetAttempts(
  queries: Queries,
  wholly: string,
  once: string,
): Promise<void> {
  await sql`
    with forgotten as (delete from auth.throttle where key = ${wholly})
    update auth.throttle set attempts = greatest(attempts - 1, 0) where key = ${once}`.execute(
    queries,
  );
}

export async function sweepAttempts(queries: Queries, now: Temporal.Instant): Promise<void> {
  await queries.deleteFrom("auth.throttle").where("window_ends_at", "<=", dateOf(now)).execute();
}
