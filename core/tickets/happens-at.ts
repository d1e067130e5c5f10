import type { Ticket } from "./ticket.ts";

/**
 * When what waited for a ticket's lock happens, on the clock of the log: commands that wait for
 * each other act in the order in which they get it, so none is ever before what is there.
 */
export function happensAt(
  now: Temporal.Instant,
  { changedAt }: Pick<Ticket, "changedAt">,
): Temporal.Instant {
  return Temporal.Instant.compare(now, changedAt) < 0 ? changedAt : now;
}
