import { run, type Runner, type TaskList } from "graphile-worker";
import { Logger } from "graphile-worker";
import { sql } from "kysely";
import type { Database, Transaction } from "./database.ts";
import type { Log } from "./log.ts";
import { dateOf } from "./time.ts";

/** What a job carries: ids and small facts, never texts or secrets. */
export type Payload = Readonly<Record<string, string | number | boolean | null>>;

/** A handler is safe to run twice; what it throws makes the queue try again. */
export type Handler = (payload: unknown) => Promise<void>;
export type Handlers = Readonly<Record<string, Handler>>;

export interface JobOptions {
  /** At most one waiting job has this key: adding another replaces it, which is how a timer moves. */
  readonly key?: string;
  readonly runAt?: Temporal.Instant;
  readonly attemptsMax?: number;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string;
}

/** Queues a job that exists if and only if the transaction commits. */
export async function addJob(tx: Transaction, name: string, payload: Payload, options: JobOptions = {}): Promise<void> {
  await sql`select graphile_worker.add_job(
    identifier => ${name},
    payload => ${JSON.stringify(payload)}::json,
    queue_name => ${options.queue ?? null},
    run_at => ${options.runAt === undefined ? null : dateOf(options.runAt)}::timestamptz,
    max_attempts => ${options.attemptsMax ?? 12}::int,
    job_key => ${options.key ?? null}
  )`.execute(tx);
}

/** Takes a timer back; nothing happens where none waits under the key. */
export async function removeJob(tx: Transaction, key: string): Promise<void> {
  await sql`select graphile_worker.remove_job(${key})`.execute(tx);
}

export interface Work {
  /** Ends after the jobs in hand have ended. */
  close(): Promise<void>;
}

/** Runs jobs until closed. `crontab` is graphile-worker's, one line per recurring job. */
export async function runJobs(
  database: Database,
  handlers: Handlers,
  options: { readonly log: Log; readonly concurrency?: number; readonly crontab?: string },
): Promise<Work> {
  const tasks: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, (payload: unknown) => handle(payload)]),
  );
  const runner: Runner = await run({
    pgPool: database.deskPool,
    taskList: tasks,
    concurrency: options.concurrency ?? 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: loggerOn(options.log),
    ...(options.crontab === undefined ? {} : { crontab: options.crontab }),
  });
  return { close: () => runner.stop() };
}

function loggerOn(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") log.error(message);
    else if (level === "warning") log.warn(message);
    else log.debug(message);
  });
}
