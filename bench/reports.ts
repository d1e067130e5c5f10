import { monitorEventLoopDelay } from "node:perf_hooks";
import { as } from "#core/kit/brand.ts";
import { readReport } from "#server/reports/index.ts";
import type { Database } from "#server/platform/database.ts";
import { now } from "#server/platform/time.ts";
import type { ReportLine } from "./report.ts";

const TIMES = 5;
const EVERYTHING = { organisation: null, partner: null, product: null };

/** The desk's own report of a year over everything that there is, the year before beside it. */
export async function measureYearlyReport(
  database: Database,
  tickets: number,
): Promise<ReportLine> {
  const manager = {
    kind: "agent",
    id: as<"AgentId">("bench"),
    level: 2,
    roles: ["manager"],
  } as const;
  const lastDay = now().toZonedDateTimeISO("UTC").toPlainDate().subtract({ days: 1 });
  const said = { firstDay: lastDay.subtract({ years: 1 }).add({ days: 1 }), lastDay };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const before = process.memoryUsage().heapUsed;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().heapUsed)), 20);
  const times: number[] = [];
  let told = 0;
  delay.enable();
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now();
    const made = await readReport(database, manager, { scope: EVERYTHING, said, now: now() });
    if (!made.ok) throw new Error(`The report is refused: ${made.refusal.code}`);
    times.push(performance.now() - began);
    told = made.value.report.tickets;
  }
  delay.disable();
  clearInterval(watch);
  const sorted = times.toSorted((a, b) => a - b);
  return {
    name: `yearly report over ${tickets.toLocaleString("en")} tickets`,
    mostMilliseconds: 10_000,
    median: sorted[Math.floor(TIMES / 2)] ?? 0,
    slowest: sorted.at(-1) ?? 0,
    tickets: told,
    megabytes: (most - before) / 1024 ** 2,
    held: delay.max / 1e6,
  };
}
