import type { Moment } from "../calendars/moment.ts";
import { countActs } from "./count-acts.ts";
import { countConclusions } from "./count-conclusions.ts";
import { countPlaces } from "./count-places.ts";
import { countObjectives, countTargets, missesOf, type NamedMiss } from "./count-targets.ts";
import { countTimes } from "./count-times.ts";
import { countVolumes } from "./count-volumes.ts";
import type { Count, Counting } from "./counting.ts";
import { monthsOf, periodBefore, spanOf, type Period } from "./period.ts";
import { REPORT_TABLES, type TableKey, type TableShape } from "./tables.ts";
import { stepsOf, toldIn, type Step, type TicketHistory } from "./told.ts";

/** The numbers of one period, by table and row; each list is in the order of the table's columns. */
export type Sums = Map<TableKey, Map<string, number[]>>;

interface Side {
  readonly from: Moment;
  readonly to: Moment;
  readonly sums: Sums;
  readonly countings: readonly Counting[];
  readonly count: Count;
}

/** Numbers that grow ticket by ticket: what it holds does not grow with how many there are. */
export interface Tally {
  readonly period: Period;
  readonly current: Side;
  readonly previous: Side;
  /** How many tickets had to do with the period. */
  tickets: number;
  readonly targets: Misses;
  /** Of internal objectives; null in a report that others than the desk read. */
  readonly objectives: Misses | null;
}

interface Misses {
  readonly misses: NamedMiss[];
  /** Misses that are counted and not named. */
  missesBeyond: number;
}

/** How many misses are named; further ones are counted. */
const MISSES_NAMED_MAX = 2_000;

/** @param forDesk whether internal objectives are told: nobody but the desk reads that report. */
export function emptyTally(period: Period, forDesk = false): Tally {
  return {
    period,
    current: sideOf(period),
    previous: sideOf(periodBefore(period)),
    tickets: 0,
    targets: { misses: [], missesBeyond: 0 },
    objectives: forDesk ? { misses: [], missesBeyond: 0 } : null,
  };
}

/** From when on something that happened to a ticket can count: what was closed before need not be added. */
export function reachOf({ previous, current }: Tally): {
  readonly from: Moment;
  readonly to: Moment;
} {
  return { from: previous.from, to: current.to };
}

/** Adds a ticket, once. */
export function add(tally: Tally, history: TicketHistory): void {
  const steps = stepsOf(history);
  addTo(tally.previous, history, steps);
  const told = addTo(tally.current, history, steps);
  if (told === undefined) return;
  tally.tickets += 1;
  keep(tally.targets, missesOf(told, told));
  if (tally.objectives !== null) keep(tally.objectives, missesOf(told, told.objectives));
}

function keep(kept: Misses, misses: readonly NamedMiss[]): void {
  for (const miss of misses) {
    if (kept.misses.length < MISSES_NAMED_MAX) kept.misses.push(miss);
    else kept.missesBeyond += 1;
  }
}

function addTo(side: Side, history: TicketHistory, steps: readonly Step[]) {
  const told = toldIn(history, steps, side);
  if (told !== undefined) for (const counting of side.countings) counting(told, side.count);
  return told;
}

function sideOf(period: Period): Side {
  const sums: Sums = new Map();
  return {
    ...spanOf(period),
    sums,
    count: countInto(sums),
    countings: [
      countVolumes(monthsOf(period)),
      countTargets,
      countObjectives,
      countTimes,
      countActs,
      countConclusions,
      countPlaces,
    ],
  };
}

function countInto(sums: Sums): Count {
  return (table, row, column, amount = 1) => {
    const shape: TableShape = REPORT_TABLES[table];
    const rows = sums.get(table) ?? new Map<string, number[]>();
    sums.set(table, rows);
    const numbers = rows.get(row) ?? shape.columns.map(() => 0);
    rows.set(row, numbers);
    const place = shape.columns.indexOf(column);
    numbers[place] = (numbers[place] ?? 0) + amount;
  };
}
