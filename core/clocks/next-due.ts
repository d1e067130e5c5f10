import type { Moment } from "../calendars/moment.ts";
import type { Clock } from "./clock.ts";

/** What of a ticket's clocks is due next. */
export interface NextDue {
  readonly clock: Clock["clock"];
  readonly due: Moment;
}

/** The earliest due of the clocks that count; undefined where none does. While nothing happens to the ticket it stays the same. */
export function nextDueOf(clocks: readonly Clock[]): NextDue | undefined {
  const dues = clocks.flatMap(({ clock, due, endedAt }) =>
    due === null || endedAt !== null ? [] : [{ clock, due }],
  );
  return dues.toSorted((a, b) => a.due - b.due)[0];
}
