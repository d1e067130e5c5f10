import { sql } from "kysely";
import type { Queries, Transaction } from "./database.ts";
import { sendAhead } from "./driver.ts";
import type { Payload } from "./jobs.ts";
import { dateOf, instantOf } from "./time.ts";

/** A job that waits for its moment, under a key that no other has. */
export interface Timer {
  readonly key: string;
  readonly payload: Payload;
  readonly runAt: Temporal.Instant;
}

/** A timer as the queue has it. */
export interface KeptTimer extends Pick<Timer, "key" | "runAt"> {
  /** `waiting` for its moment; `late` where that has come, by the database's clock; `given_up` after all its attempts. */
  readonly standing: "waiting" | "late" | "in_hand" | "given_up";
}

const ATTEMPTS_MAX = 12;

/** Those of these keys that there are. */
export async function listTimers(db: Queries, keys: readonly string[]): Promise<KeptTimer[]> {
  const { rows } = await sql<Omit<KeptTimer, "runAt"> & { readonly runAt: Date }>`
    select key, run_at as "runAt", case
        when locked_at is not null then 'in_hand'
        when attempts >= max_attempts then 'given_up'
        when run_at <= now() then 'late'
        else 'waiting'
      end as standing
    from graphile_worker.jobs where key = any(${[...keys]}::text[])`.execute(db);
  return rows.map((row) => ({ ...row, runAt: instantOf(row.runAt) }));
}

/**
 * Sets timers of one name, in the place of those that have the keys. One whose moment has come by the database's clock
 * already waits a second: where two clocks disagree, nobody is to run in circles until they agree.
 */
export async function setTimers(
  tx: Transaction,
  name: string,
  timers: readonly Timer[],
): Promise<void> {
  if (timers.length === 0) return;
  const setting = sql`select count(*) from graphile_worker.add_jobs((
    select array_agg((
        ${name}, payload::json, null, case when at <= now() then now() + interval '1 second' else at end,
        ${ATTEMPTS_MAX}, key, null, null
      )::graphile_worker.job_spec)
    from unnest(
      ${timers.map(({ key }) => key)}::text[],
      ${timers.map(({ payload }) => JSON.stringify(payload))}::text[],
      ${timers.map(({ runAt }) => dateOf(runAt))}::timestamptz[]
    ) as one (key, payload, at)))`;
  await sendAhead(tx, setting.compile(tx));
}

export async function removeTimers(tx: Transaction, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const removing = sql`select graphile_worker.remove_job(key) from unnest(${[...keys]}::text[]) as key`;
  await sendAhead(tx, removing.compile(tx));
}
