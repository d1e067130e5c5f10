import { momentOf } from "#core/calendars/moment.ts";
import { afterServiceTime, serviceTimeBetween } from "#core/calendars/service-time.ts";
import { openTimetable } from "#core/calendars/timetable.ts";
import { calendar, holiday } from "#core/calendars/worlds.ts";
import { coverageOf } from "#core/coverage/coverage.ts";
import { contract, LINE, question, system } from "#core/coverage/world.ts";
import { as } from "#core/kit/brand.ts";

/** What a rule of core costs by itself, and how much it may. */
export interface CoreMeasure {
  readonly name: string;
  readonly mostMilliseconds: number;
  readonly run: () => unknown;
}

export interface CoreLine {
  readonly name: string;
  readonly mostMilliseconds: number;
  /** Of batches, per call; in milliseconds. */
  readonly median: number;
  readonly slowest: number;
}

const BATCHES = 60;
const BATCH_MILLISECONDS = 20;

/** Ten contracts, of which the last speaks, and a system that has everything against it. */
function coverage(): CoreMeasure {
  const subscriptions = Array.from({ length: 10 }, (_, index) =>
    contract({ id: as(`contract-${index}`) }),
  );
  const asked = question({ environment: system("development", "JBoss EAP", ["exo-ide-addon"]) });
  const known = { subscriptions, line: LINE, supportedRelease: () => "7.1.3" };
  return {
    name: "coverage decided among ten contracts, with every reason",
    mostMilliseconds: 0.1,
    run: () => coverageOf(asked, known),
  };
}

/** Two spans a day, a holiday every month and the clocks' changes: counted, and counted back. */
function tenYears(): CoreMeasure {
  const hours = ["09:00-12:00", "14:00-17:30"];
  const holidays = Array.from({ length: 120 }, (_, month) =>
    holiday(Temporal.PlainDate.from("2026-01-11").add({ months: month }).toString(), "Férié"),
  );
  const timetable = openTimetable(calendar(hours, { zone: "Europe/Paris", holidays }));
  const from = momentOf(Temporal.Instant.from("2026-01-01T00:00:00Z"));
  const to = momentOf(Temporal.Instant.from("2036-01-01T00:00:00Z"));
  return {
    name: "ten years of a split week counted, and the instant after as much",
    mostMilliseconds: 1,
    run: () => afterServiceTime(timetable, from, serviceTimeBetween(timetable, from, to)),
  };
}

export const CORE_MEASURES: readonly CoreMeasure[] = [coverage(), tenYears()];

/** Calls it in batches of some milliseconds each, after one that warms up. */
export function measureCore({ name, mostMilliseconds, run }: CoreMeasure): CoreLine {
  const calls = callsIn(run);
  const times = Array.from({ length: BATCHES }, () => {
    const began = performance.now();
    for (let call = 0; call < calls; call += 1) run();
    return (performance.now() - began) / calls;
  }).toSorted((a, b) => a - b);
  return {
    name,
    mostMilliseconds,
    median: times[BATCHES / 2] ?? 0,
    slowest: times.at(-1) ?? 0,
  };
}

function callsIn(run: () => unknown): number {
  const began = performance.now();
  let calls = 0;
  while (performance.now() - began < BATCH_MILLISECONDS) {
    run();
    calls += 1;
  }
  return calls;
}
