import { Worker } from "node:worker_threads";
import { once } from "node:events";
import type { Load, Measured } from "./client.ts";
import type { Measure } from "./measures.ts";

export interface Line {
  readonly measure: Measure;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  readonly perSecond: number;
  /** Median of the rounds' ratios to the base; undefined where there is none. */
  readonly ratio: number | undefined;
}

export interface Rounds {
  readonly rounds: number;
  readonly milliseconds: number;
  readonly connections: number;
  readonly ports: Readonly<Record<Measure["port"], number>>;
  readonly onRound: (round: number) => void;
}

/**
 * Measures everything in turn, round after round, so that whatever else the machine does falls on all alike.
 * The first round warms up and is not counted.
 */
export async function measure(all: readonly Measure[], rounds: Rounds): Promise<readonly Line[]> {
  const worker = new Worker(new URL("./client.ts", import.meta.url));
  const counted: ReadonlyMap<Measure, Measured>[] = [];
  try {
    await inTurn(worker, all, rounds);
    for (let round = 1; round <= rounds.rounds; round += 1) {
      rounds.onRound(round);
      counted.push(await inTurn(worker, all, rounds));
    }
  } finally {
    await worker.terminate();
  }
  const results = new Map(
    all.map((one) => [one, counted.flatMap((round) => round.get(one) ?? [])] as const),
  );
  return all.map((one) => lineOf(one, results));
}

async function inTurn(
  worker: Worker,
  all: readonly Measure[],
  rounds: Rounds,
): Promise<ReadonlyMap<Measure, Measured>> {
  const results = new Map<Measure, Measured>();
  for (const one of all) results.set(one, await run(worker, loadOf(one, rounds)));
  return results;
}

function loadOf({ port, requests, status }: Measure, rounds: Rounds): Load {
  const { connections, milliseconds, ports } = rounds;
  return { port: ports[port], connections, milliseconds, requests, status };
}

async function run(worker: Worker, load: Load): Promise<Measured> {
  worker.postMessage(load);
  const [measured]: Measured[] = await once(worker, "message");
  if (measured === undefined) throw new Error("The client said nothing");
  return measured;
}

function lineOf(measure: Measure, results: ReadonlyMap<Measure, readonly Measured[]>): Line {
  const own = results.get(measure) ?? [];
  const base = [...results].find(([one]) => one.name === measure.base)?.[1];
  const all = own.flatMap(({ took }) => [...took]);
  const ratios = base?.map((round, index) => medianOf(own[index]) / medianOf(round));
  return {
    measure,
    median: quantile(all, 0.5),
    p95: quantile(all, 0.95),
    perSecond: quantile(
      own.map((round) => round.perSecond),
      0.5,
    ),
    ratio: ratios === undefined ? undefined : quantile(ratios, 0.5),
  };
}

function medianOf(round: Measured | undefined): number {
  return quantile(round?.took ?? [], 0.5);
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
