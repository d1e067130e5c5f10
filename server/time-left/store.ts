import { sql, type RawBuilder } from "kysely";
import type { TargetFilter, TargetLeft } from "#api/time-left.ts";
import { nearShare } from "#core/clocks/near-from.ts";
import type { ServiceHours } from "#core/contracts/vocabulary.ts";
import type { Queries } from "#server/platform/database.ts";
import { dateOf } from "#server/platform/time.ts";

/** What a version of a calendar has counted until now, in microseconds of service time. */
export interface SoFar {
  readonly hours: ServiceHours;
  readonly version: number;
  readonly microseconds: number;
}

/** Of a ticket's place: whole numbers of microseconds come as text. */
export interface LeftColumns extends Pick<
  TargetLeft,
  "clock" | "amount" | "unit" | "hours" | "standing" | "missed" | "near"
> {
  readonly left: string;
  readonly length: string;
}

/** Where a page ended: microseconds left at the instant of the first page, and the ticket. */
export interface LeftKey {
  readonly left: string;
  readonly id: string;
}

/** What one has to know to tell what is left of any target. */
export interface Counting {
  readonly soFar: readonly SoFar[];
  /** From which share of a target on it is near, in percent. */
  readonly nearFrom: number;
}

export interface Wanted extends Counting {
  readonly now: Temporal.Instant;
  /** Only targets that stand so to their due. */
  readonly target: TargetFilter | undefined;
  /** The day of `today` is this agent's. */
  readonly agent: string;
  /** Of the ticket, by its columns or those of its place. */
  readonly conditions: readonly RawBuilder<unknown>[];
  /** Whether so few tickets meet the conditions that all are read and sorted: those that one person holds. */
  readonly few: boolean;
}

export type Nearest<Columns> = LeftColumns & Columns;

/** Places of tickets with what is left of their target: `place` with the columns of ticket_due, `left`, `missed` and `near`. */
export function placeTable(wanted: Counting & Pick<Wanted, "now">): RawBuilder<unknown> {
  return sql`(
    select d.*, case when standing then mark else mark - counted.so_far end as left, ${isMissed(wanted)} as missed,
      not standing and not ${isMissed(wanted)} and ${isNear(sql`mark - counted.so_far`, wanted)} as near
    from ticket_due d join ${counted(wanted.soFar)} on counted.hours = d.hours and counted.version = d.calendar_version
  )`;
}

/** Rows of those that come to their due, each calendar's read from its own moment on. */
export function nearIn(wanted: Counting & Pick<Wanted, "now">): RawBuilder<unknown> {
  const soFar = sql`counted.so_far`;
  const near = targetOf({ ...wanted, target: "near", agent: "" }, soFar);
  return sql`select from ${counted(wanted.soFar)} cross join lateral (
    select from ticket_due d where d.hours = counted.hours and d.calendar_version = counted.version
      and not d.standing and ${sql.join(near, sql` and `)}) near`;
}

/**
 * A page of open tickets by what is left of their target, least first; one more than `limit` where there are more. From each
 * calendar, and from what stands, an index gives no more than a page in order; what was passed is below zero and comes first.
 */
export async function findNearest<Columns>(
  db: Queries,
  wanted: Wanted,
  columns: RawBuilder<unknown>,
  { after, limit }: { readonly after: LeftKey | undefined; readonly limit: number },
): Promise<readonly Nearest<Columns>[]> {
  const most = sql`limit ${limit + 1}`;
  const found = wanted.few ? heldBy(wanted, after, most) : merged(wanted, after, most);
  const { rows } = await sql<Nearest<Columns>>`
    select ${columns}, place.clock, place.amount, place.unit, place.hours, place.standing,
      place.left::text as left, place.length::text as length, ${isMissed(wanted)} as missed,
      not place.standing and not ${isMissed(wanted)} and ${isNear(sql`place."left"`, wanted)} as near
    from (select * from (${found}) every order by "left", ticket_id ${most}) place
    join ticket on ticket.id = place.ticket_id order by place."left", place.ticket_id`.execute(db);
  return rows;
}

/**
 * What is closed has no mark a moment later. Said in a way that the database takes no guess from: of all tickets most are
 * closed, and it would read everything for fear of finding few open ones in the index, where nearly all are.
 */
const OPEN = sql`case when state = 'closed' then false else true end`;

