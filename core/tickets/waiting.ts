import { afterBusinessDays } from "../calendars/business-days.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import type { ProcedureSettings } from "../procedure/settings.ts";
import type { Ticket } from "./ticket.ts";

/**
 * Which waiting time an instant falls in, from 1: each lasts so many business days from the moment that the ticket
 * began to wait, and its end belongs to it, so that a reminder sent when it is due counts for the time that it ends.
 */
export function waitingTimeAt(
  since: Temporal.Instant,
  at: Temporal.Instant,
  settings: ProcedureSettings,
): number {
  let number = 1;
  let end = since;
  for (;;) {
    end = afterBusinessDays(end, settings.waitingTimeInBusinessDays, settings.businessHours);
    if (Temporal.Instant.compare(at, end) <= 0) return number;
    number += 1;
  }
}

/** When the waiting time that `now` falls in ends: the next reminder is due then. */
export function waitingTimeEnd(
  since: Temporal.Instant,
  now: Temporal.Instant,
  settings: ProcedureSettings,
): Temporal.Instant {
  let end = since;
  do {
    end = afterBusinessDays(end, settings.waitingTimeInBusinessDays, settings.businessHours);
  } while (Temporal.Instant.compare(now, end) > 0);
  return end;
}

/** Whether an attempt made now counts: at most one does in each waiting time (R-32-10, R-32-19). */
export function attemptCounts(
  ticket: Ticket,
  now: Temporal.Instant,
  settings: ProcedureSettings,
): boolean {
  const current = waitingTimeAt(ticket.waitingSince, now, settings);
  return !ticket.attempts.some(
    (attempt) =>
      attempt.counts && waitingTimeAt(ticket.waitingSince, attempt.at, settings) === current,
  );
}

export function countedAttempts(ticket: Ticket): number {
  return ticket.attempts.filter((attempt) => attempt.counts).length;
}

/** When the waiting time after the last counted attempt is over; undefined while attempts are missing. */
export function closableAt(
  ticket: Ticket,
  settings: ProcedureSettings,
): Temporal.Instant | undefined {
  const counted = ticket.attempts.filter((attempt) => attempt.counts);
  const last = counted.at(-1);
  if (last === undefined || counted.length < settings.attemptsBeforeClosing) return undefined;
  return afterBusinessDays(last.at, settings.waitingTimeInBusinessDays, settings.businessHours);
}

/** R-32-10, R-32-19: closing an unanswered ticket takes all attempts, and the waiting time after the last. */
export function mayCloseUnanswered(
  ticket: Ticket,
  now: Temporal.Instant,
  settings: ProcedureSettings,
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
