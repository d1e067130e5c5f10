import { sql } from "kysely";
import { QUEUES, type Queue } from "#api/tickets.ts";
import type { TargetFilter } from "#api/time-left.ts";
import type { Severity, State, WaitingOn } from "#core/tickets/vocabulary.ts";
import type { Queries } from "#server/platform/database.ts";
import { finds } from "#server/platform/finding.ts";
import type { LinedPage, Named, Place } from "#server/platform/kept-lines.ts";
import { dateOf } from "#server/platform/time.ts";
import { DUE_ROW, LINE, NAMES } from "#server/ticket-lines/index.ts";
import {
  findNearest,
  tellLeft,
  type LeftColumns,
  type LeftKey,
  type Wanted,
} from "#server/time-left/index.ts";

export interface Filter {
  readonly queue: Queue | undefined;
  readonly states: readonly State[] | undefined;
  readonly severities: readonly Severity[] | undefined;
  readonly waitingOn: WaitingOn | undefined;
  readonly organisation: string | undefined;
  readonly subscription: string | undefined;
  readonly search: string | undefined;
  /** The scope of a contact, in the query itself; the portal role holds it a second time. */
  readonly scope: Scope | undefined;
  /** Whose queue `mine` is. */
  readonly agent: string | undefined;
  readonly assignee: string | undefined;
  /** Of the queue at risk alone, as is `offer`. */
  readonly target: TargetFilter | undefined;
  readonly offer: string | undefined;
}

export interface Scope {
  readonly contact: string;
  readonly whole: readonly string[];
  readonly own: readonly string[];
}

/** Queues are read by urgency, everything else by what changed last. */
export type PageKey =
  | {
      readonly by: "urgency";
      readonly severity: number;
      readonly waitingSince: Temporal.Instant;
      readonly id: string;
    }
  | {
      readonly by: "left";
      /** Microseconds of service time that were left at the instant of the first page. */
      readonly left: string;
      readonly at: Temporal.Instant;
      readonly id: string;
    }
  | { readonly by: "change"; readonly changedAt: Temporal.Instant; readonly id: string };

/** Of lists that are sorted by what stands in the ticket's row. */
export type RowKey = Exclude<PageKey, { readonly by: "left" }>;

export type WrittenPage = LinedPage<LastRow>;

/** The keys that lists are sorted by; moments as ISO 8601 has them. */
export interface LastRow {
  readonly severity: number;
  readonly waitingSince: string;
  readonly changedAt: string;
  /** Of the list that is sorted by it: microseconds. */
  readonly left?: string;
  readonly id: string;
}

/** Where a ticket stands in a list; another state of its row has another `row`. */
export type TicketPlace = LastRow & Place;

/** Places of one page of the desk's own, one more than `limit` where there are more: ids and states of rows, no words. */
export async function findPlaces(
  db: Queries,
  filter: Filter,
  after: RowKey | undefined,
  limit: number,
): Promise<Named<TicketPlace>> {
  const conditions = [...conditionsOf(filter), ...(after === undefined ? [] : [beyond(after)])];
  const { rows } = await sql<TicketPlace & { naming: number }>`
    select ${PLACE}, ticket.xmin::text as row
    from ticket where ${sql.join(conditions, sql` and `)}
    order by ${orderOf(filter)} limit ${limit + 1}`.execute(db);
  return { naming: rows[0]?.naming ?? 0, rows };
}

const PLACE = sql`(select version from naming) as naming, ticket.id, severity,
  waiting_since::text as "waitingSince", changed_at::text as "changedAt"`;

export type NearestPlace = TicketPlace & LeftColumns;

/** The same of the queue that is sorted by what is left of targets, which are told beside. */
export async function findNearestPlaces(
  db: Queries,
  filter: Filter,
  asked: Pick<Wanted, "now" | "soFar" | "nearFrom" | "agent">,
  page: { readonly after: LeftKey | undefined; readonly limit: number },
): Promise<Named<NearestPlace>> {
  const { target, assignee, offer } = filter;
  const conditions = [
    ...conditionsOf({ ...filter, queue: undefined }),
    ...(offer === undefined ? [] : [sql`offer_id = ${offer}::uuid`]),
  ];
  const few = assignee !== undefined;
  const wanted = { ...asked, target, conditions, few };
  const columns = sql`${PLACE}, ${DUE_ROW} as row`;
  const rows = await findNearest<TicketPlace & { naming: number }>(db, wanted, columns, page);
  return { naming: rows[0]?.naming ?? 0, rows };
}

function orderOf({ queue }: Filter) {
  return queue === undefined ? sql`changed_at desc, id desc` : sql`severity, waiting_since, id`;
}

/**
 * One page, at most `limit` rows, from after the key. The page is cut first; names are joined to its rows only. The
 * database writes it as JSON, which the answer carries as it is: reading and writing it again would take longer than
 * finding it.
 */
