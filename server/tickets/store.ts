import { sql } from "kysely";
import type { Transaction } from "#server/platform/database.ts";
import { instantOf } from "#server/platform/time.ts";

/** Until the end of the transaction nobody else says which of this beneficiary's tickets is whose duplicate. */
export async function lockDuplicates(tx: Transaction, organisation: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${organisation}, 7376142515))`.execute(
    tx,
  );
}

/** Whether a version is out on that day, and whether it is still to come: of two products it may be both. Undefined where there is none. */
export async function findRelease(tx: Transaction, version: string, today: Temporal.PlainDate) {
  const { rows } = await sql<{ isOut: boolean; isAwaited: boolean }>`
    select bool_or(not planned and released_on <= ${today.toString()}::date) as "isOut",
      bool_or(planned or released_on > ${today.toString()}::date) as "isAwaited"
    from release where version = ${version} having count(*) > 0`.execute(tx);
  return rows[0];
}

/** Where an event stands in words: when, what and by whom, oldest first, after the given places of the chains. */
export async function listChangesSince(
  tx: Transaction,
  ticket: string,
  seen: { public: number; internal: number | null },
) {
  const { rows } = await sql<{
    at: Date;
    type: string;
    chain: "public" | "internal";
    by: string | null;
  }>`
    select e.at, e.type, e.chain, coalesce(a.name, c.name) as by
    from event e
    left join agent a on e.actor ->> 'kind' = 'agent' and a.id = (e.actor ->> 'id')::uuid
    left join contact c on e.actor ->> 'kind' = 'contact' and c.id = (e.actor ->> 'id')::uuid
    where e.ticket_id = ${ticket}
      and (
        (e.chain = 'public' and e.sequence > ${seen.public})
        or (e.chain = 'internal' and ${seen.internal}::int is not null and e.sequence > ${seen.internal}::int)
      )
    order by e.at, e.chain desc, e.sequence limit 50`.execute(tx);
  return rows.map((row) => ({
    at: instantOf(row.at).toString(),
    type: row.type,
    chain: row.chain,
    by: row.by ?? "",
  }));
}
