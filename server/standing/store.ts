import { sql } from "kysely";
import { as, type AgentId } from "#core/kit/brand.ts";
import type { Membership } from "#core/people/actor.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { trusted } from "#server/platform/trusted.ts";

/** What an active contact is a member of; empty for one who is not there or not active. */
export async function membershipsOf(db: Queries, contact: string): Promise<readonly Membership[]> {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("organisation", "organisation.id", "membership.organisation_id")
    .innerJoin("contact", "contact.id", "membership.contact_id")
    .select([
      "membership.organisation_id",
      "organisation.kind",
      "membership.role",
      "membership.sees",
    ])
    .where("membership.contact_id", "=", contact)
    .where("contact.active", "=", true)
    .where("organisation.active", "=", true)
    .execute();
  return rows.map((row) => ({
    organisation: as<"OrganisationId">(row.organisation_id),
    kind: trusted<Membership["kind"]>(row.kind),
    role: trusted<Membership["role"]>(row.role),
    sees: trusted<Membership["sees"]>(row.sees),
  }));
}

/**
 * Whether this person may still be let in, or be sent a way in. Until the transaction ends nobody deactivates them or changes
 * their password: both lock this row first, and so find the session or the link that was made meanwhile. Links and sessions are
 * locked after their person, everywhere: two that took them the other way round would wait for each other.
 */
export async function lockActive(
  tx: Transaction,
  { kind, id }: { readonly kind: "agent" | "contact"; readonly id: string },
): Promise<boolean> {
  const { rows } = await sql<{ active: boolean }>`
    select active from ${sql.table(kind)} where id = ${id} for no key update`.execute(tx);
  return rows[0]?.active === true;
}

/** Of agent `a`: may read tickets, and so letters about them. */
export const worksTickets = sql<boolean>`(a.active and a.roles && array['agent', 'manager'])`;

/** The name of an active agent who works tickets; undefined for anyone else. */
export async function findWorkingAgent(
  db: Queries,
  agent: string,
): Promise<{ id: AgentId; name: string } | undefined> {
  const row = await db
    .selectFrom("agent as a")
    .select(["id", "name"])
    .where("id", "=", agent)
    .where(worksTickets)
    .executeTakeFirst();
  return row === undefined ? undefined : { id: as<"AgentId">(row.id), name: row.name };
}

export async function nameOfAgent(db: Queries, agent: string): Promise<string> {
  return (
    await db.selectFrom("agent").select("name").where("id", "=", agent).executeTakeFirstOrThrow()
  ).name;
}

/** Active managers of the desk, by their ids. */
export async function listManagers(db: Queries): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from agent where active and 'manager' = any(roles) order by id`.execute(db);
  return rows.map(({ id }) => id);
}
