import { EventEmitter } from "node:events";
import {
  Logger,
  run,
  type Runner,
  type TaskList,
  type WorkerEventMap,
  type WorkerEvents,
} from "graphile-worker";
import { sql } from "kysely";
import type { Database, Queries, Transaction } from "./database.ts";
import { sendAhead } from "./driver.ts";
import type { Log } from "./log.ts";
import { dateOf, now, sleep } from "./time.ts";

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

const ATTEMPTS_MAX = 12;

/**
 * Queues a job that exists if and only if the transaction commits. One that waits for nothing is only written down here,
 * since giving it to the library takes longer than a whole command may: `giveDueJobs` does it within half a second.
 */
export async function addJob(
  tx: Transaction,
  name: string,
  payload: Payload,
  options: JobOptions = {},
): Promise<void> {
  const { key, runAt, queue, attemptsMax = ATTEMPTS_MAX } = options;
  const isPlain = key === undefined && runAt === undefined && queue === undefined;
  const adding = isPlain
    ? sql`insert into due_job (name, payload, attempts_max)
        values (${name}, ${JSON.stringify(payload)}::jsonb, ${attemptsMax})`
    : sql`select graphile_worker.add_job(
        identifier => ${name},
        payload => ${JSON.stringify(payload)}::json,
        queue_name => ${queue ?? null},
        run_at => ${runAt === undefined ? null : dateOf(runAt)}::timestamptz,
        max_attempts => ${attemptsMax}::int,
        job_key => ${key ?? null}
      )`;
  await sendAhead(tx, adding.compile(tx));
}

const GIVEN_AT_ONCE = 500;
/** Milliseconds. */
const GIVEN_EVERY = 400;
const AGAIN_AFTER = 2_000;

/** Gives the library what is due, each job once, however many workers do so at the same time. */
export async function giveDueJobs(desk: Queries): Promise<void> {
  await sql`
    with due as (
      delete from due_job
      where id in (select id from due_job order by id limit ${GIVEN_AT_ONCE} for update skip locked)
      returning *
    )
    select graphile_worker.add_job(identifier => name, payload => payload::json, max_attempts => attempts_max)
    from (select * from due order by id) one`.execute(desk);
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
    // Closed while it began anew: whoever closed could only end the one before.
    await end(runner, options.log);
  };
  const keepGiving = async (): Promise<void> => {
    while (!closed) {
      const given = await giveDueJobs(database.desk).then(
        () => true,
        (error: unknown) => {
          options.log.warn({ error }, "due jobs could not be given to the library; trying again");
          return false;
        },
      );
      await sleep(given ? GIVEN_EVERY : AGAIN_AFTER);
    }
  };
  const keeping = Promise.all([keepUp(), keepGiving()]);
  return {
    async close() {
      closed = true;
      await end(runner, options.log);
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

/** Milliseconds. What is off by less is a busy machine or a corrected clock, which the library waits for or catches up with. */
const JUMP = 5 * 60_000;

async function startRunner(
  database: Database,
  handlers: Handlers,
  options: WorkOptions,
): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, (payload: unknown) => handle(payload)]),
  );
  const events: WorkerEvents = new EventEmitter();
  await forgetFuture(database.desk);
  const runner = await run({
    events,
    pgPool: database.deskPool,
    taskList,
    concurrency: options.concurrency ?? 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: loggerOn(options.log),
    crontab: options.crontab ?? "",
  });
  // After a jump ahead it would do what recurs for each minute in between, after one back nothing until the clock is there again;
  // begun anew, it goes on from the present.
  const onTimer = ({ currentTimestamp, expectedTimestamp }: Timer): void => {
    if (Math.abs(currentTimestamp - expectedTimestamp) < JUMP) return;
    options.log.warn("the clock of the machine jumped; starting the job runner again");
    void end(runner, options.log);
  };
  events.on("cron:overdueTimer", onTimer);
  events.on("cron:prematureTimer", onTimer);
  return runner;
}

/** Ends it after the jobs in hand; one that has ended already says so, and that is all. */
async function end(runner: Runner, log: Log): Promise<void> {
  await runner
    .stop()
    .catch((error: unknown) => log.warn({ error }, "the job runner had ended already"));
}

type Timer = Pick<WorkerEventMap["cron:overdueTimer"], "currentTimestamp" | "expectedTimestamp">;

/** What recurs is done once a minute by its last time: one that was done in a future that is none any more holds it back. */
async function forgetFuture(desk: Queries): Promise<void> {
  await sql`update graphile_worker._private_known_crontabs set last_execution = null
    where last_execution > ${dateOf(now())}`.execute(desk);
}

function loggerOn(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") log.error(message);
    else if (level === "warning") log.warn(message);
    else log.debug(message);
  });
}
