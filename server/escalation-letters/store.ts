import { sql } from "kysely";
import type { EscalationPoint } from "#core/contracts/terms.ts";
import type { ActorRef } from "#core/tickets/actor.ts";
import type { Escalation } from "#core/tickets/escalation.ts";
import { readEscalation, type WrittenEscalation } from "#core/tickets/written-escalation.ts";
import type { Queries } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

/** An escalation of a ticket, with whom it concerns. */
export interface EscalationCase {
  readonly escalation: Escalation;
  /** Of the terms that it names, in the contract's order. */
  readonly points: readonly EscalationPoint[];
  readonly zone: string;
  readonly raisedBy: ActorRef;
  /** Whether a contact who raised it still belongs to the beneficiary or its partner, and so may read of it. */
  readonly isRaiserThere: boolean;
  readonly assignee: string | null;
  /** The filer who can still sign in, or else the active leads of the organisation. */
  readonly beneficiaries: readonly string[];
}

interface CaseRow extends Omit<EscalationCase, "escalation"> {
  readonly escalation: WrittenEscalation;
}

/** @param number which of the ticket, from 1. */
export async function findCase(
  db: Queries,
  ticket: string,
  number: number,
): Promise<EscalationCase | undefined> {
  const { rows } = await sql<CaseRow>`
    with one as (select *, facts -> 'escalations' -> ${number - 1}::int as escalation from ticket where id = ${ticket})
    select one.escalation, coalesce(v.terms -> 'escalationPoints', '[]'::jsonb) as points, coalesce(s.zone, 'UTC') as zone,
      e.actor as "raisedBy", one.assignee_id as assignee, exists (
        select from membership m where m.contact_id::text = e.actor ->> 'id'
          and m.organisation_id in (one.organisation_id, one.partner_id)
      ) as "isRaiserThere", (
        with able as (
          select distinct c.id, c.id = one.filer_id as is_filer
          from membership m join contact c on c.id = m.contact_id and c.active and c.user_id is not null
          where m.organisation_id in (one.organisation_id, one.partner_id)
            and (c.id = one.filer_id or (m.organisation_id = one.organisation_id and m.role = 'lead'))
        )
        select coalesce(jsonb_agg(id), '[]'::jsonb) from able
        where is_filer or not exists (select from able other where other.is_filer)
      ) as beneficiaries
    from one
    join event e on e.ticket_id = one.id and e.chain = 'public' and e.sequence = (one.escalation ->> 'sequence')::int
    left join subscription s on s.id = one.subscription_id
    left join subscription_terms v
      on v.subscription_id = one.subscription_id and v.version = (one.escalation ->> 'terms')::int`.execute(
    db,
  );
  const [row] = rows;
  return row === undefined ? undefined : { ...row, escalation: readEscalation(row.escalation) };
}

/** Someone whom the desk knows by an account. */
export interface Known {
  readonly kind: "agent" | "contact";
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: "fr" | "en";
  readonly timeZone: string;
}

/** Active people by their ids, and by their addresses. */
export async function listKnown(
  db: Queries,
  { ids, emails }: { readonly ids: readonly string[]; readonly emails: readonly string[] },
): Promise<readonly Known[]> {
  const isWanted = sql`active and (id = any(${[...ids]}::uuid[]) or lower(email) = any(${[...emails]}::text[]))`;
  const { rows } = await sql<Known>`
    select 'agent' as kind, id, name, email, language, time_zone as "timeZone" from agent where ${isWanted}
    union all
    select 'contact', id, name, email, language, time_zone from contact where user_id is not null and ${isWanted}
    order by name, id`.execute(db);
  return rows;
}

export async function listManagers(db: Queries): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    select 'agent' as kind, id, name, email, language, time_zone as "timeZone" from agent
    where active and 'manager' = any(roles) order by name, id`.execute(db);
  return rows;
}

export interface LateTicket {
  readonly reference: string;
  readonly subject: string;
  readonly organisation: string;
  readonly escalatedAt: string;
}

/** Those of which the managers were told at that moment, but for what was acknowledged or ended since. */
export async function listLate(
  db: Queries,
  toldAt: Temporal.Instant,
): Promise<readonly LateTicket[]> {
  const { rows } = await sql<Omit<LateTicket, "escalatedAt"> & { escalatedAt: Date }>`
    select t.reference, t.subject, o.name as organisation, l.escalated_at as "escalatedAt"
    from late_acknowledgement l
    join ticket t on t.id = l.ticket_id and t.escalated_at = l.escalated_at and t.acknowledged_at is null
    join organisation o on o.id = t.organisation_id
    where l.told_at = ${dateOf(toldAt)} order by l.escalated_at, t.reference`.execute(db);
  return rows.map((row) => ({ ...row, escalatedAt: instantOf(row.escalatedAt).toString() }));
}
