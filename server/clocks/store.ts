import { sql, type RawBuilder } from "kysely";
import { readTerms, type WrittenTerms } from "#core/contracts/written-terms.ts";
import type { Terms } from "#core/contracts/terms.ts";
import type { TimeLeft } from "#core/clocks/time-left.ts";
import type { Clock } from "#core/contracts/vocabulary.ts";
import type { ActorRef } from "#core/tickets/actor.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import type { Promises } from "#core/clocks/clock.ts";
import { readWindows, windowsOf, type WrittenWindow } from "#server/window-rows/index.ts";
import { instantAt } from "#core/calendars/moment.ts";
import type { Nearest } from "#server/warnings/index.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { sendAhead } from "#server/platform/driver.ts";
import { dateOf } from "#server/platform/time.ts";
import { trusted } from "#server/platform/trusted.ts";

/** What a ticket's clocks are computed from. */
export interface Promised {
  readonly id: string;
  /** Those that the ticket keeps; undefined where it has none. */
  readonly terms: Terms | undefined;
  /** What was announced for its contract, and stands. */
  readonly windows: Promises["windows"];
  /** Under which offer those were agreed; told to the desk's own role alone. */
  readonly offer: string | null;
  /** Of the public chain, in their order: no clock hears what stays inside the desk. */
  readonly events: readonly TicketEvent[];
}

interface PromisedRow extends Pick<Promised, "id" | "offer"> {
  readonly terms: WrittenTerms | null;
  readonly zone: string | null;
  readonly windows: readonly WrittenWindow[];
  readonly events: readonly {
    readonly type: string;
    readonly at: string;
    readonly actor: ActorRef;
    readonly payload: object;
  }[];
}

/** Those of these tickets that are there for the role that asks. */
async function promisedWhere(
  queries: Queries,
  condition: RawBuilder<unknown>,
  offer: RawBuilder<unknown> = sql`null::uuid`,
): Promise<Promised[]> {
  const { rows } = await sql<PromisedRow>`
    select t.id, v.terms, ${offer} as offer, s.zone, ${windowsOf(sql`t.subscription_id`)} as windows, (
      select jsonb_agg(jsonb_build_object('type', e.type, 'at', e.at, 'actor', e.actor, 'payload', e.payload)
        order by e.sequence)
      from event e where e.ticket_id = t.id and e.chain = 'public') as events
    from ticket t
    left join subscription s on s.id = t.subscription_id
    left join subscription_terms v on v.subscription_id = t.subscription_id and v.version = t.terms_version
    where ${condition}`.execute(queries);
  return rows.map(({ id, terms, offer, zone, windows, events }) => ({
    id,
    offer,
    windows: readWindows(windows),
    terms: terms === null || zone === null ? undefined : readTerms(terms, zone),
    events: events.map(({ at, ...event }) =>
      trusted<TicketEvent>({ ...event, at: Temporal.Instant.from(at), texts: {}, attachments: [] }),
    ),
  }));
}

/** Open tickets of a contract after that one, in the order of their ids. */
export async function listOpenUnder(
  desk: Queries,
  subscription: string,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from ticket t
    where t.subscription_id = ${subscription}::uuid and t.state <> 'closed' and t.covered is distinct from false
      and ${after === undefined ? sql`true` : sql`t.id > ${after}::uuid`}
    order by t.id limit ${limit}`.execute(desk);
  return rows.map(({ id }) => id);
}

/** Undefined where the ticket is not there for the role that asks. */
export async function findPromised(
  queries: Queries,
  reference: string,
): Promise<Promised | undefined> {
  const [found] = await promisedWhere(queries, sql`t.reference = ${reference}`);
  return found;
}

/** With their offers: for the desk's own role. */
export function listPromised(queries: Queries, ids: readonly string[]): Promise<Promised[]> {
  return promisedWhere(queries, sql`t.id = any(${[...ids]}::uuid[])`, sql`v.offer_id`);
}

/** By which of its targets a ticket has its place: when it is due, and what is left of it (core/clocks/time-left). */
export interface Due {
  readonly clock: Clock;
  /** Null while it stands and is not past due. */
  readonly dueAt: Temporal.Instant | null;
  readonly offer: string | null;
  /** Of the calendar that it counts by. */
  readonly version: number;
  readonly left: TimeLeft;
  /** When it is to be computed anew though nothing happens; null where it holds until something does. */
  readonly holdsUntil: Temporal.Instant | null;
}

/** Two who keep the due of one ticket wait for each other, and the later one reads what the history tells by then. */
export async function lockDues(tx: Transaction, tickets: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(ticket::text, 7376142510))
    from unnest(${[...tickets].toSorted()}::uuid[]) as ticket`.execute(tx);
}

