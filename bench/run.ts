import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import type { Context } from "#server/main/context.ts";
import { addressOf } from "#server/main/address.ts";
import { open } from "#server/main/open.ts";
import { seedDemo } from "#server/main/seed-demo.ts";
import { openProgress } from "#server/main/seed/progress.ts";
import { addVolume } from "#server/main/seed/volume.ts";
import { command, type Session } from "#server/main/terminal.ts";
import { startWeb } from "#server/main/web.ts";
import { readConfig } from "#server/platform/config.ts";
import { now } from "#server/platform/time.ts";
import { serveBare } from "./bare.ts";
import { CORE_MEASURES, measureCore } from "./core.ts";
import { addCustomers, CUSTOMERS } from "./customers.ts";
import { measuresOf, type Measure } from "./measures.ts";
import { findReaders } from "./people.ts";
import { measureRecompute } from "./recompute.ts";
import { measureYearlyReport } from "./reports.ts";
import { barsOf, pageOf, tableOf, type Machine } from "./report.ts";
import { measure } from "./rounds.ts";
import { measureScreens } from "./screens.ts";

const page = resolve(import.meta.dirname, "../docs/performance.md");

interface Flags {
  readonly tickets: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
  readonly busyConnections: number;
  /** Measures only what has this in its name, and what that is compared with. */
  readonly only: string;
  readonly write: boolean;
}

/** Measures the desk against bare routes on as many tickets as asked for; the database is kept where BENCH_DATA_DIR says. */
export async function main(args: readonly string[]): Promise<void> {
  const flags = readFlags(args);
  await command((session) => bench(session, flags));
}

async function bench({ closers, fail }: Session, flags: Flags): Promise<void> {
  const kept = process.env["BENCH_DATA_DIR"];
  const dataDirectory = kept ?? mkdtempSync(join(tmpdir(), "permanence-bench-"));
  if (kept === undefined)
    closers.add("data", async () => rmSync(dataDirectory, { recursive: true, force: true }));
  const config = readConfig({
    DATA_DIR: dataDirectory,
    HOST: "127.0.0.1",
    PORT: "0",
    LOG_LEVEL: "error",
  });
  const context = await open({ config, closers, mayJoin: false, onGivenUp: fail });
  const tickets = await fill(context, flags.tickets, closers.check);
  const web = await startWeb(context);
  closers.add("web", () => web.close());
  const forgetful = await startWeb({ ...context, config: { ...config, pagesKeptBytes: 0 } });
  closers.add("forgetful web", () => forgetful.close());
  const bare = await serveBare(context.database);
  closers.add("bare", () => bare.close());
  const yearly = await measureYearlyReport(context.database, tickets);
  console.log(`\n${barsOf([yearly])}\n`);
  const readers = await findReaders(context);
  const address = addressOf(web.address.host, web.address.port);
  const recompute = await measureRecompute(context.database, address, readers.agent);
  console.log(`\n${barsOf(recompute.lines)}\n`);
  const all = measuresOf(readers);
  const lines = await measure(withBases(all, flags.only), {
    rounds: flags.rounds,
    milliseconds: flags.seconds * 1000,
    connections: flags.connections,
    busyConnections: flags.busyConnections,
    ports: { bare: bare.port, desk: web.address.port, forgetful: forgetful.address.port },
    onRound(round) {
      closers.check();
      console.log(`round ${round} of ${flags.rounds}`);
    },
  });
  const alone = CORE_MEASURES.map(measureCore);
  const screens = await measureScreens(address, readers.visitor);
  console.log(`\n${tableOf(lines)}\n\n${barsOf(alone)}\n\n${barsOf(screens)}\n`);
  const machine = await machineOf(context, tickets, flags);
  if (flags.write)
    writeFileSync(page, pageOf({ lines, alone, yearly, recompute, screens }, machine));
}

function withBases(all: readonly Measure[], only: string): readonly Measure[] {
  const wanted = all.filter(({ name }) => name.includes(only));
  const bases = new Set(wanted.map(({ base }) => base));
  return all.filter((one) => wanted.includes(one) || bases.has(one.name));
}

async function fill(context: Context, wanted: number, check: () => void): Promise<number> {
  await seedDemo(context, () => undefined);
  await addCustomers(context.database, CUSTOMERS);
  const there = await countTickets(context);
  if (there >= wanted) return there;
  const progress = openProgress(
    process.stdout,
    wanted - there,
    ({ done, rate }) => `${done} of ${wanted - there} tickets, ${rate} per second`,
  );
  await addVolume(context.database, {
    tickets: wanted - there,
    seed: 7,
    onProgress: (done) => (check(), progress.show(done)),
    isInterrupted: () => false,
  });
  progress.end();
  return countTickets(context);
}

async function countTickets({ database }: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ticket`.execute(
    database.desk,
  );
  return rows[0]?.count ?? 0;
}

async function machineOf(context: Context, tickets: number, flags: Flags): Promise<Machine> {
  const { rows } = await sql<{ events: number; postgres: string }>`
    select (select count(*)::int from event) as events, current_setting('server_version') as postgres`.execute(
    context.database.desk,
  );
  const { connections, busyConnections, rounds } = flags;
  const on = now().toZonedDateTimeISO("UTC").toPlainDate().toString();
  return {
    tickets,
    events: rows[0]?.events ?? 0,
    postgres: rows[0]?.postgres ?? "",
    connections,
    busyConnections,
    rounds,
    on,
  };
}

function readFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      tickets: { type: "string", default: "100000" },
      rounds: { type: "string", default: "7" },
      seconds: { type: "string", default: "1.5" },
      connections: { type: "string", default: "1" },
      "busy-connections": { type: "string", default: "8" },
      only: { type: "string", default: "" },
      write: { type: "boolean", default: true },
    },
    allowNegative: true,
  });
  const { tickets, rounds, seconds, connections, only, write } = values;
  return {
    tickets: Number(tickets),
    rounds: Number(rounds),
    seconds: Number(seconds),
    connections: Number(connections),
    busyConnections: Number(values["busy-connections"]),
    only,
    write: write && only === "",
  };
}
