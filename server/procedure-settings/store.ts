import { sql } from "kysely";
import type { ProcedureSettings } from "#core/procedure/settings.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

interface WrittenVersion {
  readonly version: number;
  readonly writtenAt: Temporal.Instant;
  /** Name of the agent who wrote it. */
  readonly by: string;
  readonly why: string;
  /** Without those that came with a later program. */
  readonly settings: Partial<ProcedureSettings>;
}

/** So many versions at most, the latest first. */
export async function listVersions(queries: Queries, limit: number): Promise<WrittenVersion[]> {
  const { rows } = await sql<Omit<WrittenVersion, "writtenAt"> & { readonly writtenAt: Date }>`
    select s.version, s.written_at as "writtenAt", a.name as by, s.why, s.settings
    from procedure_settings s join agent a on a.id = s.agent_id
    order by s.version desc limit ${limit}`.execute(queries);
  return rows.map(({ writtenAt, ...row }) => ({ ...row, writtenAt: instantOf(writtenAt) }));
}

/** Whoever changes the settings first makes the next version; the other then reads it. */
export async function lockSettings(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('procedure settings', 7376142512))`.execute(
    tx,
  );
}

interface NewVersion extends Omit<WrittenVersion, "by" | "settings"> {
  readonly agentId: string;
  readonly settings: ProcedureSettings;
}

export async function insertVersion(tx: Transaction, written: NewVersion): Promise<void> {
  const { version, writtenAt, agentId, why, settings } = written;
  await tx
    .insertInto("procedure_settings")
    .values({
      version,
      written_at: dateOf(writtenAt),
      agent_id: agentId,
      why,
      settings: JSON.stringify(settings),
    })
    .execute();
}
