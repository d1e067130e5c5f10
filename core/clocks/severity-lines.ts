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
  /** Targets passed before the severity changed. */
  readonly misses: readonly Miss[];
}

interface Growing {
  lines: Line[];
  reigns: Reign[];
  misses: Miss[];
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
  /** Whether a severity without such a target ends it, and not the run. */
  readonly isCut: boolean;
}

/**
 * What the severities in force make of a run (R-31-10): raised, it is due at the earlier of what it was due at and the
 * change with the new target; lowered, at the start with the new target. Where the new severity has no such target it ends,
 * and one that the new severity first grants starts with the change. What was missed stays missed. One that is over goes on
 * counting by the calendar that held when it ended.
 */
export function grantsOf(run: Run, line: Timeline, promises: Promises): readonly Granted[] {
  return stretchesOf(run, line, promises).map((stretch) => grantedBy(stretch, run, promises));
}

function stretchesOf(run: Run, line: Timeline, { levels }: Promises): readonly Stretch[] {
  const found: Stretch[] = [];
  let grants: Grant[] = [];
  const finish = (ended: Run["ended"], isCut: boolean): void => {
    const [first, ...later] = grants;
    if (first !== undefined) found.push({ first, later, ended, isCut });
    grants = [];
  };
  const end = run.ended?.at ?? Infinity;
  for (const { at, event, severity } of severitiesOf(run, line)) {
    // What ends it has the last word: a severity that comes with it changes nothing any more.
    if (at >= end && at > run.started.at) break;
    const level = levels.find((one) => one.clock === run.clock && one.severity === severity);
    if (level !== undefined) grants.push({ at, event, severity, level });
    else finish({ at, event, status: run.endsWithSeverity ? "stopped" : "no_longer_due" }, true);
  }
  finish(run.ended, false);
  return found;
}

function grantedBy({ first, later, ended, isCut }: Stretch, run: Run, promises: Promises): Granted {
  const open = ({ level }: Grant, from: Moment): Line =>
    lineOf(level, from, promises.timetableOf(level.hours, ended?.at ?? null));
  const { at, event, severity } = first;
  const line = open(first, at);
  const growing: Growing = { lines: [line], reigns: [{ from: at, line }], misses: [], severity };
  for (const grant of later)
    change(growing, run.pauses, {
      at: grant.at,
      severity: grant.severity,
      next: (raised) => open(grant, raised ? grant.at : at),
    });
  if (isCut && ended !== null) noteMiss(growing, run.pauses, ended.at);
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

/** Of what was due before that moment, under the severity that is in force until then. */
function noteMiss(growing: Growing, pauses: readonly Pause[], at: Moment): void {
  const { due } = earliest(growing.lines, pauses, at);
  if (due !== null && due < at) growing.misses.push({ severity: growing.severity, due });
}

/**
 * The line that is due first. While all stand, the one with the least left: should they go on at that moment, it would be.
 */
export function earliest(
  lines: readonly Line[],
  pauses: readonly Pause[],
  at: Moment,
): { readonly line: Line; readonly due: Moment | null } {
  const ranked = lines
    .map((line) => ({ line, due: dueOf(line, pauses) }))
    .toSorted(
      (a, b) =>
        (a.due ?? Infinity) - (b.due ?? Infinity) ||
        leftOf(a.line, pauses, at) - leftOf(b.line, pauses, at),
    );
  const [first] = ranked;
  if (first === undefined) throw new Error("A clock without a target");
  return first;
}

function leftOf(line: Line, pauses: readonly Pause[], at: Moment): number {
  return line.amount - consumedBy(line, pauses, at);
}
