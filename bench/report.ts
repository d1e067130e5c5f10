import { cpus, totalmem } from "node:os";
import type { Line } from "./rounds.ts";

export interface Machine {
  readonly tickets: number;
  readonly events: number;
  readonly postgres: string;
  readonly connections: number;
  readonly busyConnections: number;
  readonly rounds: number;
  readonly on: string;
}

export interface Barred {
  readonly name: string;
  readonly median: number;
  readonly slowest: number;
  readonly mostMilliseconds: number;
}

export interface ReportLine extends Barred {
  /** How many tickets had to do with the year. */
  readonly tickets: number;
  /** Megabytes of heap that it held at most, beyond what was there before. */
  readonly megabytes: number;
  /** Milliseconds for which it kept the loop from others at most. */
  readonly held: number;
}

export interface Recompute {
  readonly lines: readonly Barred[];
  /** How many open tickets were computed anew. */
  readonly tickets: number;
  /** How many times its usual time a queue page took meanwhile. */
  readonly ratio: number;
}

/** All that a run measured. */
export interface Findings {
  readonly lines: readonly Line[];
  /** Rules of core by themselves. */
  readonly alone: readonly Barred[];
  readonly yearly: ReportLine;
  readonly recompute: Recompute;
  /** Screens in a browser. */
  readonly screens: readonly Barred[];
}

/** The table of a run, as Markdown that a terminal can show too. */
export function tableOf(lines: readonly Line[]): string {
  const shown = (ratio: number | undefined): string => ratio?.toFixed(2) ?? "";
  const rows = lines.map(({ measure, median, p95, ratio, busy }) => [
    measure.name,
    median.toFixed(2),
    p95.toFixed(2),
    shown(ratio),
    measure.most === undefined ? "" : `≤ ${measure.most}`,
    measure.most === undefined || ratio === undefined
      ? ""
      : ratio <= measure.most
        ? "held"
        : "missed",
    busy.median.toFixed(2),
    busy.perSecond.toFixed(0),
    shown(busy.ratio),
  ]);
  const calm = ["median, ms", "p95, ms", "ratio", "promised", ""];
  const titles = ["what", ...calm, "busy: median, ms", "per second", "ratio"];
  return drawn(titles, rows);
}

/** What is held to a time and not to a ratio. */
export function barsOf(lines: readonly Barred[]): string {
  const titles = ["what", "median, ms", "slowest, ms", "promised", ""];
  const rows = lines.map(({ name, median, slowest, mostMilliseconds: most }) => [
    name,
    shortOf(median),
    shortOf(slowest),
    `< ${most}`,
    median < most ? "held" : "missed",
  ]);
  return drawn(titles, rows);
}

/** Three digits that say something. */
function shortOf(milliseconds: number): string {
  return milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toPrecision(2);
}

function drawn(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = titles.map((title, column) =>
    Math.max(title.length, 3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const draw = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [draw(titles), rule, ...rows.map(draw)].join("\n");
}

export function pageOf(
  { lines, alone, yearly, recompute, screens }: Findings,
  machine: Machine,
): string {
  const [cpu] = cpus();
  const count = (number: number): string => number.toLocaleString("en");
  return `# Performance

Written by \`npm run bench\`. Nothing here is promised for another machine but the ratios.

Measured on ${machine.on} with ${count(machine.tickets)} tickets and ${count(machine.events)} events:
${cpus().length} cores of ${cpu?.model.trim() ?? "an unknown kind"}, ${Math.round(totalmem() / 1024 ** 3)} GB of memory;
Node ${process.versions.node}, PostgreSQL ${machine.postgres} (embedded, \`fsync\` on, default settings of this program).

${tableOf(lines)}

Server, database and client share the machine. The client is a thread of its own with kept-alive connections, each sending its
next request when it has its answer: ${machine.connections} for the promised ratios, and ${machine.busyConnections} in the columns of the busy machine. What is
promised compares costs, so it is measured where nobody waits for another's turn: with more connections than there are cores, a
median tells how long the queue was, and a program that keeps all cores busy pays its whole cost again for each that is before it.
Both are told, because people meet both.

Everything is measured in turn, in ${machine.rounds} rounds after one that is not counted; a ratio is the median of the rounds' ratios of
medians. The bare routes run in the same process, on the same pool of connections, with statements that are prepared like the
desk's; the bare INSERT is a transaction of three rounds, as a driver does it. The pages are what a browser gets: session,
access, row-level security for contacts, checked answers. The reply is one transaction with its idempotency key, events, hashes,
letters and notice. What is promised of it is the command, whose caller prefers no body (RFC 7240) as the INSERT answers none
to speak of; answering it with the ticket's page, as the browser asks, costs that page more and is told beside it. An agent's queue is
made of lines kept from the page before (decision 16), and so are the desk's lists of contracts and systems, of which there are
20,000 and 30,000 of 10,000 customers. What a ticket's page says beside its row is kept from one reading to the next (decision 34),
and that is what is promised; what it costs the first time, or after each change, is told where none is kept. No worker runs meanwhile.

## Rules by themselves

In this process, without any other; the time of one call, in batches.

${barsOf(alone)}

## The yearly report

Of everything, as a manager asks for it, with the year before beside it; in this process, while nobody else asks for anything.

${barsOf([yearly])}

${count(yearly.tickets)} of them had to do with the year. It held ${Math.round(yearly.megabytes)} MB of memory at most, whatever has not been swept yet
included, and kept the loop from others for ${Math.round(yearly.held)} ms at a time at most.

## A calendar that moves what is open

Computed by the job that follows such a change, in the same process as the web, while a queue page is asked for again and again;
measured on ${count(recompute.tickets)} open tickets. What is promised of the page is twice its usual time here.

${barsOf(recompute.lines)}

## Screens

In Chromium on the same machine, by a contact of the demo: until the first field is drawn and can be typed in, of 15 times.

${barsOf(screens)}
`;
}
