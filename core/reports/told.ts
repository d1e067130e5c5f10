import { instantAt, momentOf, type Moment } from "../calendars/moment.ts";
import type { Clock, Promises } from "../clocks/clock.ts";
import { clocksAlong } from "../clocks/clocks-of.ts";
import { timelineOf, type Timeline } from "../clocks/timeline.ts";
import type { TicketEvent } from "../tickets/events.ts";
import { apply } from "../tickets/fold.ts";
import type { Ticket } from "../tickets/ticket.ts";

/** All that a report needs of a ticket. */
export interface TicketHistory {
  readonly reference: string;
  /** Of the public chain, in their order. */
  readonly events: readonly TicketEvent[];
  /** What the contract grants; undefined where it promises nothing. */
  readonly promises: Promises | undefined;
  /** What the desk asks of itself; undefined where it asks nothing, and in whatever others than the desk read. */
  readonly objectives?: Promises | undefined;
  /** The system that it was filed about, by its name, and the release on it then; null where none was named. */
  readonly environment: string | null;
  readonly release: string | null;
  /** When the ticket that it follows up was closed; null where it follows none. */
  readonly followedClosedAt: Temporal.Instant | null;
}

/** One event, with the ticket before and after it. */
export interface Step {
  readonly at: Moment;
  readonly event: TicketEvent;
  readonly before: Ticket | undefined;
  readonly after: Ticket;
}

/** The clocks of a ticket as they were known at the end of the period, and when it began. */
export interface KnownClocks {
  readonly clocks: readonly Clock[];
  readonly clocksAtStart: readonly Clock[];
}

/** A ticket as it was known when the period ended: what happened later changes no report of it. */
export interface Told extends KnownClocks {
  readonly history: TicketHistory;
  readonly from: Moment;
  readonly to: Moment;
  /** All until the end of the period, those before it included. */
  readonly steps: readonly Step[];
  /** Those of the period. */
  readonly within: readonly Step[];
  /** As the period began; undefined where it was filed later. */
  readonly atStart: Ticket | undefined;
  readonly atEnd: Ticket;
  readonly line: Timeline;
  /** The same, of what the desk asks of itself. */
  readonly objectives: KnownClocks;
}

/** Every step of a ticket. */
export function stepsOf({ events }: TicketHistory): readonly Step[] {
  const steps: Step[] = [];
  let before: Ticket | undefined;
  for (const event of events) {
    const after = apply(before, event);
    steps.push({ at: momentOf(event.at), event, before, after });
    before = after;
  }
  return steps;
}

/** Undefined where the ticket has nothing to do with the period: filed after it, or closed before it. */
export function toldIn(
  history: TicketHistory,
  all: readonly Step[],
  { from, to }: { readonly from: Moment; readonly to: Moment },
): Told | undefined {
  const later = all.findIndex(({ at }) => at >= to);
  const steps = later === -1 ? all : all.slice(0, later);
  const atEnd = steps.at(-1)?.after;
  const atStart = steps.findLast(({ at }) => at < from)?.after;
  if (atEnd === undefined || atStart?.state === "closed") return undefined;
  const line = timelineOf(steps.map(({ event }) => event));
  const known = (promises: Promises | undefined): KnownClocks => ({
    clocks: promises === undefined ? [] : clocksAlong(line, promises, instantAt(to)),
    clocksAtStart: clocksKnownAt(from, steps, promises),
  });
  return {
    history,
    from,
    to,
    steps,
    within: steps.filter(({ at }) => at >= from),
    atStart,
    atEnd,
    line,
    ...known(history.promises),
    objectives: known(history.objectives),
  };
}

function clocksKnownAt(
  from: Moment,
  steps: readonly Step[],
  promises: Promises | undefined,
): readonly Clock[] {
  const before = steps.filter(({ at }) => at < from).map(({ event }) => event);
  if (promises === undefined || before.length === 0) return [];
  return clocksAlong(timelineOf(before), promises, instantAt(from));
}
