import { sql } from "kysely";
import type { Queries } from "#server/platform/database.ts";
import { worksTickets } from "#server/standing/index.ts";

/** All that a letter about one public event says, but for who reads it. */
export interface ToldEvent {
  readonly type: string;
  readonly payload: Record<string, unknown>;
  /** Empty for the schedule. */
  readonly actor: string;
  readonly isBySchedule: boolean;
  readonly texts: Record<string, string | null>;
  readonly files: number;
  readonly reference: string;
  readonly subject: string;
  readonly severity: number;
  readonly severityQualified: boolean;
  readonly organisation: string;
}

export interface Reader {
  /** Of a contact or of an agent. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: "fr" | "en";
  readonly time_zone: string;
}

export async function findToldEvent(
  db: Queries,
  ticket: string,
  sequence: number,
): Promise<ToldEvent | undefined> {
  const { rows } = await sql<ToldEvent>`
    select e.type, e.payload, coalesce(a.name, c.name, '') as actor,
      e.actor ->> 'kind' = 'schedule' as "isBySchedule", t.reference, t.subject, t.severity,
      (t.facts -> 'severityQualified')::boolean as "severityQualified", o.name as organisation,
      coalesce((
        select jsonb_object_agg(x.name, x.text) from event_text x
        where x.ticket_id = e.ticket_id and x.chain = e.chain and x.sequence = e.sequence
      ), '{}') as texts,
      (select count(*)::int from attachment f where f.ticket_id = e.ticket_id and f.chain = e.chain and f.sequence = e.sequence)
        as files
    from event e
    join ticket t on t.id = e.ticket_id
    join organisation o on o.id = t.organisation_id
    left join agent a on e.actor ->> 'kind' = 'agent' and a.id = (e.actor ->> 'id')::uuid
    left join contact c on e.actor ->> 'kind' = 'contact' and c.id = (e.actor ->> 'id')::uuid
    where e.ticket_id = ${ticket} and e.chain = 'public' and e.sequence = ${sequence}`.execute(db);
  return rows[0];
}

/** Of ticket `t`: whether a letter to its beneficiary has a reader. */
export const hasBeneficiaryReader = sql`ticket_has_reader(t.organisation_id, t.partner_id, t.filer_id)`;

/** The filer who can still sign in and belongs to the ticket, or else the leads of its organisation; of those who may read it. */
export async function listBeneficiaryReaders(
  db: Queries,
  ticket: string,
): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`
    select c.id, c.name, c.email, c.language, c.time_zone
    from ticket t
    cross join ticket_readers(t.organisation_id, t.partner_id, t.filer_id) r (id)
    join contact c on c.id = r.id
    where t.id = ${ticket}`.execute(db);
  return rows;
}

export async function listAssigneeReaders(db: Queries, ticket: string): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`
    select a.id, a.name, a.email, a.language, a.time_zone from ticket t join agent a on a.id = t.assignee_id and ${worksTickets}
    where t.id = ${ticket}`.execute(db);
  return rows;
}

/** What a ticket waits for: the items that were asked for last, or the solution. Any answer hands it to the desk. */
export interface StillNeeded {
  readonly state: "suspended" | "resolved";
  readonly texts: Readonly<Record<string, string | null>>;
}

/** Null where the ticket waits for the beneficiary no more. */
export async function findStillNeeded(db: Queries, ticket: string): Promise<StillNeeded | null> {
  const { rows } = await sql<StillNeeded>`
    with asked as (
      select id, state, case state
          when 'suspended' then facts -> 'requests' -> -1
          else facts -> 'conclusions' -> -1
        end as about
      from ticket where id = ${ticket} and waiting_on = 'beneficiary' and state in ('suspended', 'resolved')
    )
    select asked.state, coalesce((
        select jsonb_object_agg(x.name, x.text) from event_text x
        where x.ticket_id = asked.id and x.chain = 'public' and x.sequence = (about ->> 'sequence')::int
      ), '{}') as texts
    from asked`.execute(db);
  return rows[0] ?? null;
}
