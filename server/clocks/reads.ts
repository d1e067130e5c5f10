import type { CalendarMoves } from "#api/calendars.ts";
import type { ClockView, TicketClocks } from "#api/clocks.ts";
import { instantAt, MICROSECONDS_IN_SECOND, type Moment } from "#core/calendars/moment.ts";
import type { Timetable } from "#core/calendars/timetable.ts";
import type { Clock, ClockSpan, EventIndex, Promises } from "#core/clocks/clock.ts";
import { clocksOf } from "#core/clocks/clocks-of.ts";
import { foremostOf, holdsUntil, timeLeftOf } from "#core/clocks/time-left.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { ServiceLevel, Terms } from "#core/contracts/terms.ts";
import type { ServiceHours } from "#core/contracts/vocabulary.ts";
import type { Actor } from "#core/people/actor.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import { fold } from "#core/tickets/fold.ts";
import { authorizeOnTicket } from "#core/tickets/policy.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import { readCalendars, withOther, type Calendars } from "#server/calendars/index.ts";
import { openBreath } from "#server/platform/breath.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import { countingOf, type Counting } from "#server/warnings/index.ts";
import {
  countKeptDues,
  findPromised,
  listKeptDues,
  listPromised,
  type Due,
  type Promised,
} from "./store.ts";

interface Asked {
  readonly actor: Actor;
  readonly reference: string;
  readonly now: Temporal.Instant;
}

type Bases = Pick<Database, "desk" | "portal">;

/** What a ticket's clocks are, where a contract promises it something. */
interface Computed {
  readonly terms: Terms;
  readonly clocks: readonly Clock[];
  readonly promises: Promises;
  versionOf(hours: ServiceHours): number;
}

/** Undefined where no contract promises the ticket anything: it has none, or was not covered when it was filed. */
async function compute(
  calendars: Calendars,
  promised: Promised,
  now: Temporal.Instant,
): Promise<Computed | undefined> {
  const { terms, events } = promised;
  const ticket = fold(events);
  if (terms === undefined || ticket.covered === false) return undefined;
  const closedAt = ticket.closure?.at ?? null;
  const promises = await promisesBy(calendars, promised, ticket, terms.serviceLevels);
  const versionOf = (hours: ServiceHours) => calendars.versionOf(hours, ticket.filedAt, closedAt);
  return { terms, clocks: clocksOf(events, promises, now), promises, versionOf };
}

type Span = Pick<Ticket, "filedAt" | "closure">;

/** A ticket's clocks by such targets, whoever set them: what else has a say in them is its contract's. */
export async function clocksBy(
  calendars: Calendars,
  promised: Promised,
  ticket: Span,
  levels: readonly ServiceLevel[],
  now: Temporal.Instant,
): Promise<readonly Clock[]> {
  return clocksOf(promised.events, await promisesBy(calendars, promised, ticket, levels), now);
}

async function promisesBy(
  calendars: Calendars,
  { terms, windows }: Promised,
  { filedAt, closure }: Span,
  levels: readonly ServiceLevel[],
): Promise<Promises> {
  return {
    levels,
    timetableOf: await calendars.of(filedAt, closure?.at ?? null),
    plannedFixResolves: terms?.plannedFixResolves ?? false,
    windows,
  };
}

/**
 * What the contract promises for a ticket, the same for both sides (R-31-10, R-32-26). A request that was not covered when it
 * was filed, or has no contract, is promised nothing.
 */
export async function readTicketClocks(
  database: Bases,
  { actor, reference, now }: Asked,
): Promise<Result<TicketClocks, "not_found">> {
  const read = (queries: Queries) => findPromised(queries, reference);
  const found = await (actor.kind === "contact"
    ? inPortal(database, actor.id, read)
    : read(database.desk));
  if (found === undefined) return refuse("not_found");
  const { events } = found;
  if (!authorizeOnTicket(actor, fold(events)).ok) return refuse("not_found");
  return ok(await tellClocks(database.desk, found, now));
}

/** The same for whoever keeps the machine; undefined where there is no such ticket. */
export async function explainTicket(
  desk: Queries,
  reference: string,
  now: Temporal.Instant,
): Promise<TicketClocks | undefined> {
  const found = await findPromised(desk, reference);
  return found === undefined ? undefined : tellClocks(desk, found, now);
}

