import { sql } from "kysely";
import { ticketOf, type TicketRow } from "#server/tickets/index.ts";
import type { Queries } from "#server/platform/database.ts";

/**
 * Everything about one ticket but its history; the role that asks decides whether it is there. How long the internal
 * chain is, the portal role may not even read: without `internal` it is told as nought.
 */
export async function findTicketPage(db: Queries, reference: string, internal: boolean) {
  const internalSequence = internal ? sql`t.internal_sequence` : sql`0`;
  const { rows } = await sql<PageRow>`
    select t.id, t.reference, t.subject, t.organisation_id, t.partner_id, t.filer_id, t.subscription_id, t.channel,
      t.nature, t.declared_severity, t.severity, t.state, t.level, t.assignee_id, t.waiting_on, t.waiting_since,
      t.follow_up_of, t.filed_at, t.changed_at, t.closed_at, t.public_sequence, ${internalSequence} as internal_sequence,
      t.facts, o.name as organisation_name, p.name as partner_name, c.name as filer_name, a.name as assignee_name,
      s.sku, s.ends_on, pr.name as product_name, f.name as offer_name,
      (select coalesce(jsonb_agg(n.reference order by n.reference), '[]') from ticket n where n.follow_up_of = t.reference)
        as follow_ups,
      (
        select coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) order by x.name, x.id), '[]')
        from contact x
        where x.active and x.id in (
          select m.contact_id from membership m where m.organisation_id = t.organisation_id and m.role = 'lead'
          union
          select m.contact_id from membership m
          where m.contact_id = t.filer_id and m.organisation_id in (t.organisation_id, t.partner_id)
        )
      ) as settlers,
      (
        select coalesce(jsonb_agg(x.contact_id), '[]') from (
          select m.contact_id from membership m where m.organisation_id = t.partner_id
          union
          select left_it.contact_id from former_membership left_it
          where left_it.organisation_id = t.partner_id and not exists (
            select from membership m
            where m.contact_id = left_it.contact_id and m.organisation_id = t.organisation_id
          )
        ) x
      ) as partner_contacts
    from ticket t
    join organisation o on o.id = t.organisation_id
    left join organisation p on p.id = t.partner_id
    join contact c on c.id = t.filer_id
    left join agent a on a.id = t.assignee_id
    left join subscription s on s.id = t.subscription_id
    left join product pr on pr.id = s.product_id
    left join offer f on f.id = s.offer_id
    where t.reference = ${reference}`.execute(db);
  const row = rows[0];
  return row === undefined ? undefined : { row, ticket: ticketOf(row) };
}

export interface PageRow extends Omit<TicketRow, "public_head" | "internal_head"> {
  readonly organisation_name: string;
  readonly partner_name: string | null;
  readonly filer_name: string;
  readonly assignee_name: string | null;
  readonly sku: string | null;
  readonly ends_on: string | null;
  readonly product_name: string | null;
  readonly offer_name: string | null;
  readonly follow_ups: readonly string[];
  /** Ids of who speaks for the partner through whom the ticket was filed, and of who did before they left it. */
  readonly partner_contacts: readonly string[];
  readonly settlers: readonly { readonly id: string; readonly name: string }[];
}

export interface HistoryRow {
  readonly chain: "public" | "internal";
  readonly sequence: number;
  readonly at: Date;
  readonly type: string;
  readonly actor: { readonly kind: "agent" | "contact" | "schedule"; readonly id?: string };
  readonly payload: Record<string, unknown>;
  readonly by: string | null;
  readonly people: readonly { id: string; name: string }[];
  readonly level: number | null;
  readonly texts: Record<string, string | null>;
  readonly attachments: readonly {
    id: string;
    name: string;
    size: number;
    mediaType: string;
    sha256: string;
  }[];
}

/** Where a page of the history ended: everything before it is older. */
export interface HistoryKey {
  readonly at: string;
  readonly chain: string;
  readonly sequence: number;
}

/** The latest events before a key, newest first; internal ones only where `internal` says so. */
export async function listHistory(
  db: Queries,
  ticket: string,
  { internal, before, limit }: { internal: boolean; before: HistoryKey | undefined; limit: number },
): Promise<readonly HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select e.chain, e.sequence, e.at, e.type, e.actor, e.payload, a.level,
      coalesce(a.name, (
        select c.name from contact c where e.actor ->> 'kind' = 'contact' and c.id = (e.actor ->> 'id')::uuid
      )) as by,
      (
        select coalesce(jsonb_agg(distinct jsonb_build_object('id', n.id, 'name', n.name)), '[]')
        from (
          select id, name from agent
          where id in ((e.payload ->> 'assignee')::uuid, (e.payload ->> 'previous')::uuid)
          union all
          select id, name from contact where id = (e.payload #>> '{recorded,saidBy}')::uuid
        ) n
      ) as people,
      coalesce((
        select jsonb_object_agg(x.name, x.text) from event_text x
        where x.ticket_id = e.ticket_id and x.chain = e.chain and x.sequence = e.sequence
      ), '{}') as texts,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', f.id, 'name', f.name, 'size', f.size, 'mediaType', f.media_type, 'sha256', encode(f.sha256, 'hex')
        ) order by f.id)
        from attachment f where f.ticket_id = e.ticket_id and f.chain = e.chain and f.sequence = e.sequence
      ), '[]') as attachments
    from event e
    left join agent a on e.actor ->> 'kind' = 'agent' and a.id = (e.actor ->> 'id')::uuid
    where e.ticket_id = ${ticket}
      and (e.chain = 'public' or ${internal})
      and (${before === undefined} or (e.at, e.chain, e.sequence) <
        (${before?.at ?? null}::timestamptz, ${before?.chain ?? null}::text, ${before?.sequence ?? null}::int))
    order by e.at desc, e.chain desc, e.sequence desc
    limit ${limit}`.execute(db);
  return rows;
}
