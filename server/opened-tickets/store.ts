import type { Ticket } from "#core/tickets/ticket.ts";
import type { PointsByTerms } from "#server/escalations/index.ts";
import { ticketOf, type TicketRow } from "#server/ticket-rows/index.ts";
import type { Queries } from "#server/platform/database.ts";
import { fixed, together } from "#server/platform/driver.ts";

/** Changes with whatever a page says, but for how near a target is. */
const STAMP = "t.xmin || ' ' || (select version || ' ' || standing from naming)";

const WARNED = `(select jsonb_build_object('threshold', d.warned, 'since', d.warned_at) from ticket_due d
  where d.ticket_id = t.id and d.warned is not null)`;

/** What only the desk is told, as the portal is told it too. */
interface OfTheDesk {
  readonly internalSequence: string;
  readonly warned: string;
  readonly hasReader: string;
}

/** Where a ticket names others: whole to the desk, and to a contact without references of tickets that he or she does not see. */
interface Naming {
  readonly followUpOf: string;
  readonly facts: string;
  readonly payload: string;
}

const whole: Naming = { followUpOf: "t.follow_up_of", facts: "t.facts", payload: "e.payload" };
const seen: Naming = {
  followUpOf:
    "case when t.follow_up_of is not null then seen_reference(t.follow_up_of) #>> '{}' end",
  facts: `case when t.facts ? 'escalations' or t.facts #>> '{closure,duplicateOf}' is not null then seen_facts(t.facts)
    else t.facts end`,
  payload: `case when e.type = 'ticket-cited' or e.payload ? 'cites'
    or coalesce(e.payload ->> 'followUpOf', e.payload ->> 'duplicateOf') is not null then seen_payload(e.type, e.payload)
    else e.payload end`,
};

/**
 * Everything about one ticket but its history; the role that asks decides whether it is there. How long the internal
 * chain is, and how near a target is, the portal role may not even read: it is told nought and nothing. What few tickets
 * have is asked by functions, which cost nothing where they are not called (decision 30).
 */
const pageQuery = (
  { internalSequence, warned, hasReader }: OfTheDesk,
  { followUpOf, facts }: Naming,
) =>
  fixed<PageRow>(`
    select ${STAMP} as stamp, t.id, t.reference, t.subject, t.organisation_id, t.partner_id, t.filer_id, t.subscription_id, t.channel,
      t.nature, t.declared_severity, t.severity, t.state, t.level, t.assignee_id, t.waiting_on, t.waiting_since,
      ${followUpOf} as follow_up_of, t.filed_at, t.changed_at, t.closed_at, t.public_sequence, ${internalSequence} as internal_sequence,
      t.environment_id, t.environment_version, t.covered, ${facts} as facts, o.name as organisation_name, c.name as filer_name, a.name as assignee_name,
      s.sku, s.covered_until, pr.name as product_name,
      coalesce(nullif(v.offer_name, ''), (select f.name from offer f where f.id = s.offer_id)) as offer_name,
      (select coalesce(jsonb_agg(n.reference order by n.reference), '[]') from ticket n where n.follow_up_of = t.reference)
        as follow_ups,
      case when t.state = 'closed' then '[]'::jsonb else ticket_settlers(t.organisation_id, t.partner_id, t.filer_id) end
        as settlers,
      case when t.partner_id is not null then ticket_partner(t.partner_id, t.organisation_id) end as partner,
      case when t.facts ? 'escalations' then escalation_points(t.subscription_id, t.facts -> 'escalations') end
        as escalation_points, ${hasReader} as has_reader, ${warned} as warned
    from ticket t
    join organisation o on o.id = t.organisation_id
    join contact c on c.id = t.filer_id
    left join agent a on a.id = t.assignee_id
    left join subscription s on s.id = t.subscription_id
    left join product pr on pr.id = s.product_id
    left join subscription_terms v on v.subscription_id = t.subscription_id
      and v.version = case when t.terms_version is not null then t.terms_version
        else terms_at_filing(t.subscription_id, t.filed_at) end
    where t.reference = $1`);
