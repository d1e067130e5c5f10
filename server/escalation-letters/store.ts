import { sql } from "kysely";
import type { EscalationPoint } from "#core/contracts/terms.ts";
import type { ActorRef } from "#core/tickets/actor.ts";
import type { Escalation } from "#core/tickets/escalation.ts";
import { readEscalation, type WrittenEscalation } from "#core/tickets/written-escalation.ts";
import type { Queries } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";
import { worksTickets } from "#server/standing/index.ts";

/** An escalation of a ticket, with whom it concerns. */
export interface EscalationCase {
  readonly escalation: Escalation;
  /** Of the terms that it names, in the contract's order. */
  readonly points: readonly EscalationPoint[];
  readonly zone: string;
  readonly raisedBy: ActorRef;
  /** Whether it was a contact who raised it, and may still read of it. */
  readonly isRaiserThere: boolean;
  readonly assignee: string | null;
  /** Whom letters about the ticket go to. */
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
      e.actor as "raisedBy", one.assignee_id as assignee,
      e.actor ->> 'kind' = 'contact'
        and contact_sees_ticket((e.actor ->> 'id')::uuid, one.organisation_id, one.partner_id, one.filer_id) as "isRaiserThere", (
        select coalesce(jsonb_agg(id), '[]'::jsonb)
        from ticket_readers(one.organisation_id, one.partner_id, one.filer_id) r (id)
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

/** Of tickets that an escalation cites, those that this address may be told of: whoever has an account there is told of what it shows. */
export async function listToldCites(
  db: Queries,
  email: string,
  cites: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ reference: string }>`
    select t.reference from unnest(${[...cites]}::text[]) with ordinality as one (reference, place)
    join ticket t on t.reference = one.reference
    left join contact c on lower(c.email) = ${email.toLowerCase()}
    where c.id is null or contact_sees_ticket(c.id, t.organisation_id, t.partner_id, t.filer_id)
    order by place`.execute(db);
  return rows.map(({ reference }) => reference);
}

/** Someone whom the desk knows by an account. */
export interface Known {
  readonly kind: "agent" | "contact";
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: "fr" | "en";
  readonly timeZone: string;
  /** Whether they can get in nowhere any more: whoever was deactivated, and contacts of no active organisation. */
  readonly isOut: boolean;
}

const known = {
  agent: sql`'agent' as kind, a.id, a.name, a.email, a.language, a.time_zone as "timeZone", not a.active as "isOut"`,
  contact: sql`'contact' as kind, c.id, c.name, c.email, c.language, c.time_zone as "timeZone", not (c.active and exists (
    select from membership m join organisation o on o.id = m.organisation_id and o.active where m.contact_id = c.id)) as "isOut"`,
};

/** By their ids agents who may read tickets and contacts with an account, and by their addresses whoever has that one. */
export async function listKnown(
  db: Queries,
  { ids, emails }: { readonly ids: readonly string[]; readonly emails: readonly string[] },
): Promise<readonly Known[]> {
  const [byId, byAddress] = [sql`${[...ids]}::uuid[]`, sql`${[...emails]}::text[]`];
  const { rows } = await sql<Known>`
    select ${known.agent} from agent a
    where (a.id = any(${byId}) and ${worksTickets}) or lower(a.email) = any(${byAddress})
    union all
    select ${known.contact} from contact c
    where (c.id = any(${byId}) and c.active and c.user_id is not null) or lower(c.email) = any(${byAddress})
    order by name, id`.execute(db);
  return rows;
}

export async function listManagers(db: Queries): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    select ${known.agent} from agent a
    where a.active and 'manager' = any(a.roles) order by a.name, a.id`.execute(db);
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
