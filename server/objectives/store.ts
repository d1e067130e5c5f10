import { sql } from "kysely";
import type { Objectives, ObjectivesVersion } from "#core/clocks/objectives.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

interface VersionRow extends ObjectivesVersion {
  /** Name of the agent who wrote it. */
  readonly by: string;
  readonly why: string;
}

/** So many versions at most, the latest first. */
export async function listVersionRows(desk: Queries, limit: number): Promise<VersionRow[]> {
  const { rows } = await sql<Omit<VersionRow, "writtenAt"> & { readonly writtenAt: Date }>`
    select o.version, o.written_at as "writtenAt", o.levels, o.why, a.name as by
    from internal_objectives o join agent a on a.id = o.agent_id
    order by o.version desc limit ${limit}`.execute(desk);
  return rows.map(({ writtenAt, ...row }) => ({ ...row, writtenAt: instantOf(writtenAt) }));
}

/** Every version, in their order. */
export async function listVersions(desk: Queries): Promise<ObjectivesVersion[]> {
  const { rows } = await sql<Omit<ObjectivesVersion, "writtenAt"> & { readonly writtenAt: Date }>`
    select version, written_at as "writtenAt", levels
    from internal_objectives order by version`.execute(desk);
  return rows.map(({ writtenAt, ...row }) => ({ ...row, writtenAt: instantOf(writtenAt) }));
}

/** Whoever changes the objectives first makes the next version; the other then reads it. */
export async function lockObjectives(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('internal objectives', 7376142512))`.execute(
    tx,
  );
}

interface NewVersion extends Omit<VersionRow, "by" | "levels"> {
  readonly agentId: string;
  readonly levels: Objectives;
}

export async function insertVersion(tx: Transaction, written: NewVersion): Promise<void> {
  const { version, writtenAt, agentId, why, levels } = written;
  await tx
    .insertInto("internal_objectives")
    .values({
      version,
      written_at: dateOf(writtenAt),
      agent_id: agentId,
      why,
      levels: JSON.stringify(levels),
    })
    .execute();
}