export async function listPage(
  db: Queries,
  filter: Filter,
  after: RowKey | undefined,
  limit: number,
): Promise<WrittenPage> {
  const order = orderOf(filter);
  const outer =
    filter.queue === undefined
      ? sql`t.changed_at desc, t.id desc`
      : sql`t.severity, t.waiting_since, t.id`;
  const conditions = [...conditionsOf(filter), ...(after === undefined ? [] : [beyond(after)])];
  const branches = rangesOf(filter.scope).map(
    (range) => sql`(
      select id, reference, subject, nature, state, severity, declared_severity, level, waiting_on, waiting_since,
        organisation_id, partner_id, filer_id, assignee_id, filed_at, changed_at, escalated_at, acknowledged_at
      from ticket where ${sql.join([...conditions, range], sql` and `)}
      order by ${order} limit ${limit + 1})`,
  );
  const { rows } = await sql<WrittenPage>`
    with page as materialized (
      select ${LINE} as line, t.severity, t.waiting_since, t.changed_at, t.id, row_number() over (order by ${outer}) as place
      from (
        select * from (${sql.join(branches, sql` union `)}) found
        order by ${order} limit ${limit + 1}
      ) t ${NAMES}
    )
    select
      coalesce((select string_agg(line, ',' order by place) from page where place <= ${limit}), '') as items,
      (
        select json_build_object('severity', severity, 'waitingSince', waiting_since, 'changedAt', changed_at, 'id', id)
        from page where place = ${limit} and (select count(*) from page) > ${limit}
      ) as last`.execute(db);
  return rows[0] ?? { items: "", last: null };
}

/** What is left of a target changes while its line does not: it is told behind it. */
export function withLeft(line: string, place: NearestPlace): string {
  return `${line.slice(0, -1)},"left":${JSON.stringify(tellLeft(place))}}`;
}

function beyond(after: RowKey) {
  return after.by === "change"
    ? sql`(changed_at, id) < (${dateOf(after.changedAt)}, ${after.id}::uuid)`
    : sql`(severity, waiting_since, id) > (${after.severity}::smallint, ${dateOf(after.waitingSince)}, ${after.id}::uuid)`;
}

function conditionsOf(filter: Filter) {
  const conditions = [sql`true`, ...queueOf(filter.queue, filter.agent)];
  if (filter.states !== undefined) conditions.push(sql`state = any(${[...filter.states]})`);
  if (filter.severities !== undefined)
    conditions.push(sql`severity = any(${[...filter.severities]}::smallint[])`);
  if (filter.waitingOn !== undefined) conditions.push(sql`waiting_on = ${filter.waitingOn}`);
  if (filter.organisation !== undefined)
    conditions.push(sql`organisation_id = ${filter.organisation}::uuid`);
  if (filter.assignee !== undefined) conditions.push(sql`assignee_id = ${filter.assignee}::uuid`);
  if (filter.subscription !== undefined)
    conditions.push(sql`subscription_id = ${filter.subscription}::uuid`);
  const { search } = filter;
  if (search !== undefined)
    conditions.push(sql`(${finds(sql`subject`, search)} or ${finds(sql`reference`, search)})`);
  return conditions;
}

/**
 * The scope as ranges, each read in order from an index of its own and no further than the page: a condition over all of
 * them at once would have the whole desk's tickets read until the page is full.
 */
function rangesOf(scope: Scope | undefined) {
  if (scope === undefined) return [sql`true`];
  const { contact, whole, own } = scope;
  const filed = sql`filer_id = ${contact}::uuid and (
    organisation_id = any(${[...own]}::uuid[]) or partner_id = any(${[...own]}::uuid[]))`;
  return [
    ...whole.map((organisation) => sql`organisation_id = ${organisation}::uuid`),
    ...whole.map((partner) => sql`partner_id = ${partner}::uuid`),
    filed,
  ];
}

function queueOf(queue: Queue | undefined, agent: string | undefined) {
  switch (queue) {
    case undefined:
      return [];
    case "unassigned":
      return [sql`state = 'new'`];
    case "mine":
      return [sql`state <> 'closed' and assignee_id = ${agent ?? null}::uuid`];
    case "waiting_desk":
      return [sql`state <> 'closed' and waiting_on = 'desk'`];
    case "waiting_beneficiary":
      return [sql`state <> 'closed' and waiting_on = 'beneficiary'`];
    case "all":
      return [sql`state <> 'closed'`];
    case "at_risk":
      return [sql`standing is not null`, sql`state <> 'closed'`];
    case "escalated":
      return [sql`escalated_at is not null`];
  }
}

/** How many tickets stand in each queue, counted no further than `most`, in their order. */
export async function countQueues(
  db: Queries,
  agent: string,
  most: number,
): Promise<readonly number[]> {
  const counts = QUEUES.map(
    (queue) =>
      sql`(select count(*)::int from (${standingIn(queue, agent, most)} limit ${most}) counted)`,
  );
  const { rows } = await sql<{
    counts: number[];
  }>`select array[${sql.join(counts)}] as counts`.execute(db);
  return rows[0]?.counts ?? [];
}

function standingIn(queue: Queue, agent: string, most: number) {
  if (queue !== "at_risk")
    return sql`select from ticket where ${sql.join(queueOf(queue, agent), sql` and `)}`;
  // Two indexes, one after the other: no index holds both. What is closed has neither a moment later.
  const [runs, stands] = [sql`not standing`, sql`standing`].map(
    (how) => sql`(select from ticket_due where ${how} limit ${most})`,
  );
  return sql`${runs} union all ${stands}`;
}