async function tellClocks(
  desk: Queries,
  found: Promised,
  now: Temporal.Instant,
): Promise<TicketClocks> {
  const at = now.toString();
  const computed = await compute(await readCalendars(desk), found, now);
  if (computed === undefined) return { at, promised: false, zone: null, offer: null, clocks: [] };
  const { terms } = computed;
  const clocks = computed.clocks.map((clock) => viewClock(clock, found.events));
  return { at, promised: true, zone: terms.zone, offer: terms.offer, clocks };
}

/** What another calendar would make of open tickets' targets. */
interface Proposed {
  readonly hours: ServiceHours;
  readonly timetable: Timetable;
  /** The last ticket that was looked at. */
  readonly after: string | undefined;
  readonly now: Temporal.Instant;
}

const MOVES_PAGE = 100;

/**
 * The targets of a page of open tickets that another calendar for one kind of hours would move, if it were written for them
 * too; `last` is null where no other page comes.
 */
export async function listMoves(desk: Queries, { hours, timetable, after, now }: Proposed) {
  const calendars = await readCalendars(desk);
  const others = withOther(calendars, hours, timetable);
  const page = await listKeptDues(desk, after, MOVES_PAGE);
  const shown = new Map(page.map((one) => [one.id, one]));
  const moved: MovedTarget[] = [];
  const breathe = openBreath();
  for (const promised of await listPromised(desk, [...shown.keys()])) {
    const ticket = shown.get(promised.id);
    if (ticket === undefined) continue;
    await breathe();
    const then = await openDues(others, promised, now);
    for (const [clock, due] of await openDues(calendars, promised, now)) {
      const dueThen = then.get(clock) ?? null;
      const { reference, subject, organisation } = ticket;
      if (due !== dueThen) moved.push({ reference, subject, organisation, clock, due, dueThen });
    }
  }
  return {
    checked: page.length,
    moved,
    last: page.length === MOVES_PAGE ? (page.at(-1)?.id ?? null) : null,
    open: after === undefined ? await countKeptDues(desk) : null,
  };
}

type MovedTarget = CalendarMoves["moved"][number];

/** When each clock that counts is due, as it is written on the wire. */
async function openDues(calendars: Calendars, promised: Promised, now: Temporal.Instant) {
  const computed = await compute(calendars, promised, now);
  const open = (computed?.clocks ?? []).filter(({ endedAt }) => endedAt === null);
  return new Map(open.map(({ clock, due }) => [clock, isoOrNull(due)]));
}

/** What is kept of a ticket's clocks as they stand at that instant. */
export interface Kept {
  /** The target by which it has its place; undefined where none counts. */
  readonly due: Due | undefined;
  readonly counting: readonly Counting[];
}

/** @param thresholds in percent, ascending. */
export async function keptOf(
  calendars: Calendars,
  promised: Promised,
  thresholds: readonly number[],
  now: Temporal.Instant,
): Promise<Kept> {
  const computed = await compute(calendars, promised, now);
  if (computed === undefined) return { due: undefined, counting: [] };
  const { clocks, promises } = computed;
  return {
    due: dueOf(computed, promised, now),
    counting: countingOf(promised.id, clocks, promises, thresholds),
  };
}

function dueOf(computed: Computed, promised: Promised, now: Temporal.Instant): Due | undefined {
  const clock = foremostOf(computed.clocks);
  if (clock === undefined) return undefined;
  return {
    clock: clock.clock,
    dueAt: instantOrNull(clock.due),
    offer: promised.offer,
    version: computed.versionOf(clock.target.hours),
    left: timeLeftOf(clock, computed.promises, now),
    holdsUntil: instantOrNull(holdsUntil(clock, promised, now)),
  };
}

/** As it is told, with the events of the history that it was computed from. */
export function viewClock(
  { startedBy, endedBy, consumed, left, ...clock }: Clock,
  events: readonly TicketEvent[],
): ClockView {
  const because = (index: EventIndex | null) => becauseOf(events, index);
  const viewSpan = ({ from, to, kind, event, entry }: ClockSpan) => ({
    from: iso(from),
    to: iso(to),
    kind,
    because: because(event),
    entry,
  });
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
    spans: clock.spans.map(viewSpan),
    ahead: clock.ahead.map(viewSpan),
  };
}

function becauseOf(events: readonly TicketEvent[], index: EventIndex | null) {
  const event = index === null ? undefined : events[index];
  return event === undefined ? null : { type: event.type, at: event.at.toString() };
}

const instantOrNull = (moment: Moment | null): Temporal.Instant | null =>
  moment === null ? null : instantAt(moment);
const iso = (moment: Moment): string => instantAt(moment).toString();
const isoOrNull = (moment: Moment | null): string | null => (moment === null ? null : iso(moment));
