import { sql } from "kysely";
import { keepEveryDue, keepMissingDues } from "#server/clocks/index.ts";
import type { Database } from "#server/platform/database.ts";
import { now } from "#server/platform/time.ts";
import type { Recompute } from "./report.ts";

const PROMISED_TICKETS = 10_000;
const PROMISED_MILLISECONDS = 60_000;
/** How often the queue is asked for while nothing else happens. */
const CALM = 40;

/**
 * Every due of an open ticket computed anew, as a worker does after a calendar that moves what is open, with a queue page asked
 * for again and again meanwhile. Worker and web share this process, which is the harder case.
 */
export async function measureRecompute(
  database: Database,
  address: string,
  cookie: string,
): Promise<Recompute> {
  await keepMissingDues(database, now(), false);
  // Every timer is to be set anew too, as if the calendar had moved all of them.
  await sql`select graphile_worker.remove_job(key) from graphile_worker.jobs where task_identifier = 'clock-threshold'`.execute(
    database.desk,
  );
  const queue = async (): Promise<number> => {
    const began = performance.now();
    const answer = await fetch(`${address}/api/v1/tickets?queue=waiting_desk`, {
      headers: { cookie },
    });
    await answer.text();
    if (answer.status !== 200) throw new Error(`The queue answers ${answer.status}`);
    return performance.now() - began;
  };
  const calm: number[] = [];
  for (let time = 0; time < CALM; time += 1) calm.push(await queue());
  const meanwhile: number[] = [];
  const work = { isDone: false };
  const began = performance.now();
  const computing = keepEveryDue(database, now()).finally(() => (work.isDone = true));
  while (!work.isDone) meanwhile.push(await queue());
  const tickets = await computing;
  const took = performance.now() - began;
  if (tickets === 0) throw new Error("No open ticket has a due");
  const whole = (took / tickets) * PROMISED_TICKETS;
  return {
    tickets,
    ratio: medianOf(meanwhile) / medianOf(calm),
    lines: [
      {
        name: "every due and timer of 10,000 open tickets, computed anew",
        median: whole,
        slowest: whole,
        mostMilliseconds: PROMISED_MILLISECONDS,
      },
      {
        name: "a queue page meanwhile",
        median: medianOf(meanwhile),
        slowest: Math.max(...meanwhile),
        mostMilliseconds: Math.round(2 * medianOf(calm)),
      },
    ],
  };
}

function medianOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
