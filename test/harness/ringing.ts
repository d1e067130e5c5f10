import { sql } from "kysely";
import { handlersOf } from "#server/main/worker.ts";
import { giveDueJobs } from "#server/platform/jobs.ts";
import type { MovableClock } from "./clock.ts";
import type { World } from "./world.ts";

export interface Timer {
  readonly name: string;
  readonly clock: string;
  readonly at: string;
}

/** A worker whose present is a test's, in a world whose timers wait for it. */
export interface Ringing {
  /** Does every job whose moment has come by the test's clock, the earliest first. @returns how many timers rang. */
  ring(): Promise<number>;
  /** Starts the job of a clock's timer, whatever the hour. */
  fire(reference: string): Promise<void>;
  /** The timers of a ticket's clocks. */
  timers(reference: string): Promise<readonly Timer[]>;
}

const THRESHOLD = "clock-threshold";

export function openRinging({ context }: World, clock: MovableClock): Ringing {
  const { desk } = context.database;
  const handlers = handlersOf(context, undefined, clock.now);
  const idOf = async (reference: string): Promise<string> => {
    const { rows } = await sql<{
      id: string;
    }>`select id from ticket where reference = ${reference}`.execute(desk);
    return rows[0]?.id ?? "";
  };
  /** Takes a job as the library does: it is in hand while it is done, and gone then. */
  const take = async (): Promise<string | undefined> => {
    const { rows } = await sql<{ id: string; name: string; payload: unknown }>`
      update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a test'
      where id = (
        select id from graphile_worker._private_jobs
        where run_at <= greatest(${clock.now().toString()}::timestamptz, now()) and locked_at is null
        order by run_at, id limit 1
      )
      returning id, payload, (select identifier from graphile_worker._private_tasks t where t.id = task_id) as name`.execute(
      desk,
    );
    const [job] = rows;
    if (job === undefined) return undefined;
    await handlers[job.name]?.(job.payload);
    await sql`delete from graphile_worker._private_jobs where id = ${job.id}::bigint`.execute(desk);
    return job.name;
  };
  return {
    async ring() {
      let rung = 0;
      for (;;) {
        await giveDueJobs(desk);
        const name = await take();
        if (name === undefined) return rung;
        if (name === THRESHOLD) rung += 1;
      }
    },
    async fire(reference) {
      await handlers[THRESHOLD]?.({ ticket: await idOf(reference) });
    },
    async timers(reference) {
      const { rows } = await sql<{ name: string; key: string; at: Date }>`
        select task_identifier as name, key, run_at as at from graphile_worker.jobs
        where key like ${`${THRESHOLD}:${await idOf(reference)}:%`} order by run_at`.execute(desk);
      return rows.map(({ name, key, at }) => ({
        name,
        clock: key.split(":").at(-1) ?? "",
        at: at.toISOString().replace(".000Z", "Z"),
      }));
    },
  };
}
