import { sql, type RawBuilder } from "kysely";
import type { Queue } from "#api/tickets.ts";
import type { Severity, State, WaitingOn } from "#core/tickets/vocabulary.ts";
import type { Queries } from "#server/platform/database.ts";
import type { Line, LinedPage, Named, Place } from "#server/platform/kept-lines.ts";
import { dateOf } from "#server/platform/time.ts";

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
  | { readonly by: "due"; readonly dueAt: Temporal.Instant; readonly id: string }
  | { readonly by: "change"; readonly changedAt: Temporal.Instant; readonly id: string };

export type WrittenPage = LinedPage<LastRow>;

/** The keys that lists are sorted by; moments as ISO 8601 has them. */
export interface LastRow {
  readonly severity: number;
  readonly waitingSince: string;
  readonly changedAt: string;
  /** Of lists that are sorted by it. */
  readonly dueAt?: string | null;
  readonly id: string;
}

/** Where a ticket stands in a list; another state of its row has another `row`. */
export type TicketPlace = LastRow & Place;

/** Places of one page of the desk's own, one more than `limit` where there are more: ids and states of rows, no words. */
export async function findPlaces(
  db: Queries,
  filter: Filter,
  after: PageKey | undefined,
  limit: number,
): Promise<Named<TicketPlace>> {
  const conditions = [...conditionsOf(filter), ...(after === undefined ? [] : [beyond(after)])];
  const { rows } = await sql<TicketPlace & { naming: number }>`
    select (select version from naming) as naming, ticket.id, ${rowIn(filter.queue)} as row, severity,
      waiting_since::text as "waitingSince", changed_at::text as "changedAt", ${dueIn(filter.queue)}::text as "dueAt"
    ${fromOf(filter.queue)} where ${sql.join(conditions, sql` and `)}
    order by ${orderOf(filter)} limit ${limit + 1}`.execute(db);
  return { naming: rows[0]?.naming ?? 0, rows };
}

/** The queue that is sorted by dues reads those first, and then each ticket. */
function fromOf(queue: Queue | undefined) {
  return queue === "at_risk"
    ? sql`from ticket_due join ticket on ticket.id = ticket_due.ticket_id`
    : sql`from ticket`;
}

/** The state of a ticket's row; where a list tells when it is due, of that too, which is kept a moment later. */
function rowIn(queue: Queue | undefined) {
  return queue === "at_risk"
    ? sql`concat(ticket.xmin::text, ':', extract(epoch from due_at), ':', warned)`
    : sql`ticket.xmin::text`;
}

const dueIn = (queue: Queue | undefined) => (queue === "at_risk" ? sql`due_at` : sql`null`);

/** The lines of these tickets, in no order. */
export async function readLines(
  db: Queries,
  queue: Queue | undefined,
  ids: readonly string[],
): Promise<Named<Line>> {
  const isAtRisk = queue === "at_risk";
  const kept = isAtRisk
    ? sql`concat(${iso("due_at")}, ',"warned":', coalesce(warned::text, 'null'))`
    : NOTHING_KEPT;
  const { rows } = await sql<Line & { naming: number }>`
    select (select version from naming) as naming, t.id, t.row, ${lineWith(kept)} as line
    from (
      select ticket.*, ${rowIn(queue)} as row, ${dueIn(queue)} as due_at, ${isAtRisk ? sql`warned` : sql`null`} as warned
      ${fromOf(queue)} where ticket.id = any(${[...ids]}::uuid[])
    ) t ${NAMES}`.execute(db);
  return { naming: rows[0]?.naming ?? 0, rows };
}

function orderOf({ queue }: Filter) {
  if (queue === "at_risk") return sql`due_at, ticket_due.ticket_id`;
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
  after: PageKey | undefined,
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
      select ${lineWith(NOTHING_KEPT)} as line, t.severity, t.waiting_since, t.changed_at, t.id, row_number() over (order by ${outer}) as place
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

/** Whom a ticket `t` names. */
const NAMES = sql`
  join organisation o on o.id = t.organisation_id
  left join organisation p on p.id = t.partner_id
  join contact c on c.id = t.filer_id
  left join agent a on a.id = t.assignee_id`;

/** A moment as the wire has it, in its quotes. */
function iso(column: string) {
  return sql`left(to_json(${sql.ref(column)} at time zone 'UTC')::text, -1), 'Z"'`;
}

/** Who or what a row names, as JSON; null where it names nobody. */
function named(alias: string) {
  const [id, name] = [sql.ref(`${alias}.id`), sql.ref(`${alias}.name`)];
  return sql`case when ${id} is null then 'null' else concat('{"id":"', ${id}, '","name":', to_json(${name}), '}') end`;
}

/**
 * A `ListedTicket`, field for field: every test that lists tickets holds it against the contract. Written as one text,
 * which costs a tenth of the database's own making of objects; what people wrote is quoted by the database, the rest are
 * ids, numbers and words that constraints allow.
 * @param kept when it is due next, and how near that is: from `dueAt` on.
 */
const lineWith = (kept: RawBuilder<unknown>) => sql`concat(
  '{"reference":"', t.reference, '","subject":', to_json(t.subject), ',"nature":', to_json(t.nature),
  ',"state":"', t.state, '","severity":', t.severity, ',"declaredSeverity":', t.declared_severity,
  ',"level":', t.level, ',"waitingOn":', coalesce('"' || t.waiting_on || '"', 'null'),
  ',"waitingSince":', ${iso("t.waiting_since")}, ',"organisation":', ${named("o")},
  ',"partner":', ${named("p")}, ',"filer":', ${named("c")}, ',"assignee":', ${named("a")},
  ',"filedAt":', ${iso("t.filed_at")}, ',"changedAt":', ${iso("t.changed_at")}, ',"dueAt":', ${kept},
  ',"escalation":', case when t.escalated_at is null then 'null' when t.acknowledged_at is null then '"raised"' else '"acknowledged"' end,
  '}')`;

const NOTHING_KEPT = sql`'null,"warned":null'`;

function beyond(after: PageKey) {
  if (after.by === "due")
    return sql`(due_at, ticket_due.ticket_id) > (${dateOf(after.dueAt)}, ${after.id}::uuid)`;
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
  if (filter.subscription !== undefined)
    conditions.push(sql`subscription_id = ${filter.subscription}::uuid`);
  if (filter.search !== undefined && filter.search !== "") {
    const pattern = `%${filter.search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    conditions.push(sql`(subject ilike ${pattern} or reference ilike ${pattern})`);
  }
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
      return [sql`due_at is not null`, sql`state <> 'closed'`];
    case "escalated":
      return [sql`escalated_at is not null`];
  }
}

/** How many tickets stand in a queue, counted no further than `most`. */
export async function countQueue(
  db: Queries,
  queue: Queue,
  agent: string,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 ${fromOf(queue)} where ${sql.join(queueOf(queue, agent), sql` and `)} limit ${most}
    ) counted`.execute(db);
  return rows[0]?.count ?? 0;
}
