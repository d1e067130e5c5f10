import type { ClockView, TicketClocks } from "#api/clocks.ts";
import { instantAt, MICROSECONDS_IN_SECOND, type Moment } from "#core/calendars/moment.ts";
import type { Clock, EventIndex } from "#core/clocks/clock.ts";
import { clocksOf } from "#core/clocks/clocks-of.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import { fold } from "#core/tickets/fold.ts";
import { authorizeOnTicket } from "#core/tickets/policy.ts";
import { readTimetables } from "#server/calendars/index.ts";
import { readTermsVersion } from "#server/contracts/index.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import { findPromised } from "./store.ts";

interface Asked {
  readonly actor: Actor;
  readonly reference: string;
  readonly now: Temporal.Instant;
}

type Bases = Pick<Database, "desk" | "portal">;

/**
 * What the contract promises for a ticket, the same for both sides (R-31-10, R-32-26). A request that was not covered when it
 * was filed, or has no contract, is promised nothing.
 */
export async function readTicketClocks(
  database: Bases,
  asked: Asked,
): Promise<Result<TicketClocks, "not_found">> {
  const { actor, reference, now } = asked;
  const read = (queries: Queries) => readPromise(queries, reference);
  const found = await (actor.kind === "contact"
    ? inPortal(database, actor.id, read)
    : read(database.desk));
  if (found === undefined) return refuse("not_found");
  const { events, terms } = found;
  const ticket = fold(events);
  const access = authorizeOnTicket(actor, ticket);
  if (!access.ok) return refuse("not_found");
  const nothing = { at: now.toString(), promised: false, zone: null, offer: null, clocks: [] };
  if (terms === undefined || ticket.covered === false) return ok(nothing);
  const closedAt = ticket.closure?.at ?? null;
  const timetableOf = await readTimetables(database.desk, ticket.filedAt, closedAt);
  const promises = {
    levels: terms.serviceLevels,
    timetableOf,
    plannedFixResolves: false,
    windows: [],
  };
  const clocks = clocksOf(events, promises, now).map((clock) => viewClock(clock, events));
  return ok({ ...nothing, promised: true, zone: terms.zone, offer: terms.offer, clocks });
}

async function readPromise(queries: Queries, reference: string) {
  const found = await findPromised(queries, reference);
  if (found === undefined) return undefined;
  const { subscription, termsVersion, events } = found;
  const kept =
    subscription === null || termsVersion === null
      ? undefined
      : await readTermsVersion(queries, subscription, termsVersion);
  return { events, terms: kept?.terms };
}

function viewClock(
  { startedBy, endedBy, consumed, left, ...clock }: Clock,
  events: readonly TicketEvent[],
): ClockView {
  const because = (index: EventIndex | null) => becauseOf(events, index);
  return {
    clock: clock.clock,
    status: clock.status,
    startedAt: iso(clock.startedAt),
    startedBy: because(startedBy),
    endedAt: isoOrNull(clock.endedAt),
    endedBy: because(endedBy),
    target: { ...clock.target },
    targetFrom: iso(clock.targetFrom),
    due: isoOrNull(clock.due),
    consumedSeconds: consumed / MICROSECONDS_IN_SECOND,
    leftSeconds: left / MICROSECONDS_IN_SECOND,
    missed: clock.missed,
    misses: clock.misses.map(({ severity, due }) => ({ severity, due: iso(due) })),
    spans: clock.spans.map(({ from, to, kind, event, entry }) => ({
      from: iso(from),
      to: iso(to),
      kind,
      because: because(event),
      entry,
    })),
  };
}

function becauseOf(events: readonly TicketEvent[], index: EventIndex | null) {
  const event = index === null ? undefined : events[index];
  return event === undefined ? null : { type: event.type, at: event.at.toString() };
}

const iso = (moment: Moment): string => instantAt(moment).toString();
const isoOrNull = (moment: Moment | null): string | null => (moment === null ? null : iso(moment));
