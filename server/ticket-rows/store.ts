import { sql, type Selectable, type Updateable } from "kysely";
import { as, type Reference } from "#core/kit/brand.ts";
import { ok } from "#core/kit/result.ts";
import type { Written } from "#core/kit/written.ts";
import type { Closure, InformationRequest, Ticket } from "#core/tickets/ticket.ts";
import { openEscalation } from "#core/tickets/escalation.ts";
import { readEscalation } from "#core/tickets/written-escalation.ts";
import { termsVersionAt } from "#server/contracts/index.ts";
import type { Heads } from "#server/events/index.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import type { Ticket as TicketTable } from "#server/platform/tables.ts";
import { fixed, sendAhead, together } from "#server/platform/driver.ts";
import { claimedKey, claimingKey, type Claim, type Claimed } from "#server/platform/idempotency.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";
import { trusted } from "#server/platform/trusted.ts";

/** A ticket with what the database keeps beside the fold: its names and where its chains end. */
export interface StoredTicket {
  readonly id: string;
  readonly reference: Reference;
  readonly ticket: Ticket;
  readonly heads: Heads;
  /** The alert that calls somebody; absent while nobody is called. */
  readonly alert?: string;
}

type Row = Selectable<TicketTable>;

const locking = fixed<Row>("select * from ticket where reference = $1 for update");

/**
 * Locks the ticket until the transaction ends, and then claims the key of the command, if it has one, in the same round.
 * `stored` is undefined where there is no such ticket.
 */
export async function lockTicket(
  tx: Transaction,
  reference: string,
  claim: Claim | undefined,
): Promise<{ readonly stored: StoredTicket | undefined; readonly claimed: Claimed }> {
  const claims = claim === undefined ? [] : [claimingKey(tx, claim)];
  const [[row], ...made] = await together(tx, locking(reference), ...claims);
  const claimed = claim === undefined ? ok(undefined) : await claimedKey(tx, claim, made.flat());
  return { stored: row === undefined ? undefined : storedOf(row), claimed };
}

/** The ticket of a reference, not locked: for what is cited, and for whoever only looks. */
export async function findTicket(
  db: Queries,
  reference: string,
): Promise<StoredTicket | undefined> {
  const row = await db
    .selectFrom("ticket")
    .selectAll()
    .where("reference", "=", reference)
    .executeTakeFirst();
  return row === undefined ? undefined : storedOf(row);
}

/** A ticket as it was filed, with what is kept beside the fold. */
interface Filed {
  readonly stored: StoredTicket;
  readonly subject: string;
  /** What the contract answered, as JSON; absent where nobody asked it. */
  readonly coverage?: string;
}

export async function insertTicket(
  tx: Transaction,
  stored: StoredTicket,
  beside: Omit<Filed, "stored">,
): Promise<void> {
  await insertTickets(tx, [{ stored, ...beside }]);
}

export async function insertTickets(tx: Transaction, filed: readonly Filed[]): Promise<void> {
  const rows = filed.map(({ stored, subject, coverage = null }) => ({
    ...columnsOf(stored),
    id: stored.id,
    reference: stored.reference,
    subject,
    organisation_id: stored.ticket.organisation,
    partner_id: stored.ticket.partner,
    filer_id: stored.ticket.filer,
    subscription_id: stored.ticket.subscription,
    terms_version: termsVersionAt(stored.ticket.subscription, stored.ticket.filedAt),
    channel: stored.ticket.channel,
    nature: stored.ticket.nature,
    follow_up_of: stored.ticket.followUpOf,
    environment_id: stored.ticket.environment?.id ?? null,
    environment_version: stored.ticket.environment?.version ?? null,
    covered: stored.ticket.covered,
    coverage,
    filed_at: dateOf(stored.ticket.filedAt),
  }));
  await tx.insertInto("ticket").values(rows).execute();
}

export async function saveTicket(tx: Transaction, stored: StoredTicket): Promise<void> {
  const columns = columnsOf(stored);
  saving ??= savingOf(Object.keys(columns));
  await sendAhead(tx, saving(...Object.values(columns), stored.id));
}

/** Written once, in the order in which `columnsOf` names what it makes. */
let saving: ReturnType<typeof savingOf> | undefined;

function savingOf(names: readonly string[]) {
  const sets = names.map((name, index) => `${name} = $${index + 1}`).join(", ");
  return fixed(`update ticket set ${sets} where id = $${names.length + 1}`);
}

type Facts = Pick<
  Ticket,
  | "severityQualified"
  | "qualification"
  | "requests"
  | "providedSince"
  | "conclusions"
  | "refusals"
  | "attempts"
  | "escalations"
  | "intake"
>;

