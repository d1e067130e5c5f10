import { sql } from "kysely";
import type { IntakeForm } from "#core/intake/form.ts";
import type { IntakeItem } from "#core/intake/items.ts";
import type { Language } from "#core/people/actor.ts";
import type { Nature } from "#core/tickets/vocabulary.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

/** The latest version of each nature that somebody wrote. */
export async function listForms(queries: Queries): Promise<IntakeForm[]> {
  const { rows } = await sql<{ nature: Nature; version: number; items: IntakeItem[] }>`
    select distinct on (nature) nature, version, items from intake_form
    order by nature, version desc`.execute(queries);
  return rows;
}

export async function findForm(
  queries: Queries,
  nature: Nature,
  version: number,
): Promise<IntakeForm | undefined> {
  const { rows } = await sql<{ nature: Nature; version: number; items: IntakeItem[] }>`
    select nature, version, items from intake_form
    where nature = ${nature} and version = ${version}`.execute(queries);
  return rows[0];
}

/** The one that held at a moment; undefined where nobody had written one yet. */
export async function findFormAt(
  queries: Queries,
  nature: Nature,
  at: Temporal.Instant,
): Promise<IntakeForm | undefined> {
  const { rows } = await sql<{ nature: Nature; version: number; items: IntakeItem[] }>`
    select nature, version, items from intake_form
    where nature = ${nature} and written_at <= ${at.toString()}::timestamptz
    order by version desc limit 1`.execute(queries);
  return rows[0];
}

/** Number of the latest version, 0 where nobody wrote one; two who write at once wait for each other. */
export async function lockVersion(tx: Transaction, nature: Nature): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${nature}, 7376142506))`.execute(tx);
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(version), 0)::int as version from intake_form
    where nature = ${nature}`.execute(tx);
  return rows[0]?.version ?? 0;
}

export async function insertForm(
  tx: Transaction,
  { nature, version, items }: IntakeForm,
  {
    at,
    agentId,
    why,
  }: { readonly at: Temporal.Instant; readonly agentId: string; readonly why: string },
): Promise<void> {
  await tx
    .insertInto("intake_form")
    .values({
      nature,
      version,
      items: JSON.stringify(items),
      written_at: dateOf(at),
      agent_id: agentId,
      why,
    })
    .execute();
}

export async function listVersions(queries: Queries, nature: Nature) {
  const { rows } = await sql<{ version: number; at: Date; by: string; why: string }>`
    select f.version, f.written_at as at, a.name as by, f.why
    from intake_form f join agent a on a.id = f.agent_id
    where f.nature = ${nature} order by f.version desc limit 100`.execute(queries);
  return rows.map(({ at, ...row }) => ({ ...row, at: instantOf(at).toString() }));
}

/** Files of the public side of a ticket, and the language of whoever filed it. */
export async function readFiled(
  queries: Queries,
  ticketId: string,
): Promise<{
  readonly files: readonly { readonly attachment: string; readonly name: string }[];
  readonly language: Language;
}> {
  const { rows } = await sql<{
    files: { attachment: string; name: string }[];
    language: Language;
  }>`
    select c.language, coalesce((
      select json_agg(json_build_object('attachment', h.id, 'name', h.name)) from attachment h
      where h.ticket_id = t.id and h.chain = 'public'), '[]') as files
    from ticket t join contact c on c.id = t.filer_id where t.id = ${ticketId}`.execute(queries);
  return rows[0] ?? { files: [], language: "fr" };
}
