import type { Moment } from "../calendars/moment.ts";
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
  readonly started: Mark;
  lines: Line[];
  reigns: Reign[];
  misses: Miss[];
  severity: Severity;
}

/**
 * What the severities in force make of a run (R-31-10): raised, it is due at the earlier of what it was due at and the
 * change with the new target; lowered, at the start with the new target. Where the new severity has no such target it ends,
 * and one that the new severity first grants starts with the change. What was missed stays missed.
 */
export function grantsOf(run: Run, line: Timeline, promises: Promises): readonly Granted[] {
  const found: Granted[] = [];
  let growing: Growing | undefined;
  const end = run.ended?.at ?? Infinity;
  for (const { at, event, severity } of severitiesOf(run, line)) {
    // What ends it has the last word: a severity that comes with it changes nothing any more.
    if (at >= end && at > run.started.at) break;
    const level = promises.levels.find(
      (one) => one.clock === run.clock && one.severity === severity,
    );
    const mark = { at, event };
    if (level === undefined) {
      if (growing !== undefined) found.push(cut(run, growing, mark));
      growing = undefined;
    } else if (growing === undefined) {
      const first = lineOf(level, at, promises.timetableOf);
      growing = {
        started: mark,
        lines: [first],
        reigns: [{ from: at, line: first }],
        misses: [],
        severity,
      };
    } else
      change(growing, run.pauses, {
        at,
        severity,
        next: (from) => lineOf(level, from, promises.timetableOf),
      });
  }
  if (growing !== undefined) found.push({ ...growing, run, ended: run.ended });
  return found;
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
  { at, severity, next }: { at: Moment; severity: Severity; next: (from: Moment) => Line },
): void {
  const due = earliest(growing.lines, pauses, at);
  if (due.due !== null && due.due < at)
    growing.misses.push({ severity: growing.severity, due: due.due });
  const raised = severity < growing.severity;
  growing.lines = raised ? [...growing.lines, next(at)] : [next(growing.started.at)];
  growing.severity = severity;
  growing.reigns.push({ from: at, line: earliest(growing.lines, pauses, at).line });
}

function cut(run: Run, growing: Growing, { at, event }: Mark): Granted {
  const { due } = earliest(growing.lines, run.pauses, at);
  const misses = due !== null && due < at ? [{ severity: growing.severity, due }] : [];
  const status = run.endsWithSeverity ? "stopped" : "no_longer_due";
  return {
    ...growing,
    run,
    ended: { at, event, status },
    misses: [...growing.misses, ...misses],
  };
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