const pageQueries = {
  desk: pageQuery(
    {
      internalSequence: "t.internal_sequence",
      warned: WARNED,
      hasReader: `t.waiting_on is distinct from 'beneficiary'
      or ticket_has_reader(t.organisation_id, t.partner_id, t.filer_id)`,
    },
    whole,
  ),
  portal: pageQuery({ internalSequence: "0", warned: "null::jsonb", hasReader: "true" }, seen),
};

const stampQuery = (warned: string) =>
  fixed<Pick<PageRow, "stamp" | "warned">>(
    `select ${STAMP} as stamp, ${warned} as warned from ticket t where t.reference = $1`,
  );
const stampQueries = { desk: stampQuery(WARNED), portal: stampQuery("null::jsonb") };

/** Whether a page that was read before still says what it would now; undefined where the ticket is not there for who asks. */
export async function findStamp(db: Queries, reference: string, internal: boolean) {
  const asked = stampQueries[internal ? "desk" : "portal"](reference);
  const { rows } = await db.executeQuery(asked);
  return rows[0];
}

/** One ticket with as much of its history as is asked for, in one round; undefined where it is not there for who asks. */
export async function findTicketPage(
  db: Queries,
  reference: string,
  part: HistoryPart,
): Promise<TicketPage | undefined> {
  const { internal, before, limit } = part;
  const role = internal ? "desk" : "portal";
  const key = [before?.at ?? null, before?.chain ?? null, before?.sequence ?? null];
  const [[row], said] = await together(
    db,
    pageQueries[role](reference),
    saidQueries[role](reference, ...key, limit),
  );
  if (row === undefined) return undefined;
  return { row, ticket: ticketOf(row), history: historyOf(said) };
}

export interface TicketPage {
  readonly row: PageRow;
  readonly ticket: Ticket;
  /** Newest first. */
  readonly history: readonly HistoryRow[];
}

export interface PageRow extends Omit<
  TicketRow,
  "public_head" | "internal_head" | "coverage" | "escalated_at" | "acknowledged_at"
> {
  /** What the page was made from. */
  readonly stamp: string;
  readonly organisation_name: string;
  readonly filer_name: string;
  readonly assignee_name: string | null;
  readonly sku: string | null;
  readonly covered_until: string | null;
  readonly product_name: string | null;
  readonly offer_name: string | null;
  readonly follow_ups: readonly string[];
  /** Through whom the ticket was filed, with the ids of who speaks for it, and of who did before they left it. */
  readonly partner: { readonly name: string | null; readonly contacts: readonly string[] } | null;
  readonly settlers: readonly { readonly id: string; readonly name: string }[];
  /** By the version of the contract's terms that an escalation names; null where nothing was ever escalated to them. */
  readonly escalation_points: PointsByTerms;
  /** Whether a letter to its beneficiary has a reader, where it waits for one; true for contacts. */
  readonly has_reader: boolean;
  /** How near its clocks are, as it was kept last; null for contacts, and where none has passed a threshold. */
  readonly warned: { readonly threshold: number; readonly since: string } | null;
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
  readonly attachments: readonly FileRow[];
}

interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly sha256: string;
}

/** Where a page of the history ended: everything before it is older. */
export interface HistoryKey {
  readonly at: string;
  readonly chain: string;
  readonly sequence: number;
}

/** How much of the history: what is before the key, internal events only where `internal` says so. */
export interface HistoryPart {
  readonly internal: boolean;
  readonly before: HistoryKey | undefined;
  readonly limit: number;
}

/** One text of an event, beside the event; an event without texts is one row too. */
interface SaidRow extends Omit<HistoryRow, "people" | "texts" | "attachments"> {
  readonly name: string | null;
  readonly text: string | null;
  readonly assignee_id: string | null;
  readonly assignee: string | null;
  readonly previous_id: string | null;
  readonly previous: string | null;
  readonly said_by_id: string | null;
  readonly said_by: string | null;
  /** Of the event; null where its hashes bind no file. */
  readonly files: readonly FileRow[] | null;
}

