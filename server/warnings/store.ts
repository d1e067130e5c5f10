import { sql } from "kysely";
import type { WarningView } from "#api/clocks.ts";
import type { Severity } from "#core/tickets/vocabulary.ts";
import type { Clock } from "#core/contracts/vocabulary.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf, isoOf } from "#server/platform/time.ts";
import { worksTickets } from "#server/standing/index.ts";

/** A warning as it is written; instants as ISO 8601, finer than milliseconds where they are. */
export interface WrittenWarning {
  readonly ticket: string;
  readonly clock: Clock;
  readonly severity: Severity;
  readonly targetFrom: string;
  readonly threshold: number;
  readonly reachedAt: string;
  readonly due: string | null;
}

/**
 * Writes down what was crossed, in its order, with the moment at which it is told where it has a due to tell.
 * @returns those that nobody had written down before.
 */
export async function insertWarnings(
  tx: Transaction,
  warnings: readonly WrittenWarning[],
  toldAt: Temporal.Instant,
): Promise<readonly WrittenWarning[]> {
  if (warnings.length === 0) return [];
  const { rows } = await sql<{ readonly place: number }>`
    with one as (
      select * from unnest(
        ${warnings.map(({ ticket }) => ticket)}::uuid[], ${warnings.map(({ clock }) => clock)}::text[],
        ${warnings.map(({ severity }) => severity)}::smallint[],
        ${warnings.map(({ targetFrom }) => targetFrom)}::timestamptz[],
        ${warnings.map(({ threshold }) => threshold)}::smallint[],
        ${warnings.map(({ reachedAt }) => reachedAt)}::timestamptz[],
        ${warnings.map(({ due }) => due !== null)}::boolean[]
      ) with ordinality as given (ticket, clock, severity, target_from, threshold, reached_at, is_told, place)
    ), written as (
      insert into clock_warning (ticket_id, clock, severity, target_from, threshold, reached_at, told_at)
      select ticket, clock, severity, target_from, threshold, reached_at,
        case when is_told then ${dateOf(toldAt)}::timestamptz end
      from one order by reached_at, place
      on conflict do nothing
      returning ticket_id, clock, severity, target_from, threshold
    )
    select (place - 1)::int as place from one join written w on w.ticket_id = ticket and w.clock = one.clock
      and w.severity = one.severity and w.target_from = one.target_from and w.threshold = one.threshold
    order by reached_at, place`.execute(tx);
  return rows.flatMap(({ place }) => warnings[place] ?? []);
}

/** An agent who may read the ticket and be told of a ticket's warnings. */
export interface Candidate {
  readonly ticket: string;
  readonly agent: string;
  readonly isAssignee: boolean;
  readonly isOfLevel: boolean;
  readonly isManager: boolean;
}

export async function listCandidates(
  tx: Transaction,
  tickets: readonly string[],
): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    select * from (
      select t.id as ticket, a.id as agent, a.id is not distinct from t.assignee_id as "isAssignee",
        a.level = t.level and 'agent' = any(a.roles) as "isOfLevel", 'manager' = any(a.roles) as "isManager"
      from ticket t join agent a on ${worksTickets} where t.id = any(${[...tickets]}::uuid[])
    ) one where "isAssignee" or "isOfLevel" or "isManager" order by agent`.execute(tx);
  return rows;
}

/** What a live change says of a ticket: whose it is, and how long its chains are. */
export interface Scope {
  readonly reference: string;
  readonly organisation: string;
  readonly partner: string | null;
  readonly filer: string;
  readonly publicSequence: number;
  readonly internalSequence: number;
}

export async function listScopes(
  tx: Transaction,
  tickets: readonly string[],
): Promise<readonly Scope[]> {
  const { rows } = await sql<Scope>`
    select reference, organisation_id as organisation, partner_id as partner, filer_id as filer,
      public_sequence as "publicSequence", internal_sequence as "internalSequence"
    from ticket where id = any(${[...tickets]}::uuid[])`.execute(tx);
  return rows;
}

/** What a letter says of an open ticket, and who reads it. */
export interface WarnedReader {
  readonly reference: string;
  readonly subject: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly language: "fr" | "en";
  readonly timeZone: string;
}

/**
 * Undefined where the ticket is closed by now, the agent may read tickets no more, or no clock of the ticket is as near as that any
 * more: it was answered, or stands, while the letter waited.
 */
export async function findWarnedReader(
  desk: Queries,
  { ticket, agent, threshold }: { ticket: string; agent: string; threshold: number },
): Promise<WarnedReader | undefined> {
  const { rows } = await sql<WarnedReader>`
    select t.reference, t.subject, o.name as organisation, a.name, a.email, a.language, a.time_zone as "timeZone"
    from ticket t join organisation o on o.id = t.organisation_id join agent a on a.id = ${agent}::uuid and ${worksTickets}
      join ticket_due d on d.ticket_id = t.id and d.warned >= ${threshold}
    where t.id = ${ticket}::uuid and t.state <> 'closed'`.execute(desk);
  return rows[0];
}

export async function findTicket(desk: Queries, reference: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from ticket where reference = ${reference}`.execute(desk);
  return rows[0]?.id;
}

/** A target crosses six thresholds at most: only a ticket whose severity was changed for weeks has more of them. */
const WARNINGS_MAX = 500;

export async function listWarnings(desk: Queries, ticket: string): Promise<WarningView[]> {
  const { rows } = await sql<{
    readonly clock: Clock;
    readonly severity: Severity;
    readonly threshold: number;
    readonly reachedAt: Date;
    readonly toldAt: Date | null;
  }>`
    select clock, severity, threshold, reached_at as "reachedAt", told_at as "toldAt"
    from clock_warning where ticket_id = ${ticket}::uuid
    order by reached_at, threshold, clock limit ${WARNINGS_MAX}`.execute(desk);
  return rows.map(({ reachedAt, toldAt, ...row }) => ({
    ...row,
    reachedAt: isoOf(reachedAt),
    toldAt: toldAt === null ? null : isoOf(toldAt),
  }));
}
