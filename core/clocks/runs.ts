import type { Moment } from "../calendars/moment.ts";
import type { Clock as ClockName } from "../contracts/vocabulary.ts";
import { never } from "../kit/exhaustive.ts";
import type { ClockStatus, Promises, SpanKind } from "./clock.ts";
import type { Mark, Proposal, Timeline } from "./timeline.ts";

/** A part of a run in which it stands, whatever the calendar says. */
export interface Pause {
  readonly from: Moment;
  /** `Infinity` while it lasts. */
  readonly to: Moment;
  readonly kind: Extract<SpanKind, "waiting_beneficiary" | "maintenance_window" | "stopped">;
  readonly event: number | null;
  readonly entry: string | null;
}

interface Ended extends Mark {
  readonly status: Exclude<ClockStatus, "running" | "paused">;
  /** False where a solution ended it that waits for its answer. */
  readonly isAnswered?: boolean;
}

/** What a clock times, from an event to an event, before any severity has a say. */
export interface Run {
  readonly clock: ClockName;
  readonly started: Mark;
  readonly ended: Ended | null;
  /** In their order, none in another. */
  readonly pauses: readonly Pause[];
  /** Whether it is met, and not only over, once the severity has no such target any more. */
  readonly endsWithSeverity: boolean;
}

/** The runs of a clock in a ticket's history, by the table of the design (§6). */
export function runsOf(clock: ClockName, line: Timeline, promises: Promises): readonly Run[] {
  switch (clock) {
    case "response":
      return [run(line, clock, line.filed, stoppedAt(line.answers[0]))];
    case "next_response":
      return nextResponses(line);
    case "workaround":
      return [working(line, clock, firstStanding(line, endsWorkaround))];
    case "resolution":
      return [
        working(
          line,
          clock,
          firstStanding(line, (one) => resolves(one, promises)),
        ),
      ];
    case "restoration":
      return restoration(line, promises);
    default:
      return never(clock);
  }
}

/** Each waits for the next public answer; what is said before it came asks for no other. */
function nextResponses(line: Timeline): readonly Run[] {
  const runs: Run[] = [];
  let answeredUntil = -Infinity;
  for (const message of line.messages) {
    if (message.at < answeredUntil) continue;
    const answer = line.answers.find(({ at }) => at >= message.at);
    runs.push(run(line, "next_response", message, stoppedAt(answer)));
    answeredUntil = answer?.at ?? Infinity;
  }
  return runs;
}

/** A clock of the work: it stands while the beneficiary is waited for, and while a solution that was then refused was there. */
function working(line: Timeline, clock: ClockName, stop: Proposal | undefined): Run {
  const waits = line.waits.map(({ from, to }): Pause => ({
    from: from.at,
    to: to ?? Infinity,
    kind: "waiting_beneficiary",
    event: from.event,
    entry: null,
  }));
  const refused = line.proposals
    .filter(({ outcome }) => outcome === "refused")
    .map(({ at, settledAt, event }): Pause => ({
      from: at,
      to: settledAt ?? Infinity,
      kind: "stopped",
      event,
      entry: null,
    }));
  return {
    ...run(line, clock, line.filed, stoppedBy(stop)),
    pauses: apart([...waits, ...refused]),
  };
}

function restoration(line: Timeline, { windows }: Promises): readonly Run[] {
  if (line.acknowledged === null) return [];
  const stop = firstStanding(line, endsWorkaround);
  const made = run(line, "restoration", line.acknowledged, stoppedBy(stop));
  return [{ ...made, pauses: pausesIn(windows), endsWithSeverity: true }];
}

/** A restoration stands in each window, in whatever order they were announced, and where two meet in the first. */
export function pausesIn(windows: Promises["windows"]): readonly Pause[] {
  const pauses = windows.map(({ from, to, name }): Pause => ({
    from,
    to,
    kind: "maintenance_window",
    event: null,
    entry: name,
  }));
  return apart(pauses);
}

const endsWorkaround = ({ kind, outcome }: Proposal): boolean =>
  kind === "workaround" || kind === "fix" || outcome === "accepted";

/** Dated at its proposal, once it is accepted or taken as valid. */
function resolves({ outcome, delivery }: Proposal, { plannedFixResolves }: Promises): boolean {
  return outcome === "accepted" && (delivery !== "planned" || plannedFixResolves);
}

/** The first that still stands: what was refused stops nothing. */
function firstStanding(
  { proposals }: Timeline,
  stops: (proposal: Proposal) => boolean,
): Proposal | undefined {
  return proposals.find((proposal) => proposal.outcome !== "refused" && stops(proposal));
}

const stoppedAt = (mark: Mark | undefined): Run["ended"] =>
  mark === undefined ? null : { at: mark.at, event: mark.event, status: "stopped" };

function stoppedBy(stop: Proposal | undefined): Run["ended"] {
  const ended = stoppedAt(stop);
  return ended && { ...ended, isAnswered: stop?.outcome === "accepted" };
}

/** Whatever comes first ends it: what it times, or the end of the ticket. */
function run(line: Timeline, clock: ClockName, started: Mark, stopped: Run["ended"]): Run {
  const { closed } = line;
  const over: Run["ended"] =
    closed === null
      ? null
      : {
          at: closed.at,
          event: closed.event,
          status: closed.how === "withdrawn" ? "not_counted" : "no_longer_due",
        };
  return { clock, started, ended: stopped ?? over, pauses: [], endsWithSeverity: false };
}

/** In their order, cut where one is in another: the first to begin is told. */
function apart(all: readonly Pause[]): readonly Pause[] {
  const sorted = all.toSorted(
    (a, b) =>
      a.from - b.from ||
      Number(b.kind === "waiting_beneficiary") - Number(a.kind === "waiting_beneficiary"),
  );
  const pauses: Pause[] = [];
  let until = -Infinity;
  for (const pause of sorted) {
    const from = Math.max(pause.from, until);
    if (from >= pause.to) continue;
    pauses.push({ ...pause, from });
    until = pause.to;
  }
  return pauses;
}