/** How the contact is found whom an event names: who acted, or whose words an agent wrote down. No event has both. */
interface Calling {
  readonly name: string;
  readonly join: string;
}

/**
 * Under row-level security a joined table's policy is worked out once, and for each name anew where it is asked for by
 * itself; without it, looking up the few names of a ticket is cheaper than what a plan for many of them does.
 */
const callings: Record<"portal" | "desk", Calling> = {
  portal: { name: "c.name", join: "left join contact c on c.id = e.speaker_id" },
  desk: {
    name: "case when e.speaker_id is not null then (select name from contact where id = e.speaker_id) end",
    join: "",
  },
};

/** What the agents' table, which hides nobody's name, says of whom an event names as that. */
function agentName(id: string): string {
  return `case when e.${id} is not null then (select name from agent where id = e.${id}) end`;
}

/**
 * The latest events, newest first, each beside its texts and the names of whom it names. Ids are taken out of the JSON
 * first: row-level security lets no index be searched by what has yet to be taken out.
 */
const saidQuery = ({ name, join }: Calling, { payload }: Naming, internal: boolean) =>
  fixed<SaidRow>(`
  select e.chain, e.sequence, e.at, e.type, e.actor, ${payload} as payload, e.assignee_id, e.previous_id, e.said_by_id,
    g.level, case when e.agent_id is not null then g.name else ${name} end as by,
    ${agentName("assignee_id")} as assignee, ${agentName("previous_id")} as previous,
    case when e.said_by_id is not null then ${name} end as said_by, e.files, x.name, x.text
  from (
    select *, case actor ->> 'kind' when 'agent' then (actor ->> 'id')::uuid end as agent_id,
      coalesce(payload ->> 'assignee', payload ->> 'agent')::uuid as assignee_id, (payload ->> 'previous')::uuid as previous_id,
      (payload #>> '{recorded,saidBy}')::uuid as said_by_id,
      coalesce(payload #>> '{recorded,saidBy}', case actor ->> 'kind' when 'contact' then actor ->> 'id' end)::uuid as speaker_id,
      case when strpos(hashes::text, '"file:') > 0 then event_files(ticket_id, chain, sequence) end as files
    from event
    where ticket_id = (select id from ticket where reference = $1)${internal ? "" : " and chain = 'public'"}
      and ($2::timestamptz is null or (at, chain, sequence) < ($2::timestamptz, $3::text, $4::int))
    order by at desc, chain desc, sequence desc
    limit $5
  ) e left join agent g on g.id = e.agent_id ${join}
  left join event_text x on x.ticket_id = e.ticket_id and x.chain = e.chain and x.sequence = e.sequence
  order by e.at desc, e.chain desc, e.sequence desc`);
const saidQueries = {
  desk: saidQuery(callings.desk, whole, true),
  portal: saidQuery(callings.portal, seen, false),
};

type Growing = Omit<HistoryRow, "texts"> & { readonly texts: Record<string, string | null> };

/** The events of rows that stand together, each with what was said and handed in with it. */
function historyOf(said: readonly SaidRow[]): readonly HistoryRow[] {
  const history: Growing[] = [];
  for (const row of said) {
    const { chain, sequence, at, type, actor, payload, by, level } = row;
    let event = history.at(-1);
    if (event?.chain !== chain || event.sequence !== sequence) {
      const beside = { people: peopleOf(row), texts: {}, attachments: row.files ?? [] };
      event = { chain, sequence, at, type, actor, payload, by, level, ...beside };
      history.push(event);
    }
    if (row.name !== null) event.texts[row.name] = row.text;
  }
  return history;
}

function peopleOf(row: SaidRow): HistoryRow["people"] {
  const named = [
    [row.assignee_id, row.assignee],
    [row.previous_id, row.previous],
    [row.said_by_id, row.said_by],
  ] as const;
  const people = new Map<string, string>();
  for (const [id, name] of named) if (id !== null && name !== null) people.set(id, name);
  return [...people].map(([id, name]) => ({ id, name }));
}
