import { Logger, run, type Runner, type TaskList } from "graphile-worker";
import { sql } from "kysely";
import type { Database, Transaction } from "./database.ts";
import { sendAhead } from "./driver.ts";
import type { Log } from "./log.ts";
import { dateOf, sleep } from "./time.ts";

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
export async function addJob(
  tx: Transaction,
  name: string,
  payload: Payload,
  options: JobOptions = {},
): Promise<void> {
  const adding = sql`select graphile_worker.add_job(
    identifier => ${name},
    payload => ${JSON.stringify(payload)}::json,
    queue_name => ${options.queue ?? null},
    run_at => ${options.runAt === undefined ? null : dateOf(options.runAt)}::timestamptz,
    max_attempts => ${options.attemptsMax ?? 12}::int,
    job_key => ${options.key ?? null}
  )`;
  await sendAhead(tx, adding.compile(tx));
}

/** Takes a timer back; nothing happens where none waits under the key. */
export async function removeJob(tx: Transaction, key: string): Promise<void> {
  await sql`select graphile_worker.remove_job(${key})`.execute(tx);
}

export interface Work {
  /** Ends after the jobs in hand have ended. */
  close(): Promise<void>;
}

interface WorkOptions {
  readonly log: Log;
  readonly concurrency?: number;
  /** graphile-worker's crontab: one line per recurring job. */
  readonly crontab?: string;
}

/** Runs jobs until closed, through every absence of the database. */
export async function runJobs(
  database: Database,
  handlers: Handlers,
  options: WorkOptions,
): Promise<Work> {
  let closed = false;
  let runner = await startRunner(database, handlers, options);
  const keepUp = async (): Promise<void> => {
    while (!closed) {
      // The library gives up after some failures in a row; a database that is away for a minute is enough.
      await runner.promise.catch((error: unknown) =>
        options.log.error({ error }, "the job runner gave up; starting it again"),
      );
      if (closed) return;
      await sleep(1_000);
      runner = (await startAgain(database, handlers, options, () => closed)) ?? runner;
    }
  };
  const keeping = keepUp();
  return {
    async close() {
      closed = true;
      await runner
        .stop()
        .catch((error: unknown) =>
          options.log.warn({ error }, "the job runner had ended by itself"),
        );
      await keeping;
    },
  };
}

async function startAgain(
  database: Database,
  handlers: Handlers,
  options: WorkOptions,
  isClosed: () => boolean,
): Promise<Runner | undefined> {
  while (!isClosed()) {
    try {
      return await startRunner(database, handlers, options);
    } catch (error) {
      options.log.error({ error }, "the job runner could not be started; trying again");
      await sleep(1_000);
    }
  }
  return undefined;
}

function startRunner(
  database: Database,
  handlers: Handlers,
  options: WorkOptions,
): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, (payload: unknown) => handle(payload)]),
  );
  return run({
    pgPool: database.deskPool,
    taskList,
    concurrency: options.concurrency ?? 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: loggerOn(options.log),
    crontab: options.crontab ?? "",
  });
}

function loggerOn(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") log.error(message);
    else if (level === "warning") log.warn(message);
    else log.debug(message);
  });
}
