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
  /** The same with more connections than the machine has hands for. */
  readonly busy: Crowd;
}

/** What was measured at one number of connections. */
export type Crowd = Pick<Line, "median" | "p95" | "perSecond" | "ratio">;

export interface Rounds {
  readonly rounds: number;
  readonly milliseconds: number;
  readonly connections: number;
  /** The second number of connections at which everything is measured. */
  readonly busyConnections: number;
  readonly ports: Readonly<Record<Measure["port"], number>>;
  readonly onRound: (round: number) => void;
}

/**
 * Measures everything in turn, round after round, so that whatever else the machine does falls on all alike.
 * The first round warms up and is not counted.
 */
export async function measure(all: readonly Measure[], rounds: Rounds): Promise<readonly Line[]> {
  const worker = new Worker(new URL("./client.ts", import.meta.url));
  const few: Round[] = [];
  const many: Round[] = [];
  try {
    await inTurn(worker, all, rounds, rounds.connections);
    for (let round = 1; round <= rounds.rounds; round += 1) {
      rounds.onRound(round);
      few.push(await inTurn(worker, all, rounds, rounds.connections));
      many.push(await inTurn(worker, all, rounds, rounds.busyConnections));
    }
  } finally {
    await worker.terminate();
  }
  const [calm, busy] = [resultsOf(all, few), resultsOf(all, many)];
  return all.map((one) => ({ measure: one, ...crowdOf(one, calm), busy: crowdOf(one, busy) }));
}

type Round = ReadonlyMap<Measure, Measured>;
type Results = ReadonlyMap<Measure, readonly Measured[]>;

function resultsOf(all: readonly Measure[], counted: readonly Round[]): Results {
  return new Map(all.map((one) => [one, counted.flatMap((round) => round.get(one) ?? [])]));
}

async function inTurn(
  worker: Worker,
  all: readonly Measure[],
  rounds: Rounds,
  connections: number,
): Promise<Round> {
  const results = new Map<Measure, Measured>();
  for (const one of all) results.set(one, await run(worker, loadOf(one, rounds, connections)));
  return results;
}

function loadOf(
  { port, requests, status }: Measure,
  { milliseconds, ports }: Rounds,
  connections: number,
): Load {
  return { port: ports[port], connections, milliseconds, requests, status };
}

async function run(worker: Worker, load: Load): Promise<Measured> {
  worker.postMessage(load);
  const [measured]: Measured[] = await once(worker, "message");
  if (measured === undefined) throw new Error("The client said nothing");
  return measured;
}

function crowdOf(measure: Measure, results: Results): Crowd {
  const own = results.get(measure) ?? [];
  const base = [...results].find(([one]) => one.name === measure.base)?.[1];
  const all = own.flatMap(({ took }) => [...took]);
  const ratios = base?.map((round, index) => medianOf(own[index]) / medianOf(round));
  return {
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
