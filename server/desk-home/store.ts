import { sql, type RawBuilder } from "kysely";
import type { Load, NearestTicket } from "#api/home.ts";
import type { Queries } from "#server/platform/database.ts";
import { dateOf } from "#server/platform/time.ts";
import {
  dayEndOf,
  findNearest,
  nearIn,
  placeTable,
  type Counting,
  type Nearest,
} from "#server/time-left/index.ts";

/** Counting stops one behind this: what is there then is told as more. */
export const COUNTED_MAX = 999;
/** Of what one agent holds no more is looked at. */
export const HELD_MAX = 250;
const AGENTS_MAX = 300;
const NEAREST_MAX = 12;

interface At extends Counting {
  readonly now: Temporal.Instant;
  /** Whose day it is. */
  readonly agent: string;
}

interface StandingRow {
  readonly unassigned: number;
  readonly escalated: number;
  readonly unacknowledged: number;
  readonly near: number;
}

export async function countStanding(db: Queries, at: At): Promise<StandingRow> {
  const { rows } = await sql<StandingRow>`select
    ${upTo(sql`select from ticket where state = 'new'`)} as unassigned,
    ${upTo(sql`select from ticket where escalated_at is not null`)} as escalated,
    ${upTo(sql`select from ticket where escalated_at is not null and acknowledged_at is null`)} as unacknowledged,
    ${upTo(nearIn(at))} as near`.execute(db);
  return rows[0] ?? { unassigned: 0, escalated: 0, unacknowledged: 0, near: 0 };
}

export interface OfferRow {
  readonly id: string;
  readonly name: string;
  readonly missed: number;
  readonly dueToday: number;
}

/** Every offer, by name, with open tickets under its terms that are past their due or come to it today. */
export async function listByOffer(db: Queries, at: At): Promise<readonly OfferRow[]> {
  const now = sql`${dateOf(at.now)}::timestamptz`;
  const due = sql`select from ticket_due where offer_id = offer.id`;
  const today = sql`due_at >= ${now} and due_at < ${dayEndOf(at)} and not standing`;
  const { rows } = await sql<OfferRow>`
    select id, name, ${upTo(sql`${due} and due_at < ${now}`)} as missed,
      ${upTo(sql`${due} and ${today}`)} as "dueToday"
    from offer order by name, id limit 200`.execute(db);
  return rows;
}

export interface LoadRow extends Omit<Load, "agent" | "open"> {
  readonly id: string;
  readonly name: string;
  readonly level: 1 | 2;
  /** One behind the most where there are more. */
  readonly open: number;
}

/** Who works tickets or holds any: those who were deactivated first, then who holds most. */
export async function listLoad(db: Queries, at: At): Promise<readonly LoadRow[]> {
  const { rows } = await sql<LoadRow>`
    select a.id, a.name, a.level, a.active, held.*
    from agent a cross join lateral (
      select count(*)::int as open,
        count(*) filter (where waiting_on = 'desk')::int as "waitingDesk",
        count(*) filter (where waiting_on = 'beneficiary')::int as "waitingBeneficiary",
        count(*) filter (where near)::int as near,
        count(*) filter (where missed)::int as missed
      from (
        select id, waiting_on from ticket
        where assignee_id = a.id and state <> 'closed' limit ${HELD_MAX + 1}
      ) own left join lateral (select * from ${placeTable(at)} place where place.ticket_id = own.id) place on true
    ) held
    where held.open > 0 or (a.active and a.roles && array['agent', 'manager'])
    order by a.active, held.open desc, a.name, a.id limit ${AGENTS_MAX}`.execute(db);
  return rows;
}

export type NearestRow = Nearest<Omit<NearestTicket, "left">>;

/** What comes to its due next, or is past it, and does not stand. */
export async function listNearest(db: Queries, at: At): Promise<readonly NearestRow[]> {
  const named = (alias: string) =>
    sql`(select jsonb_build_object('id', n.id, 'name', n.name) from ${sql.table(alias)} n where n.id = ${sql.ref(`ticket.${alias === "agent" ? "assignee" : alias}_id`)})`;
  const columns = sql`ticket.reference, ticket.severity, ${named("organisation")} as organisation,
    ${named("agent")} as assignee, to_char(place.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "dueAt"`;
  const wanted = { ...at, target: undefined, conditions: [sql`not standing`], few: false };
  const page = { after: undefined, limit: NEAREST_MAX };
  const rows = await findNearest<Omit<NearestTicket, "left">>(db, wanted, columns, page);
  return rows.slice(0, NEAREST_MAX);
}

const upTo = (rows: RawBuilder<unknown>) =>
  sql`(select count(*)::int from (${rows} limit ${COUNTED_MAX + 1}) counted)`;
