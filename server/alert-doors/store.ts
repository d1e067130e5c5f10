import { sql } from "kysely";
import type { NoticeOutcome, NoticeTells } from "#core/on-call/alert.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf, isoOf } from "#server/platform/time.ts";

export async function listPush(db: Queries, agent: string) {
  const rows = await db
    .selectFrom("push_subscription")
    .select(["id", "browser", "endpoint", "created_at"])
    .where("agent_id", "=", agent)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(({ created_at: createdAt, ...row }) => ({ ...row, since: isoOf(createdAt) }));
}

interface NewPush {
  readonly id: string;
  readonly agent: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly browser: string;
  readonly at: Temporal.Instant;
}

/** A browser is one agent's at a time: whoever turns it on has it, with the keys that it has now. */
export async function savePush(tx: Transaction, push: NewPush): Promise<void> {
  const { id, agent, endpoint, p256dh, auth, browser, at } = push;
  await sql`
    insert into push_subscription (id, agent_id, endpoint, p256dh, auth, browser, created_at)
    values (${id}::uuid, ${agent}::uuid, ${endpoint}, ${p256dh}, ${auth}, ${browser}, ${dateOf(at)})
    on conflict (endpoint) do update set agent_id = excluded.agent_id, p256dh = excluded.p256dh,
      auth = excluded.auth, browser = excluded.browser, created_at = excluded.created_at`.execute(
    tx,
  );
}

/** @returns whether there was one of that agent's. */
export async function deletePush(db: Transaction, id: string, agent: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("push_subscription")
    .where("id", "=", id)
    .where("agent_id", "=", agent)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function findPaging(db: Queries) {
  const { rows } = await sql<{ url: string; setAt: Date; setBy: string }>`
    select w.url, w.set_at as "setAt", a.name as "setBy"
    from paging_webhook w join agent a on a.id = w.set_by`.execute(db);
  const [row] = rows;
  return row && { ...row, setAt: isoOf(row.setAt) };
}

interface NewPaging {
  readonly url: string;
  /** Sealed. */
  readonly secret: string | null;
  readonly at: Temporal.Instant;
  readonly by: string;
}

/** Without a secret the one that there is stays. @returns whether there is one now. */
export async function savePaging(tx: Transaction, paging: NewPaging): Promise<boolean> {
  const { url, secret, at, by } = paging;
  const { rows } = await sql<{ single: boolean }>`
    insert into paging_webhook (url, secret, set_at, set_by)
    select ${url}, coalesce(${secret}::text, known.secret), ${dateOf(at)}, ${by}::uuid
    from (select (select secret from paging_webhook) as secret) known
    where coalesce(${secret}::text, known.secret) is not null
    on conflict (single) do update set url = excluded.url, secret = excluded.secret,
      set_at = excluded.set_at, set_by = excluded.set_by
    returning single`.execute(tx);
  return rows.length > 0;
}

export async function findSecret(tx: Transaction): Promise<string | undefined> {
  const found = await tx.selectFrom("paging_webhook").select("secret").executeTakeFirst();
  return found?.secret;
}

/** Where it is still that one. */
export async function replaceSecret(tx: Transaction, kept: string, sealed: string): Promise<void> {
  await tx
    .updateTable("paging_webhook")
    .set({ secret: sealed })
    .where("secret", "=", kept)
    .execute();
}

export async function deletePaging(tx: Transaction): Promise<void> {
  await tx.deleteFrom("paging_webhook").execute();
}

const SHOWN = 50;

/** What was told to the paging service, the latest first. */
export async function listDeliveries(db: Queries) {
  const { rows } = await sql<{
    id: string;
    tells: NoticeTells;
    reference: string | null;
    at: Date;
    tries: number;
    triedAt: Date | null;
    status: number | null;
    outcome: NoticeOutcome;
  }>`
    select n.id, n.tells, t.reference, n.queued_at as at, n.tries, n.tried_at as "triedAt", n.status, n.outcome
    from alert_notice n
    left join on_call_alert a on a.id = n.alert_id left join ticket t on t.id = a.ticket_id
    where n.door = 'webhook' order by n.queued_at desc, n.id desc limit ${SHOWN}`.execute(db);
  return rows.map(({ at, triedAt, ...row }) => ({
    ...row,
    at: isoOf(at),
    triedAt: triedAt === null ? null : isoOf(triedAt),
  }));
}
