import { afterBusinessDays, businessDaysBetween } from "../calendars/business-days.ts";
import { instantAt, momentOf } from "../calendars/moment.ts";
import { nextOpening } from "../calendars/service-time.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import type { SettingsInForce } from "../procedure/settings.ts";
import { openEscalation } from "./escalation.ts";
import type { Ticket } from "./ticket.ts";

/**
 * Which waiting time an instant falls in, from 1: each lasts so many business days from the moment that the ticket
 * began to wait, and its end belongs to it, so that a reminder sent when it is due counts for the time that it ends.
 */
export function waitingTimeAt(
  since: Temporal.Instant,
  at: Temporal.Instant,
  { waitingTimeInBusinessDays: days, businessHours }: SettingsInForce,
): number {
  return Math.max(1, Math.ceil(businessDaysBetween(since, at, businessHours) / days));
}

/** What an attempt made now stands for. */
export interface ThisAttempt {
  /** From 1. */
  readonly waitingTime: number;
  /** At most one attempt counts in each waiting time (R-32-10, R-32-19). */
  readonly counts: boolean;
}

/**
 * An attempt counts in the waiting time that it is made in. One that leaves by the schedule stands for the waiting time that
 * has just ended, since it was due at that end: unless it is later than a business day, when that time is let go.
 */
export function attemptNow(
  ticket: Ticket,
  now: Temporal.Instant,
  settings: SettingsInForce,
  isScheduled: boolean,
): ThisAttempt {
  const current = waitingTimeAt(ticket.waitingSince, now, settings);
  const taken = countedTimes(ticket, settings);
  const ended = current - 1;
  if (isScheduled && ended > 0 && !taken.has(ended)) {
    const patience = afterBusinessDays(
      waitingTimesAfter(ticket.waitingSince, ended, settings),
      1,
      settings.businessHours,
    );
    if (Temporal.Instant.compare(now, patience) <= 0) return { waitingTime: ended, counts: true };
  }
  return { waitingTime: current, counts: !taken.has(current) };
}

/**
 * When the schedule is to remind next (R-32-27, R-32-28): at the end of the waiting time after the last that an attempt
 * counted for. Undefined where nothing is waited for, or as often as is needed was tried.
 */
export function nextReminder(
  ticket: Pick<Ticket, "state" | "waitingOn" | "waitingSince" | "attempts">,
  settings: SettingsInForce,
): Temporal.Instant | undefined {
  const { state, waitingOn, waitingSince, attempts } = ticket;
  const waits = waitingOn === "beneficiary" && (state === "suspended" || state === "resolved");
  const counted = attempts.filter(({ counts }) => counts).length;
  if (!waits || counted >= settings.attemptsBeforeClosing) return undefined;
  const last = Math.max(0, ...countedTimes(ticket, settings));
  return waitingTimesAfter(waitingSince, last + 1, settings);
}

/** The end of a waiting time for which a letter has left: no other leaves for it. Undefined where none has. */
export function letterHolds(
  { attempts, waitingSince }: Pick<Ticket, "attempts" | "waitingSince">,
  waitingTime: number,
  settings: SettingsInForce,
): Temporal.Instant | undefined {
  const hasLeft = attempts.some(
    (attempt) => attempt.only === true && attempt.waitingTime === waitingTime,
  );
  return hasLeft ? waitingTimesAfter(waitingSince, waitingTime, settings) : undefined;
}

/** The waiting times that an attempt counted for. */
function countedTimes(
  { attempts, waitingSince }: Pick<Ticket, "attempts" | "waitingSince">,
  settings: SettingsInForce,
): ReadonlySet<number> {
  const counted = attempts.filter(({ counts }) => counts);
  return new Set(
    counted.map(({ at, waitingTime }) => waitingTime ?? waitingTimeAt(waitingSince, at, settings)),
  );
}

function waitingTimesAfter(
  since: Temporal.Instant,
  count: number,
  { waitingTimeInBusinessDays: days, businessHours }: SettingsInForce,
): Temporal.Instant {
  return afterBusinessDays(since, count * days, businessHours);
}

export function countedAttempts(ticket: Pick<Ticket, "attempts">): number {
  return ticket.attempts.filter((attempt) => attempt.counts).length;
}

/** When the waiting time after the last counted attempt is over; undefined while attempts are missing. */
export function closableAt(
  ticket: Pick<Ticket, "attempts">,
  settings: SettingsInForce,
): Temporal.Instant | undefined {
  const counted = ticket.attempts.filter((attempt) => attempt.counts);
  const last = counted.at(-1);
  if (last === undefined || counted.length < settings.attemptsBeforeClosing) return undefined;
  return afterBusinessDays(last.at, settings.waitingTimeInBusinessDays, settings.businessHours);
}

/**
 * How often was tried and is to be, and when the next reminder leaves and closing is due, where anybody waits for the
 * beneficiary. Neither comes while an escalation is open: whoever escalated is not silent.
 */
export function attemptsSoFar(ticket: Ticket, now: Temporal.Instant, settings: SettingsInForce) {
  const waits = ticket.waitingOn === "beneficiary" && openEscalation(ticket) === undefined;
  return {
    counted: countedAttempts(ticket),
    needed: settings.attemptsBeforeClosing,
    nextAt: waits ? (reminderLeaves(ticket, now, settings)?.toString() ?? null) : null,
    closableAt: waits ? (closableAt(ticket, settings)?.toString() ?? null) : null,
    ...thisTime(ticket, now, settings),
  };
}

/** After when an attempt by hand counts again, and a letter may leave again; null where it would now, or nobody is waited for. */
function thisTime(ticket: Ticket, now: Temporal.Instant, settings: SettingsInForce) {
  const isAwaited = ticket.waitingOn === "beneficiary" && ticket.attempts.length > 0;
  if (!isAwaited) return { countsAgainAfter: null, remindsAgainAfter: null };
  const { waitingTime, counts } = attemptNow(ticket, now, settings, false);
  const end = waitingTimesAfter(ticket.waitingSince, waitingTime, settings).toString();
  return {
    countsAgainAfter: counts ? null : end,
    remindsAgainAfter: letterHolds(ticket, waitingTime, settings)?.toString() ?? null,
  };
}

/** The schedule acts while the desk serves, and at once on what it is late with. */
function reminderLeaves(ticket: Ticket, now: Temporal.Instant, settings: SettingsInForce) {
  const due = nextReminder(ticket, settings);
  if (due === undefined) return undefined;
  const earliest = Math.max(momentOf(due), momentOf(now));
  return instantAt(nextOpening(settings.businessHours, earliest));
}

/** R-32-10, R-32-19: closing an unanswered ticket takes all attempts, and the waiting time after the last. */
export function mayCloseUnanswered(
  ticket: Pick<Ticket, "waitingOn" | "attempts">,
  now: Temporal.Instant,
  settings: SettingsInForce,
): Result<true, "not_waiting_for_beneficiary" | "attempts_missing" | "waiting_not_over"> {
  if (ticket.waitingOn !== "beneficiary") return refuse("not_waiting_for_beneficiary");
  const at = closableAt(ticket, settings);
  if (at === undefined) {
    const made = countedAttempts(ticket);
    return refuse("attempts_missing", { params: { made, needed: settings.attemptsBeforeClosing } });
  }
  if (Temporal.Instant.compare(now, at) < 0)
    return refuse("waiting_not_over", { params: { until: at.toString() } });
  return ok(true);
}
