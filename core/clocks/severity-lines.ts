import type { Moment } from "../calendars/moment.ts";
import type { ServiceLevel } from "../contracts/terms.ts";
import type { Severity } from "../tickets/vocabulary.ts";
import type { Miss, Promises } from "./clock.ts";
import { consumedBy, dueOf, lineOf, type Line } from "./counting.ts";
import type { Pause, Run } from "./runs.ts";
import type { Mark, Timeline } from "./timeline.ts";

/** A stretch of a run in which one line decides. */
export interface Reign {
  readonly from: Moment;
  readonly line: Line;
}

/** A run as far as its severities grant it: which targets count, and which decided when. */
export interface Granted {
  readonly run: Run;
  readonly started: Mark;
  readonly ended: Run["ended"];
  /** Of these the earliest due is the clock's. */
  readonly lines: readonly Line[];
  readonly reigns: readonly Reign[];
  /** Targets that were passed, each once, under the severity that was in force when that came about. */
  readonly misses: readonly NotedMiss[];
  /** In force to its end. */
  readonly severity: Severity;
}

/** With the line that was passed, by which a target is known again when its due has moved. */
export interface NotedMiss extends Miss {
  readonly line: Line;
}

/** Until when it is looked at, and what was known of the same clocks before something was answered. */
export interface Hindsight {
  readonly now: Moment;
  readonly known: readonly Granted[];
}

interface Growing {
  lines: Line[];
  reigns: Reign[];
  misses: NotedMiss[];
  severity: Severity;
}

/** A severity that grants the clock, from when it is in force. */
interface Grant extends Mark {
  readonly severity: Severity;
  readonly level: ServiceLevel;
}

/** Severities of a run that grant the clock one after another, and what ends the last. */
interface Stretch {
  readonly first: Grant;
  readonly later: readonly Grant[];
  readonly ended: Run["ended"];
}

/**
 * What the severities in force make of a run (R-31-10): raised, it is due at the earlier of what it was due at and the
 * change with the new target; lowered, at the start with the new target. Where the new severity has no such target it ends,
 * and one that the new severity first grants starts with the change. What was missed stays missed. One that is over goes on
 * counting by the calendar that held when it ended.
 */
export function grantsOf(
  run: Run,
  line: Timeline,
  promises: Promises,
  hindsight: Hindsight,
): readonly Granted[] {
  return stretchesOf(run, line, promises).map((stretch) =>
    grantedBy(stretch, run, promises, hindsight),
  );
}

/** Whether both are the same clock of the same run, however much is known of each. */
export const isSame = (one: Granted, run: Run, started: Mark): boolean =>
  one.run.clock === run.clock && one.started.at === started.at;

function stretchesOf(run: Run, line: Timeline, { levels }: Promises): readonly Stretch[] {
  const found: Stretch[] = [];
  let grants: Grant[] = [];
  const finish = (ended: Run["ended"]): void => {
    const [first, ...later] = grants;
    if (first !== undefined) found.push({ first, later, ended });
    grants = [];
  };
  const end = run.ended?.at ?? Infinity;
  for (const { at, event, severity } of severitiesOf(run, line)) {
    // What ends it has the last word: a severity that comes with it changes nothing any more.
    if (at >= end && at > run.started.at) break;
    const level = levels.find((one) => one.clock === run.clock && one.severity === severity);
    if (level !== undefined) grants.push({ at, event, severity, level });
    else finish({ at, event, status: run.endsWithSeverity ? "stopped" : "no_longer_due" });
  }
  finish(run.ended);
  return found;
}

function grantedBy(
  { first, later, ended }: Stretch,
  run: Run,
  promises: Promises,
  { now, known }: Hindsight,
): Granted {
  const open = ({ level }: Grant, from: Moment): Line =>
    lineOf(level, from, promises.timetableOf(level.hours, ended?.at ?? null));
  const { at, event, severity } = first;
  const line = open(first, at);
  const misses = known.find((one) => isSame(one, run, first))?.misses ?? [];
  const reigns = [{ from: at, line }];
  const growing: Growing = { lines: [line], reigns, misses: [...misses], severity };
  for (const grant of later)
    change(growing, run.pauses, {
      at: grant.at,
      severity: grant.severity,
      next: (raised) => open(grant, raised ? grant.at : at),
    });
  noteMiss(growing, run.pauses, ended?.at ?? now);
  return { ...growing, run, started: { at, event }, ended };
}

/** The severity at the start of the run, and each that came into force later. */
function severitiesOf({ started }: Run, { severities }: Timeline) {
  const first = severities.findLast(({ at }) => at <= started.at) ?? severities[0];
  const later = severities.filter(({ at }) => at > started.at);
  return first === undefined ? later : [{ ...started, severity: first.severity }, ...later];
}

function change(
  growing: Growing,
  pauses: readonly Pause[],
  { at, severity, next }: { at: Moment; severity: Severity; next: (raised: boolean) => Line },
): void {
  noteMiss(growing, pauses, at);
  const raised = severity < growing.severity;
  growing.lines = raised ? [...growing.lines, next(true)] : [next(false)];
  growing.severity = severity;
  growing.reigns.push({ from: at, line: earliest(growing.lines, pauses, at).line });
}

/**
 * Of what was due before that moment, under the severity that is in force until then (design §6). What is known to be missed
 * is not noted again: neither under a later severity, nor where a refusal has moved its due.
 */
function noteMiss({ lines, misses, severity }: Growing, pauses: readonly Pause[], at: Moment) {
  const { line, due } = earliest(lines, pauses, at);
  if (due === null || due >= at) return;
  const isKnown = misses.some(
    (miss) => miss.due === due || lines.some((one) => isSameTarget(one, miss.line)),
  );
  if (!isKnown) misses.push({ severity, due, line });
}

const isSameTarget = (one: Line, other: Line): boolean =>
  one.level === other.level && one.from === other.from;

/**
 * The line that is due first; of two that are due at once the one that counted before, whatever is left of either by its own
 * hours. While all stand, the one with the least left: should they go on at that moment, it would be.
 */
export function earliest(
  lines: readonly Line[],
  pauses: readonly Pause[],
  at: Moment,
): { readonly line: Line; readonly due: Moment | null } {
  const [first] = lines
    .map((line) => ({ line, due: dueOf(line, pauses) }))
    .toSorted((one, other) =>
      one.due === null && other.due === null
        ? leftOf(one.line, pauses, at) - leftOf(other.line, pauses, at)
        : (one.due ?? Infinity) - (other.due ?? Infinity),
    );
  if (first === undefined) throw new Error("A clock without a target");
  return first;
}

function leftOf(line: Line, pauses: readonly Pause[], at: Moment): number {
  return line.amount - consumedBy(line, pauses, at);
}
