import type { WarningView } from "#api/clocks.ts";
import type { Moment } from "#core/calendars/moment.ts";
import { WHOLE, type Clock, type Promises } from "#core/clocks/clock.ts";
import { crossingsOf, type Crossing } from "#core/clocks/thresholds.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import type { Queries } from "#server/platform/database.ts";
import { findTicket, listWarnings, type Candidate } from "./store.ts";

/** A clock of a ticket that counts, with the instants at which it crosses its thresholds. */
export interface Counting extends Pick<Clock, "clock" | "target" | "targetFrom"> {
  readonly ticket: string;
  readonly isRunning: boolean;
  readonly crossings: readonly Crossing[];
}

/**
 * Of clocks that count alone: one that ended while the program was stopped leaves no warning of what it passed meanwhile, for of
 * that nobody was warned. That its target was missed is in its explanation and in reports.
 */
export function countingOf(
  ticket: string,
  clocks: readonly Clock[],
  promises: Pick<Promises, "timetableOf" | "windows">,
  thresholds: readonly number[],
): readonly Counting[] {
  return clocks
    .filter(({ endedAt }) => endedAt === null)
    .map((one) => ({
      ticket,
      clock: one.clock,
      target: one.target,
      targetFrom: one.targetFrom,
      isRunning: one.status === "running",
      crossings: crossingsOf(one, promises, thresholds),
    }));
}

/** The highest threshold that a ticket's clocks have crossed, and since when. */
export interface Nearest {
  readonly threshold: number;
  readonly since: Moment;
}

/** Of clocks that run, or are past their due; undefined where none has crossed any. */
export function nearestOf(counting: readonly Counting[], now: Moment): Nearest | undefined {
  const crossed = counting.flatMap(({ isRunning, crossings }) =>
    crossings.filter(({ threshold, at }) => at <= now && (isRunning || threshold === WHOLE)),
  );
  const [first] = crossed.toSorted((a, b) => b.threshold - a.threshold || a.at - b.at);
  return first === undefined ? undefined : { threshold: first.threshold, since: first.at };
}

/** A threshold that a clock has crossed. */
export interface Warning extends Pick<Counting, "ticket" | "clock" | "target" | "targetFrom"> {
  readonly threshold: number;
  readonly reachedAt: Moment;
  /** When the clock is due, or was; null where nobody is told. */
  readonly due: Moment | null;
}

/**
 * What each clock has crossed at that moment. Only the last of a clock's is worth telling: while it runs, or where it is due.
 */
export function warningsOf(counting: readonly Counting[], now: Moment): readonly Warning[] {
  return counting.flatMap(({ ticket, clock, target, targetFrom, isRunning, crossings }) => {
    const crossed = crossings.filter(({ at }) => at <= now);
    const last = crossed.at(-1);
    const whole = crossings.find(({ threshold }) => threshold === WHOLE);
    return crossed.map(({ threshold, at }) => {
      const isTold = threshold === last?.threshold && (isRunning || threshold === WHOLE);
      const due = isTold ? (whole?.at ?? null) : null;
      return { ticket, clock, target, targetFrom, threshold, reachedAt: at, due };
    });
  });
}

/** Whom a warning goes to: the assignee, or else the agents of the level, or else the managers; who hear of every due. */
export function readersOf(candidates: readonly Candidate[], threshold: number): readonly string[] {
  const managers = candidates.filter(({ isManager }) => isManager);
  const assignee = candidates.filter(({ isAssignee }) => isAssignee);
  const level = candidates.filter(({ isOfLevel }) => isOfLevel);
  const first = [assignee, level, managers].find(({ length }) => length > 0) ?? [];
  const all = threshold === WHOLE ? [...first, ...managers] : first;
  return [...new Set(all.map(({ agent }) => agent))];
}

/** What the desk was warned of on a ticket, the first to be crossed first. */
export async function readWarnings(
  desk: Queries,
  actor: Actor,
  reference: string,
): Promise<Result<{ items: WarningView[] }, "forbidden" | "not_found">> {
  const allowed = authorizeStaff(actor, "tickets.work");
  if (!allowed.ok) return allowed;
  const ticket = await findTicket(desk, reference);
  if (ticket === undefined) return refuse("not_found");
  return ok({ items: await listWarnings(desk, ticket) });
}