/** What a command can change. What was filed stays as it was filed. */
function columnsOf({ ticket, heads }: StoredTicket) {
  const {
    severityQualified,
    qualification,
    requests,
    providedSince,
    conclusions,
    refusals,
    attempts,
    escalations,
    closure,
    intake,
  } = ticket;
  const facts = {
    severityQualified,
    qualification,
    requests,
    providedSince,
    conclusions,
    refusals,
    attempts,
    closure,
    // Most tickets of before have none: their rows stay as they were written.
    ...(intake === null ? {} : { intake }),
    ...(escalations.length === 0 ? {} : { escalations }),
  };
  return {
    declared_severity: ticket.declaredSeverity,
    severity: ticket.severity,
    state: ticket.state,
    level: ticket.level,
    assignee_id: ticket.assignee,
    waiting_on: ticket.waitingOn,
    waiting_since: dateOf(ticket.waitingSince),
    changed_at: dateOf(ticket.changedAt),
    closed_at: closure === null ? null : dateOf(closure.at),
    public_sequence: ticket.publicSequence,
    internal_sequence: ticket.internalSequence,
    public_head: Buffer.from(heads.public.hash, "hex"),
    internal_head: Buffer.from(heads.internal.hash, "hex"),
    facts: JSON.stringify(facts),
    ...escalationOf(ticket),
  } satisfies Updateable<TicketTable>;
}

/** Of the open escalation, for queues: the rest of it stands in the facts. */
function escalationOf(ticket: Ticket) {
  const open = openEscalation(ticket);
  const seen = open?.acknowledged ?? null;
  return {
    escalated_at: open === undefined ? null : dateOf(open.at),
    acknowledged_at: seen === null ? null : dateOf(seen.at),
  };
}

function storedOf(row: Row): StoredTicket {
  return {
    id: row.id,
    reference: as<"Reference">(row.reference),
    ticket: ticketOf(row),
    heads: {
      public: { sequence: row.public_sequence, hash: row.public_head.toString("hex") },
      internal: { sequence: row.internal_sequence, hash: row.internal_head.toString("hex") },
    },
    ...(row.alert_id === null ? {} : { alert: row.alert_id }),
  };
}

export type TicketRow = Row;

/** The ticket that a row keeps; equal to the fold of the ticket's events. */
export function ticketOf(
  row: Omit<
    Row,
    | "public_head"
    | "internal_head"
    | "id"
    | "reference"
    | "subject"
    | "coverage"
    | "escalated_at"
    | "acknowledged_at"
    | "alert_id"
  >,
): Ticket {
  const facts = trusted<Written<Facts & { closure: Closure | null }>>(row.facts);
  const { closure } = facts;
  return trusted<Ticket>({
    organisation: as<"OrganisationId">(row.organisation_id),
    partner: row.partner_id === null ? null : as<"OrganisationId">(row.partner_id),
    filer: as<"ContactId">(row.filer_id),
    subscription: row.subscription_id === null ? null : as<"SubscriptionId">(row.subscription_id),
    channel: row.channel,
    nature: row.nature,
    followUpOf: row.follow_up_of,
    environment: environmentOf(row),
    covered: row.covered,
    intake: facts.intake ?? null,
    declaredSeverity: row.declared_severity,
    severity: row.severity,
    severityQualified: facts.severityQualified,
    qualification: facts.qualification,
    assignee: row.assignee_id,
    level: row.level,
    state: row.state,
    waitingOn: row.waiting_on,
    filedAt: instantOf(row.filed_at),
    changedAt: instantOf(row.changed_at),
    waitingSince: instantOf(row.waiting_since),
    requests: facts.requests.map(dated).map(withMarks),
    providedSince: facts.providedSince,
    conclusions: facts.conclusions.map(dated),
    refusals: facts.refusals,
    attempts: facts.attempts.map(dated),
    escalations: (facts.escalations ?? []).map(readEscalation),
    publicSequence: row.public_sequence,
    internalSequence: row.internal_sequence,
    closure: closure === null ? null : dated(closure),
  });
}

function environmentOf(row: Pick<Row, "environment_id" | "environment_version">) {
  const { environment_id: id, environment_version: version } = row;
  return id === null || version === null ? null : { id, version };
}

/** Requests of before they were marked do not say that they are not. */
function withMarks<Kept extends Partial<Pick<InformationRequest, "environmentItem" | "keys">>>(
  request: Kept,
) {
  const { environmentItem = null, keys = [] } = request;
  return { ...request, environmentItem, keys };
}

function dated<Kept extends { readonly at: string }>(
  kept: Kept,
): Omit<Kept, "at"> & { readonly at: Temporal.Instant } {
  return { ...kept, at: Temporal.Instant.from(kept.at) };
}

/** The next number of the desk's counter; a number whose filing fails is not given again. */
export async function nextNumber(tx: Transaction): Promise<number> {
  const [number] = await nextNumbers(tx, 1);
  if (number === undefined) throw new Error("The counter of tickets gave no number");
  return number;
}

export async function nextNumbers(tx: Transaction, count: number): Promise<readonly number[]> {
  const { rows } = await sql<{ number: number }>`
    select nextval('ticket_number')::int as number from generate_series(1, ${count}::int)`.execute(
    tx,
  );
  return rows.map(({ number }) => number);
}

/** Whether there is such a ticket, readable or not. */
export async function findTicketId(db: Queries, reference: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from ticket where reference = ${reference}`.execute(db);
  return rows[0]?.id;
}

/** Tickets after a reference, in the order of references; by name only, since a row may not be readable. */
export async function listReferencesAfter(
  db: Queries,
  after: string,
  limit: number,
): Promise<readonly { readonly id: string; readonly reference: string }[]> {
  const { rows } = await sql<{ id: string; reference: string }>`
    select id, reference from ticket where reference > ${after}
    order by reference limit ${limit}`.execute(db);
  return rows;
}