function merged(wanted: Wanted, after: LeftKey | undefined, most: RawBuilder<unknown>) {
  const open = [OPEN, ...wanted.conditions];
  const beyond = (soFar: RawBuilder<unknown>) =>
    after === undefined
      ? []
      : [sql`(d.mark, d.ticket_id) > (${after.left}::bigint + ${soFar}, ${after.id}::uuid)`];
  const soFar = sql`counted.so_far`;
  const running = [...open, ...beyond(soFar), ...targetOf(wanted, soFar)];
  const standing = [...open, ...beyond(sql`0`), ...standingOf(wanted)];
  return sql`
    select nearest.*, nearest.mark - counted.so_far as left from ${counted(wanted.soFar)} cross join lateral (
      select d.* from ticket_due d join ticket on ticket.id = d.ticket_id
      where d.hours = counted.hours and d.calendar_version = counted.version and not d.standing
        and ${sql.join(running, sql` and `)}
      order by d.mark, d.ticket_id ${most}) nearest
    union all (
      select d.*, d.mark from ticket_due d join ticket on ticket.id = d.ticket_id
      where d.standing and ${sql.join(standing, sql` and `)}
      order by d.mark, d.ticket_id ${most})`;
}

function heldBy(wanted: Wanted, after: LeftKey | undefined, most: RawBuilder<unknown>) {
  const left = sql`case when d.standing then d.mark else d.mark - counted.so_far end`;
  const how = targetOf(wanted, sql`counted.so_far`);
  const conditions = [
    sql`state <> 'closed'`,
    ...wanted.conditions,
    ...(how.length === 0
      ? []
      : [
          sql`case when d.standing then ${sql.join(standingOf(wanted), sql` and `)} else ${sql.join(how, sql` and `)} end`,
        ]),
    ...(after === undefined
      ? []
      : [sql`(${left}, d.ticket_id) > (${after.left}::bigint, ${after.id}::uuid)`]),
  ];
  return sql`
    select d.*, ${left} as left from ticket join ticket_due d on d.ticket_id = ticket.id
    join ${counted(wanted.soFar)} on counted.hours = d.hours and counted.version = d.calendar_version
    where ${sql.join(conditions, sql` and `)} order by "left", d.ticket_id ${most}`;
}

/** Each as a range of marks too, so that the index is read no further than it is wanted. */
function targetOf(
  wanted: Pick<Wanted, "now" | "target" | "agent" | "nearFrom">,
  soFar: RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  const ahead = sql`d.mark >= ${soFar} and not ${isMissed(wanted)}`;
  switch (wanted.target) {
    case undefined:
      return [];
    case "missed":
      return [sql`d.mark <= ${soFar}`, isMissed(wanted)];
    case "near":
      return [ahead, isNear(sql`d.mark - ${soFar}`, wanted)];
    case "today":
      return [ahead, sql`d.due_at < ${dayEndOf(wanted)}`];
  }
}

/** What stands comes no nearer: it was missed before, or it is not due. */
function standingOf(wanted: Wanted): readonly RawBuilder<unknown>[] {
  if (wanted.target === undefined) return [];
  return wanted.target === "missed" ? [isMissed(wanted)] : [sql`false`];
}

function isMissed({ now }: Pick<Wanted, "now">) {
  return sql`coalesce(due_at < ${dateOf(now)}::timestamptz, false)`;
}

/** The cast keeps the database from taking both numbers for the smallest that there are. */
function isNear(left: RawBuilder<unknown>, { nearFrom }: Pick<Counting, "nearFrom">) {
  return sql`(${left}) * 100 <= length * ${nearShare(nearFrom)}::bigint`;
}

/** The first instant of the agent's next day. */
export function dayEndOf({ now, agent }: Pick<Wanted, "now" | "agent">): RawBuilder<unknown> {
  return sql`(
    select (date_trunc('day', ${dateOf(now)}::timestamptz at time zone reader.time_zone) + interval '1 day')
      at time zone reader.time_zone
    from agent reader where reader.id = ${agent}::uuid)`;
}

/** What each calendar has counted, as a table `counted`. */
function counted(soFar: readonly SoFar[]): RawBuilder<unknown> {
  const rows = soFar.map(
    ({ hours, version, microseconds }) =>
      sql`(${hours}::text, ${version}::integer, ${microseconds}::bigint)`,
  );
  return sql`(values ${sql.join(rows)}) counted (hours, version, so_far)`;
}
