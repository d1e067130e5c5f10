import { sql } from "kysely";
import type { NoticeOutcome, NoticeTells } from "#core/on-call/alert.ts";
import type { Language } from "#core/people/actor.ts";
import type { AlertDoor, AlertGround, Severity } from "#core/tickets/vocabulary.ts";
import type { Queries } from "#server/platform/database.ts";
import { dateOf } from "#server/platform/time.ts";
import { worksTickets } from "#server/standing/index.ts";

export interface Reader {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly timeZone: string;
  /** Whether he or she may still read the ticket. */
  readonly worksTickets: boolean;
}

/** What a notice tells, with all that its door may say. */
export interface Notice {
  readonly id: string;
  readonly tells: NoticeTells;
  readonly door: AlertDoor;
  readonly outcome: NoticeOutcome;
  readonly subscription: string | null;
  readonly step: number;
  readonly queuedAt: Date;
  /** Null for a test. */
  readonly alert: {
    readonly id: string;
    readonly number: number;
    readonly ground: AlertGround;
    readonly round: number;
    readonly isOpen: boolean;
    readonly isLast: boolean;
    readonly acknowledgedBy: string | null;
    readonly reference: string;
    readonly subject: string;
    readonly organisation: string;
    readonly severity: Severity;
  } | null;
  readonly reader: Reader | null;
}

export async function findNotice(db: Queries, id: string): Promise<Notice | undefined> {
  const { rows } = await sql<Notice>`
    select n.id, n.tells, n.door, n.outcome, n.subscription_id as subscription, n.step, n.queued_at as "queuedAt",
      case when a.id is not null then jsonb_build_object(
        'id', a.id, 'number', a.number, 'ground', a.ground, 'round', a.round, 'isOpen', a.ended_at is null,
        'isLast', a.due_at is null, 'acknowledgedBy', b.name, 'reference', t.reference, 'subject', t.subject,
        'organisation', o.name, 'severity', t.severity) end as alert,
      case when r.id is not null then jsonb_build_object(
        'id', r.id, 'name', r.name, 'email', r.email, 'language', r.language, 'timeZone', r.time_zone,
        'worksTickets', r.works) end as reader
    from alert_notice n
    left join on_call_alert a on a.id = n.alert_id left join ticket t on t.id = a.ticket_id
    left join organisation o on o.id = t.organisation_id left join agent b on b.id = a.acknowledged_by
    left join lateral (select a.*, ${worksTickets} as works from agent a where a.id = n.agent_id) r on true
    where n.id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** What came of one try. */
export async function saveTry(
  db: Queries,
  id: string,
  outcome: NoticeOutcome,
  status: number | null,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update alert_notice set tries = tries + 1, tried_at = ${dateOf(at)}, outcome = ${outcome},
    status = ${status}::int where id = ${id}::uuid`.execute(db);
}

export async function saveDropped(db: Queries, id: string): Promise<void> {
  await db.updateTable("alert_notice").set({ outcome: "dropped" }).where("id", "=", id).execute();
}

export async function findBrowser(db: Queries, id: string) {
  return db
    .selectFrom("push_subscription")
    .select(["id", "endpoint", "p256dh", "auth"])
    .where("id", "=", id)
    .executeTakeFirst();
}

/** The browser is gone: it is pushed to no more. */
export async function forgetBrowser(db: Queries, id: string): Promise<void> {
  await db.deleteFrom("push_subscription").where("id", "=", id).execute();
}

export async function findPagingAddress(db: Queries) {
  return db.selectFrom("paging_webhook").select(["url", "secret"]).executeTakeFirst();
}
