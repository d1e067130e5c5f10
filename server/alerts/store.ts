import { sql } from "kysely";
import { as, type AgentId } from "#core/kit/brand.ts";
import type { NoticeTells } from "#core/on-call/alert.ts";
import type { AlertAnswer, AlertDoor, AlertGround } from "#core/tickets/vocabulary.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

/** An alert that calls somebody, as far as it went. */
export interface OpenAlert {
  readonly id: string;
  readonly ticket: string;
  /** Of the ticket's, from 1. */
  readonly number: number;
  readonly ground: AlertGround;
  readonly round: number;
  /** How many were called so far. */
  readonly step: number;
  /** When it passes to the next; null once nobody is called any more. */
  readonly due: Temporal.Instant | null;
  /** Who was called in this round, in their order. */
  readonly called: readonly AgentId[];
  /** When the last thing happened to it. */
  readonly since: Temporal.Instant;
}

/** Undefined where there is none such, or it is over. */
export async function findOpenAlert(db: Queries, id: string): Promise<OpenAlert | undefined> {
  const { rows } = await sql<
    Omit<OpenAlert, "due" | "called" | "since"> & {
      readonly due: Date | null;
      readonly called: string[];
      readonly since: Date;
    }
  >`
    select id, ticket_id as ticket, number, ground, round, step, due_at as due, array(
      select c.agent_id::text from on_call_call c where c.alert_id = a.id and c.round = a.round order by c.step
    ) as called, greatest(opened_at, managers_told_at, (
      select max(called_at) from on_call_call c where c.alert_id = a.id
    )) as since
    from on_call_alert a where id = ${id}::uuid and ended_at is null`.execute(db);
  const [row] = rows;
  return (
    row && {
      ...row,
      due: row.due === null ? null : instantOf(row.due),
      called: row.called.map((agent) => as<"AgentId">(agent)),
      since: instantOf(row.since),
    }
  );
}

/** Which ticket an alert is of, and how it was answered, open or not. */
export async function findAlertPlace(db: Queries, id: string) {
  const { rows } = await sql<{
    reference: string;
    acknowledgedBy: string | null;
    byName: string | null;
    isOver: boolean;
  }>`
    select t.reference, a.acknowledged_by as "acknowledgedBy", g.name as "byName",
      a.ended_at is not null as "isOver"
    from on_call_alert a join ticket t on t.id = a.ticket_id left join agent g on g.id = a.acknowledged_by
    where a.id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Whether that public event has called before. */
export async function hasCalled(tx: Transaction, ticket: string, sequence: number) {
  const found = await tx
    .selectFrom("on_call_alert")
    .select("id")
    .where("ticket_id", "=", ticket)
    .where("because_sequence", "=", sequence)
    .executeTakeFirst();
  return found !== undefined;
}

interface NewAlert {
  readonly id: string;
  readonly ticket: string;
  readonly ground: AlertGround;
  /** The public event that called. */
  readonly because: number;
  readonly at: Temporal.Instant;
}

/** Opens an alert for a ticket that is locked, and that has none which is open. @returns its number. */
export async function insertAlert(tx: Transaction, alert: NewAlert): Promise<number> {
  const { id, ticket, ground, because, at } = alert;
  const { rows } = await sql<{ number: number }>`
    insert into on_call_alert (id, ticket_id, number, ground, because_sequence, opened_at, round, step)
    select ${id}::uuid, ${ticket}::uuid, count(*) + 1, ${ground}, ${because}, ${dateOf(at)}, 1, 0
    from on_call_alert where ticket_id = ${ticket}::uuid
    returning number`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error("An alert that was just opened is gone");
  await sql`update ticket set alert_id = ${id}::uuid where id = ${ticket}::uuid`.execute(tx);
  return row.number;
}

interface Progress extends Pick<OpenAlert, "id" | "round" | "step" | "due"> {
  readonly managersToldAt: Temporal.Instant | null;
}

export async function saveProgress(tx: Transaction, alert: Progress): Promise<void> {
  const { id, round, step, due, managersToldAt } = alert;
  const told = managersToldAt === null ? null : dateOf(managersToldAt);
  await sql`update on_call_alert set round = ${round}, step = ${step},
      due_at = ${due === null ? null : dateOf(due)}::timestamptz,
      managers_told_at = coalesce(${told}::timestamptz, managers_told_at)
    where id = ${id}::uuid`.execute(tx);
}

interface NewCall {
  readonly alert: string;
  readonly step: number;
  readonly round: number;
  readonly agent: AgentId;
  readonly at: Temporal.Instant;
}

export async function insertCall(tx: Transaction, call: NewCall): Promise<void> {
  await tx
    .insertInto("on_call_call")
    .values({
      alert_id: call.alert,
      step: call.step,
      round: call.round,
      agent_id: call.agent,
      called_at: dateOf(call.at),
    })
    .execute();
}

/** Ends an open alert, and says so beside the ticket. */
export async function endAlert(
  tx: Transaction,
  { id, ticket }: Pick<OpenAlert, "id" | "ticket">,
  at: Temporal.Instant,
  answered: { readonly by: string; readonly how: AlertAnswer } | null,
): Promise<void> {
  await tx
    .updateTable("on_call_alert")
    .set({
      due_at: null,
      ended_at: dateOf(at),
      acknowledged_by: answered?.by ?? null,
      how: answered?.how ?? null,
    })
    .where("id", "=", id)
    .execute();
  await tx.updateTable("ticket").set({ alert_id: null }).where("id", "=", ticket).execute();
}

/** What is told of an alert, by one door. */
export interface NewNotice {
  readonly id: string;
  readonly alert: string | null;
  readonly step: number;
  readonly tells: NoticeTells;
  readonly door: AlertDoor;
  readonly agent: string | null;
  readonly subscription: string | null;
  readonly at: Temporal.Instant;
}

export async function insertNotices(tx: Transaction, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map(({ alert, agent, subscription, at, ...notice }) => ({
    ...notice,
    alert_id: alert,
    agent_id: agent,
    subscription_id: subscription,
    queued_at: dateOf(at),
  }));
  await tx.insertInto("alert_notice").values(rows).execute();
}

/** Where these agents are reached beside their mail: each of their browsers. */
export async function listBrowsers(tx: Transaction, agents: readonly string[]) {
  const { rows } = await sql<{ id: string; agent: string }>`
    select id, agent_id as agent from push_subscription
    where agent_id = any(${[...agents]}::uuid[]) order by created_at, id`.execute(tx);
  return rows;
}

/** Where the paging service's secret is kept, for which it is sealed. */
export const PAGING_SECRET = "paging_webhook.secret";

export async function hasPaging(tx: Transaction): Promise<boolean> {
  const found = await tx.selectFrom("paging_webhook").select("single").executeTakeFirst();
  return found !== undefined;
}
