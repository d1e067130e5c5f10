import { momentOf, type Moment } from "../calendars/moment.ts";
import { CLOCKS } from "../contracts/vocabulary.ts";
import type { TicketEvent } from "../tickets/events.ts";
import { AHEAD_MAX, type Clock, type ClockStatus, type Promises } from "./clock.ts";
import { consumedBy, type Line } from "./counting.ts";
import { explain } from "./explain.ts";
import { runsOf, type Pause } from "./runs.ts";
import { earliest, grantsOf, isSame, type Granted } from "./severity-lines.ts";
import { timelineOf, type Timeline } from "./timeline.ts";

/**
 * Every clock that a ticket was granted, as it stands at that instant (R-12-09, R-31-10, R-32-06, R-32-26): computed from its
 * history, its terms and the calendars, and from nothing else. What happened after the instant is not in the history.
 * @param events of both chains, in the order in which they were appended.
 */
export function clocksOf(
  events: readonly TicketEvent[],
  promises: Promises,
  now: Temporal.Instant,
): readonly Clock[] {
  return clocksAlong(timelineOf(events), promises, now);
}

/** The same, of a history that was heard already. */
export function clocksAlong(
  line: Timeline,
  promises: Promises,
  now: Temporal.Instant,
): readonly Clock[] {
  return grantedAlong(line, promises, momentOf(now)).map((one) => clockOf(one, momentOf(now)));
}

/**
 * An answer to a solution may change a clock backwards, to the proposal; what was missed until then stays missed (R-34-06), of a
 * clock too that there would not be any more.
 */
function grantedAlong(line: Timeline, promises: Promises, now: Moment): readonly Granted[] {
  const { unanswered } = line;
  const known =
    unanswered === null ? [] : grantedAlong(unanswered.line, promises, unanswered.answered.at);
  const names = CLOCKS.filter((clock) => promises.levels.some((level) => level.clock === clock));
  const granted = names
    .flatMap((clock) => runsOf(clock, line, promises))
    .flatMap((run) => grantsOf(run, line, promises, { now, known }));
  const lost = known.filter(
    ({ misses, run, started }) =>
      misses.length > 0 && !granted.some((one) => isSame(one, run, started)),
  );
  return [...granted, ...lost.map((one) => ({ ...one, ended: one.ended ?? overBy(unanswered) }))];
}

function overBy(unanswered: Timeline["unanswered"]): Granted["ended"] {
  return unanswered === null ? null : { ...unanswered.answered, status: "no_longer_due" };
}

function clockOf(granted: Granted, now: Moment): Clock {
  const { run, started, ended, lines } = granted;
  const until = ended?.at ?? Math.max(now, started.at);
  const pauses = ended === null ? run.pauses : pausesUntil(run.pauses, until);
  const { line, due } = earliest(lines, pauses, until);
  const spans = explain(granted, until);
  const ahead = ended === null && due !== null && due > until ? lies(line, pauses, until, due) : [];
  return {
    clock: run.clock,
    status: ended?.status ?? statusAt(granted, until),
    startedAt: started.at,
    startedBy: started.event,
    endedAt: ended?.at ?? null,
    endedBy: ended?.event ?? null,
    severity: granted.severity,
    isAnswered: ended?.isAnswered ?? true,
    target: line.level,
    targetFrom: line.from,
    due,
    consumed: spans
      .filter(({ kind }) => kind === "running")
      .reduce((sum, { from, to }) => sum + to - from, 0),
    left: line.amount - consumedBy(line, pauses, until),
    missed: due !== null && due < until,
    misses: granted.misses.map((miss) => ({ severity: miss.severity, due: miss.due })),
    spans,
    ahead,
  };
}

function lies(line: Line, pauses: readonly Pause[], from: Moment, due: Moment) {
  return explain({ reigns: [{ from, line }], run: { pauses } }, Math.min(due, from + AHEAD_MAX));
}

function statusAt({ run: { pauses } }: Granted, at: Moment): ClockStatus {
  return pauses.some(({ from, to }) => from <= at && at < to) ? "paused" : "running";
}

/** A clock that is over does not stand any more: what it waited for then moves its due no further. */
function pausesUntil(pauses: readonly Pause[], until: Moment): readonly Pause[] {
  return pauses
    .filter(({ from }) => from < until)
    .map((pause) => ({ ...pause, to: Math.min(pause.to, until) }));
}
