import { sql, type Selectable } from "kysely";
import type { Queue } from "#api/tickets.ts";
import type { Severity, State, WaitingOn } from "#core/tickets/vocabulary.ts";
import type { Queries } from "#server/platform/database.ts";
import type { Ticket } from "#server/platform/tables.ts";
import { dateOf, instantOf, isoOf } from "#server/platform/time.ts";
import { trusted } from "#server/platform/trusted.ts";
import type { TicketSummary } from "#api/ticket-views.ts";

export interface Filter {
  readonly queue: Queue | undefined;
  readonly states: readonly State[] | undefined;
  readonly severities: readonly Severity[] | undefined;
  readonly waitingOn: WaitingOn | undefined;
  readonly organisation: string | undefined;
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
  | { readonly by: "change"; readonly changedAt: Temporal.Instant; readonly id: string };

export interface ListedTicket {
  readonly id: string;
  readonly summary: TicketSummary;
  readonly waitingSince: Temporal.Instant;
  readonly changedAt: Temporal.Instant;
}

/** One page, at most `limit` rows, from after the key. The page is cut first; names are joined to its rows only. */
export async function listPage(
  db: Queries,
  filter: Filter,
  after: PageKey | undefined,
  limit: number,
): Promise<readonly ListedTicket[]> {
  const isList = filter.queue === undefined;
  const order = isList ? sql`changed_at desc, id desc` : sql`severity, waiting_since, id`;
  const outer = isList ? sql`t.changed_at desc, t.id desc` : sql`t.severity, t.waiting_since, t.id`;
  const conditions = [...conditionsOf(filter), ...(after === undefined ? [] : [beyond(after)])];
  const branches = rangesOf(filter.scope).map(
    (range) => sql`(
      select id, reference, subject, nature, state, severity, declared_severity, level, waiting_on, waiting_since,
        organisation_id, partner_id, filer_id, assignee_id, filed_at, changed_at
      from ticket where ${sql.join([...conditions, range], sql` and `)}
      order by ${order} limit ${limit})`,
  );
  const { rows } = await sql<ListedRow>`
    select t.*, o.name as organisation_name, p.name as partner_name, c.name as filer_name, a.name as assignee_name
    from (
      select * from (${sql.join(branches, sql` union `)}) found
      order by ${order} limit ${limit}
    ) t
    join organisation o on o.id = t.organisation_id
    left join organisation p on p.id = t.partner_id
    join contact c on c.id = t.filer_id
    left join agent a on a.id = t.assignee_id
    order by ${outer}`.execute(db);
  return rows.map(listedOf);
}

function beyond(after: PageKey) {
  return after.by === "change"
    ? sql`(changed_at, id) < (${dateOf(after.changedAt)}, ${after.id}::uuid)`
    : sql`(severity, waiting_since, id) > (${after.severity}::smallint, ${dateOf(after.waitingSince)}, ${after.id}::uuid)`;
}

type ListedRow = Pick<
  Selectable<Ticket>,
  | "id"
  | "reference"
  | "subject"
  | "nature"
  | "state"
  | "severity"
  | "declared_severity"
  | "level"
  | "waiting_on"
  | "waiting_since"
  | "organisation_id"
  | "partner_id"
  | "filer_id"
  | "assignee_id"
  | "filed_at"
  | "changed_at"
> & {
  readonly organisation_name: string;
  readonly partner_name: string | null;
  readonly filer_name: string;
  readonly assignee_name: string | null;
};

function listedOf(row: ListedRow): ListedTicket {
  const waitingSince = instantOf(row.waiting_since);
  const changedAt = instantOf(row.changed_at);
  const summary = trusted<TicketSummary>({
    reference: row.reference,
    subject: row.subject,
    nature: row.nature,
    state: row.state,
    severity: row.severity,
    declaredSeverity: row.declared_severity,
    level: row.level,
    waitingOn: row.waiting_on,
    waitingSince: isoOf(row.waiting_since),
    organisation: { id: row.organisation_id, name: row.organisation_name },
    partner: row.partner_id === null ? null : { id: row.partner_id, name: row.partner_name ?? "" },
    filer: { id: row.filer_id, name: row.filer_name },
    assignee:
      row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? "" },
    filedAt: isoOf(row.filed_at),
    changedAt: isoOf(row.changed_at),
  });
  return { id: row.id, summary, waitingSince, changedAt };
}

function conditionsOf(filter: Filter) {
  const conditions = [sql`true`, ...queueOf(filter.queue, filter.agent)];
  if (filter.states !== undefined) conditions.push(sql`state = any(${[...filter.states]})`);
  if (filter.severities !== undefined)
    conditions.push(sql`severity = any(${[...filter.severities]}::smallint[])`);
  if (filter.waitingOn !== undefined) conditions.push(sql`waiting_on = ${filter.waitingOn}`);
  if (filter.organisation !== undefined)
    conditions.push(sql`organisation_id = ${filter.organisation}::uuid`);
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
      select 1 from ticket where ${sql.join(queueOf(queue, agent), sql` and `)} limit ${most}
    ) counted`.execute(db);
  return rows[0]?.count ?? 0;
}
