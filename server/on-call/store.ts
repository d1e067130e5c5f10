import { sql } from "kysely";
import { as, type AgentId } from "#core/kit/brand.ts";
import type { Rotation } from "#core/on-call/rotation.ts";
import type { WrittenRotation } from "#core/on-call/roster.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

/** A rotation as it is kept. */
export interface KeptRotation {
  readonly agents: readonly string[];
  readonly zone: string;
  readonly startsOn: string;
  readonly minute: number;
  readonly weeks: number;
}

export interface RotationVersion extends WrittenRotation {
  readonly version: number;
}

/** The rotations that were written, in their order: the last hundred of a desk that changes its mind very often. */
export async function listRotations(db: Queries): Promise<readonly RotationVersion[]> {
  const { rows } = await sql<{ version: number; writtenAt: Date; definition: KeptRotation }>`
    select * from (
      select version, written_at as "writtenAt", definition from on_call_roster
      order by version desc limit 100
    ) last order by version`.execute(db);
  return rows.map(({ version, writtenAt, definition }) => ({
    version,
    writtenAt: instantOf(writtenAt),
    rotation: readRotation(definition),
  }));
}

export function readRotation({ agents, startsOn, ...rotation }: KeptRotation): Rotation {
  return {
    ...rotation,
    agents: agents.map((agent) => as<"AgentId">(agent)),
    startsOn: Temporal.PlainDate.from(startsOn),
  };
}

/** Two who change the roster at once do so one after the other. */
export async function lockRoster(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('on-call', 7376142514))`.execute(tx);
}

interface NewRotation {
  readonly version: number;
  readonly writtenAt: Temporal.Instant;
  readonly agentId: string;
  readonly why: string;
  readonly definition: KeptRotation;
}

export async function insertRotation(tx: Transaction, written: NewRotation): Promise<void> {
  const { version, writtenAt, agentId, why, definition } = written;
  await tx
    .insertInto("on_call_roster")
    .values({
      version,
      written_at: dateOf(writtenAt),
      agent_id: agentId,
      why,
      definition: JSON.stringify(definition),
    })
    .execute();
}

export async function listChanges(db: Queries) {
  const { rows } = await sql<{ version: number; at: Date; by: string; why: string }>`
    select r.version, r.written_at as at, a.name as by, r.why
    from on_call_roster r join agent a on a.id = r.agent_id
    order by r.version desc limit 20`.execute(db);
  return rows.map(({ at, ...change }) => ({ ...change, at: instantOf(at).toString() }));
}

export interface Person {
  readonly id: AgentId;
  readonly name: string;
  /** Active, and one who works tickets. */
  readonly serves: boolean;
}

export async function listPeople(db: Queries): Promise<readonly Person[]> {
  const { rows } = await sql<{ id: string; name: string; serves: boolean }>`
    select id, name, active and roles && array['agent', 'manager'] as serves
    from agent order by name, id`.execute(db);
  return rows.map(({ id, ...person }) => ({ ...person, id: as<"AgentId">(id) }));
}

/** A swap or an absence; `by` is who serves instead, null where nobody was named. */
export interface KeptException {
  readonly id: string;
  readonly agent: AgentId;
  readonly by: AgentId | null;
  readonly from: Temporal.Instant;
  /** When it ends, or was taken back. */
  readonly to: Temporal.Instant;
  readonly why: string;
  readonly madeBy: string;
}

const AT_ONCE = 2_000;

/** Those that hold somewhere between two instants, in the order in which they begin. */
export async function listExceptions(
  db: Queries,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<readonly KeptException[]> {
  const { rows } = await sql<{
    id: string;
    agent: string;
    by: string | null;
    from: Date;
    to: Date;
    why: string;
    madeBy: string;
  }>`
    select e.id, e.agent_id as agent, e.covered_by as by, e.from_at as from,
      least(e.to_at, e.taken_back_at) as to, e.why, m.name as "madeBy"
    from on_call_exception e join agent m on m.id = e.made_by
    where e.to_at > ${dateOf(from)} and e.from_at < ${dateOf(to)}
      and (e.taken_back_at is null or e.taken_back_at > greatest(e.from_at, ${dateOf(from)}))
    order by e.from_at, e.id limit ${AT_ONCE}`.execute(db);
  return rows.map(({ agent, by, from: begins, to: ends, ...kept }) => ({
    ...kept,
    agent: as<"AgentId">(agent),
    by: by === null ? null : as<"AgentId">(by),
    from: instantOf(begins),
    to: instantOf(ends),
  }));
}

interface NewException extends Omit<KeptException, "madeBy"> {
  readonly madeAt: Temporal.Instant;
  readonly madeBy: AgentId;
}

export async function insertException(tx: Transaction, one: NewException): Promise<void> {
  await tx
    .insertInto("on_call_exception")
    .values({
      id: one.id,
      agent_id: one.agent,
      covered_by: one.by,
      from_at: dateOf(one.from),
      to_at: dateOf(one.to),
      why: one.why,
      made_at: dateOf(one.madeAt),
      made_by: one.madeBy,
    })
    .execute();
}

export async function takeBack(
  tx: Transaction,
  id: string,
  by: AgentId,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable("on_call_exception")
    .set({ taken_back_at: dateOf(at), taken_back_by: by })
    .where("id", "=", id)
    .execute();
}

/** Of one exception, whose it is and when it ends; undefined where there is none, or it was taken back. */
export async function findException(tx: Transaction, id: string) {
  const row = await tx
    .selectFrom("on_call_exception")
    .select(["agent_id", "to_at"])
    .where("id", "=", id)
    .where("taken_back_at", "is", null)
    .executeTakeFirst();
  return row && { agent: row.agent_id, to: instantOf(row.to_at) };
}