/** The highest threshold that each of these tickets was kept to have passed; those that had passed none are left out. */
export async function listNearest(
  tx: Transaction,
  tickets: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ readonly id: string; readonly warned: number }>`
    select ticket_id as id, warned from ticket_due
    where ticket_id = any(${[...tickets]}::uuid[]) and warned is not null`.execute(tx);
  return new Map(rows.map(({ id, warned }) => [id, warned]));
}

export async function saveDue(
  tx: Transaction,
  ticket: string,
  due: Due | undefined,
  nearest: Nearest | undefined,
): Promise<void> {
  const { clock = null, dueAt = null, offer = null, version = null, left } = due ?? {};
  const until = due?.holdsUntil ?? null;
  const at = dueAt === null ? null : dateOf(dueAt);
  const since = nearest === undefined ? null : dateOf(instantAt(nearest.since));
  const { target, length = null, standing = null, mark = null } = left ?? {};
  const saving = sql`insert into ticket_due (ticket_id, clock, due_at, offer_id, hours, calendar_version,
      amount, unit, length, standing, mark, holds_until, warned, warned_at)
    values (${ticket}::uuid, ${clock}::text, ${at}::timestamptz, ${offer}::uuid, ${target?.hours ?? null}::text,
      ${version}::integer, ${target?.amount ?? null}::integer, ${target?.unit ?? null}::text, ${length}::bigint,
      ${standing}::boolean, ${mark}::bigint, ${until === null ? null : dateOf(until)}::timestamptz,
      ${nearest?.threshold ?? null}::smallint, ${since}::timestamptz)
    on conflict (ticket_id) do update set clock = excluded.clock, due_at = excluded.due_at,
      offer_id = excluded.offer_id, hours = excluded.hours, calendar_version = excluded.calendar_version,
      amount = excluded.amount, unit = excluded.unit, length = excluded.length, standing = excluded.standing,
      mark = excluded.mark, holds_until = excluded.holds_until,
      warned = excluded.warned, warned_at = excluded.warned_at`;
  await sendAhead(tx, saving.compile(tx));
}

/** Open tickets under a contract whose dues nobody computed yet, at most so many. */
export async function listUncomputed(desk: Queries, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from ticket t
    where ${COUNTS}
      and not exists (select from ticket_due d where d.ticket_id = t.id)
    limit ${limit}`.execute(desk);
  return rows.map(({ id }) => id);
}

/** Tickets of which what is kept holds no longer, at most so many. */
export async function listPassed(
  desk: Queries,
  now: Temporal.Instant,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select ticket_id as id from ticket_due where holds_until <= ${dateOf(now)} limit ${limit}`.execute(
    desk,
  );
  return rows.map(({ id }) => id);
}

/** Of `t`, a ticket: it is open, and a contract promises it something, so that there is something to keep. */
export const COUNTS: RawBuilder<boolean> = sql`t.state <> 'closed' and t.terms_version is not null
  and t.covered is distinct from false`;

/** What is kept of a ticket's place, as one text that says all of it: two of them are the same or they are not. */
export type KeptPlace = string;

/** Of `d`, a row of ticket_due. */
export const PLACE: RawBuilder<KeptPlace> = sql`concat_ws(' ', d.clock, extract(epoch from d.due_at)::numeric(20, 3),
  d.offer_id, d.hours, d.calendar_version, d.amount, d.unit, d.length, d.standing, d.mark)`;

export interface KeptDue {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly place: KeptPlace;
}

/** What is kept of open tickets, page by page in the order of their ids. */
export async function listKeptDues(
  desk: Queries,
  after: string | undefined,
  limit: number,
): Promise<KeptDue[]> {
  const { rows } = await sql<KeptDue>`
    select t.id, t.reference, t.subject, jsonb_build_object('id', o.id, 'name', o.name) as organisation,
      ${PLACE} as place
    from ticket_due d join ticket t on t.id = d.ticket_id join organisation o on o.id = t.organisation_id
    where t.state <> 'closed' and ${after === undefined ? sql`true` : sql`t.id > ${after}::uuid`}
    order by t.id limit ${limit}`.execute(desk);
  return rows;
}

/** The same of what was computed. */
export function placeOf(due: Due | undefined): KeptPlace {
  if (due === undefined) return "";
  const { clock, dueAt, offer, version, left } = due;
  const { target, length, standing, mark } = left;
  const at = dueAt === null ? [] : [(dueAt.epochMilliseconds / 1000).toFixed(3)];
  const of = offer === null ? [] : [offer];
  const weight = [target.hours, version, target.amount, target.unit, length];
  return [clock, ...at, ...of, ...weight, standing ? "t" : "f", mark].join(" ");
}

export async function countKeptDues(desk: Queries): Promise<number> {
  const { rows } = await sql<{ open: number }>`select count(*)::int as open
    from ticket_due d join ticket t on t.id = d.ticket_id where t.state <> 'closed'`.execute(desk);
  return rows[0]?.open ?? 0;
}
