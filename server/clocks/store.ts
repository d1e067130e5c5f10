import { sql, type RawBuilder } from "kysely";
import { readTerms, type WrittenTerms } from "#core/contracts/written-terms.ts";
import type { Terms } from "#core/contracts/terms.ts";
import type { Clock } from "#core/contracts/vocabulary.ts";
import type { ActorRef } from "#core/tickets/actor.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import type { Promises } from "#core/clocks/clock.ts";
import { readWindows, windowsOf, type WrittenWindow } from "#server/window-rows/index.ts";
import { instantAt } from "#core/calendars/moment.ts";
import type { Nearest } from "#server/warnings/index.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { sendAhead } from "#server/platform/driver.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";
import { trusted } from "#server/platform/trusted.ts";

/** What a ticket's clocks are computed from. */
export interface Promised {
  readonly id: string;
  /** Those that the ticket keeps; undefined where it has none. */
  readonly terms: Terms | undefined;
  /** What was announced for its contract, and stands. */
  readonly windows: Promises["windows"];
  /** Of the public chain, in their order: no clock hears what stays inside the desk. */
  readonly events: readonly TicketEvent[];
}

interface PromisedRow extends Pick<Promised, "id"> {
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
): Promise<Promised[]> {
  const { rows } = await sql<PromisedRow>`
    select t.id, v.terms, s.zone, ${windowsOf(sql`t.subscription_id`)} as windows, (
      select jsonb_agg(jsonb_build_object('type', e.type, 'at', e.at, 'actor', e.actor, 'payload', e.payload)
        order by e.sequence)
      from event e where e.ticket_id = t.id and e.chain = 'public') as events
    from ticket t
    left join subscription s on s.id = t.subscription_id
    left join subscription_terms v on v.subscription_id = t.subscription_id and v.version = t.terms_version
    where ${condition}`.execute(queries);
  return rows.map(({ id, terms, zone, windows, events }) => ({
    id,
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

export function listPromised(queries: Queries, ids: readonly string[]): Promise<Promised[]> {
  return promisedWhere(queries, sql`t.id = any(${[...ids]}::uuid[])`);
}

/** The next due of a ticket, and of which clock. */
export interface Due {
  readonly clock: Clock;
  readonly dueAt: Temporal.Instant;
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
  const at = due === undefined ? null : dateOf(due.dueAt);
  const since = nearest === undefined ? null : dateOf(instantAt(nearest.since));
  const saving = sql`insert into ticket_due (ticket_id, clock, due_at, warned, warned_at)
    values (${ticket}::uuid, ${due?.clock ?? null}::text, ${at}::timestamptz,
      ${nearest?.threshold ?? null}::smallint, ${since}::timestamptz)
    on conflict (ticket_id) do update set clock = excluded.clock, due_at = excluded.due_at,
      warned = excluded.warned, warned_at = excluded.warned_at`;
  await sendAhead(tx, saving.compile(tx));
}

/** Open tickets under a contract whose dues nobody computed yet, at most so many. */
export async function listUncomputed(desk: Queries, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from ticket t
    where t.state <> 'closed' and t.terms_version is not null and t.covered is distinct from false
      and not exists (select from ticket_due d where d.ticket_id = t.id)
    limit ${limit}`.execute(desk);
  return rows.map(({ id }) => id);
}

export interface KeptDue {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly clock: string | null;
  readonly dueAt: Temporal.Instant | null;
}

/** What is kept of open tickets, page by page in the order of their ids. */
export async function listKeptDues(
  desk: Queries,
  after: string | undefined,
  limit: number,
): Promise<KeptDue[]> {
  const { rows } = await sql<Omit<KeptDue, "dueAt"> & { readonly dueAt: Date | null }>`
    select t.id, t.reference, t.subject, d.clock, d.due_at as "dueAt",
      jsonb_build_object('id', o.id, 'name', o.name) as organisation
    from ticket_due d join ticket t on t.id = d.ticket_id join organisation o on o.id = t.organisation_id
    where t.state <> 'closed' and ${after === undefined ? sql`true` : sql`t.id > ${after}::uuid`}
    order by t.id limit ${limit}`.execute(desk);
  return rows.map(({ dueAt, ...row }) => ({
    ...row,
    dueAt: dueAt === null ? null : instantOf(dueAt),
  }));
}

export async function countKeptDues(desk: Queries): Promise<number> {
  const { rows } = await sql<{ open: number }>`select count(*)::int as open
    from ticket_due d join ticket t on t.id = d.ticket_id where t.state <> 'closed'`.execute(desk);
  return rows[0]?.open ?? 0;
}
