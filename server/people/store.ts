import { sql, type RawBuilder } from "kysely";
import type { AgentView, ContactView } from "#api/people-views.ts";
import type { Language, MemberRole, Sight, StaffRole } from "#core/people/actor.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { finds } from "#server/platform/finding.ts";
import { dateOf } from "#server/platform/time.ts";

const accountState = (alias: "c" | "a") => sql`case
  when not ${sql.ref(`${alias}.active`)} then 'deactivated'
  when ${sql.ref(`${alias}.user_id`)} is null then 'invited' else 'active' end`;

async function contactsWhere(
  queries: Queries,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<ContactView[]> {
  const { rows } = await sql<ContactView>`
    select c.id, c.name, c.email, c.phone, c.language, c.time_zone as "timeZone",
      ${accountState("c")} as account,
      coalesce((
        select json_agg(json_build_object(
          'organisation', json_build_object('id', o.id, 'name', o.name),
          'kind', o.kind, 'role', m.role, 'sees', m.sees) order by o.name)
        from membership m join organisation o on o.id = m.organisation_id
        where m.contact_id = c.id), '[]') as memberships
    from contact c where ${condition} order by c.name, c.id limit ${limit}`.execute(queries);
  return rows;
}

export async function findContact(queries: Queries, id: string): Promise<ContactView | undefined> {
  const [found] = await contactsWhere(queries, sql`c.id = ${id}`, 1);
  return found;
}

const MEMBERS_MAX = 1_000;

export async function listMembers(
  queries: Queries,
  organisationId: string,
): Promise<ContactView[]> {
  const member = sql`exists (
    select from membership m where m.contact_id = c.id and m.organisation_id = ${organisationId})`;
  return contactsWhere(queries, member, MEMBERS_MAX);
}

/** By name, address or organisation; or by digits of the telephone number. */
export async function searchContacts(
  queries: Queries,
  search: string,
  digits: string | null,
  limit: number,
): Promise<ContactView[]> {
  const called =
    digits === null
      ? sql`false`
      : sql`regexp_replace(c.phone, '\\D', '', 'g') like ${`%${digits}%`}`;
  const matches = sql`${called} or ${finds(sql`c.name`, search)} or ${finds(sql`c.email`, search)} or exists (
    select from membership m join organisation o on o.id = m.organisation_id
    where m.contact_id = c.id and ${finds(sql`o.name`, search)})`;
  return contactsWhere(queries, matches, limit);
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly sees: Sight;
  readonly account: ContactView["account"];
}

/** For use in the portal's scope: empty for whoever does not lead the organisation. */
export async function listColleagues(db: Queries, organisationId: string): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select id, name, email, role, sees, account from portal_colleagues(${organisationId})`.execute(
    db,
  );
  return rows;
}

/** Two that would take one address wait for each other; the tables know only their own. */
export async function lockEmail(tx: Transaction, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${email}, 7376142504))`.execute(tx);
}

export async function findByEmail(
  tx: Transaction,
  email: string,
): Promise<{ readonly kind: "agent" | "contact"; readonly id: string } | undefined> {
  const { rows } = await sql<{ kind: "agent" | "contact"; id: string }>`
    select 'agent' as kind, id from agent where lower(email) = ${email}
    union all select 'contact', id from contact where lower(email) = ${email}`.execute(tx);
  return rows[0];
}

export async function organisationExists(tx: Transaction, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom("organisation")
    .select("id")
    .where("id", "=", id)
    .forShare()
    .executeTakeFirst();
  return found !== undefined;
}

export interface NewContact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly language: Language;
  readonly timeZone: string;
}

export async function insertContact(
  tx: Transaction,
  { timeZone, ...contact }: NewContact,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto("contact")
    .values({ ...contact, time_zone: timeZone, created_at: dateOf(now) })
    .execute();
}

export interface NewMembership {
  readonly contactId: string;
  readonly organisationId: string;
  readonly role: MemberRole;
  readonly sees: Sight;
}

/** @returns whether it is new. */
export async function insertMembership(
  tx: Transaction,
  { contactId, organisationId, role, sees }: NewMembership,
): Promise<boolean> {
  const done = await tx
    .insertInto("membership")
    .values({ contact_id: contactId, organisation_id: organisationId, role, sees })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** @returns whether there is such a membership. */
export async function saveMembership(
  tx: Transaction,
  where: { readonly contactId: string; readonly organisationId: string },
  values: { readonly role?: MemberRole; readonly sees: Sight },
): Promise<boolean> {
  const done = await tx
    .updateTable("membership")
    .set(values)
    .where("contact_id", "=", where.contactId)
    .where("organisation_id", "=", where.organisationId)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export async function deleteMembership(
  tx: Transaction,
  where: { readonly contactId: string; readonly organisationId: string },
): Promise<boolean> {
  const done = await tx
    .deleteFrom("membership")
    .where("contact_id", "=", where.contactId)
    .where("organisation_id", "=", where.organisationId)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** What may be changed of a person; a contact has no level and no roles, an agent no phone. */
export interface PersonFacts {
  readonly name?: string;
  readonly phone?: string | null;
  readonly level?: 1 | 2;
  readonly roles?: readonly StaffRole[];
  readonly language?: Language;
  readonly timeZone?: string;
  readonly active?: boolean;
}

export async function savePerson(
  tx: Transaction,
  kind: "agent" | "contact",
  id: string,
  { timeZone, roles, ...facts }: PersonFacts,
): Promise<void> {
  const values = {
    ...facts,
    ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    ...(roles === undefined ? {} : { roles: [...new Set(roles)] }),
  };
  if (Object.keys(values).length === 0) return;
  await tx.updateTable(kind).set(values).where("id", "=", id).execute();
}

export interface LockedPerson {
  readonly id: string;
  readonly userId: string | null;
  readonly active: boolean;
}

export async function lockPerson(
  tx: Transaction,
  kind: "agent" | "contact",
  id: string,
): Promise<LockedPerson | undefined> {
  const found = await tx
    .selectFrom(kind)
    .select(["id", "user_id", "active"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return found === undefined
    ? undefined
    : { id: found.id, userId: found.user_id, active: found.active };
}

export async function listAgents(queries: Queries): Promise<AgentView[]> {
  const { rows } = await sql<AgentView>`${agents} order by a.name, a.id`.execute(queries);
  return rows;
}

export async function findAgent(queries: Queries, id: string): Promise<AgentView | undefined> {
  const { rows } = await sql<AgentView>`${agents} where a.id = ${id}`.execute(queries);
  return rows[0];
}

const agents = sql`select a.id, a.name, a.email, a.level, a.roles, a.language,
  a.time_zone as "timeZone", ${accountState("a")} as account from agent a`;

export async function insertAgent(
  tx: Transaction,
  agent: Omit<AgentView, "account">,
  now: Temporal.Instant,
): Promise<void> {
  const { timeZone, roles, ...facts } = agent;
  await tx
    .insertInto("agent")
    .values({
      ...facts,
      roles: [...new Set(roles)],
      time_zone: timeZone,
      created_at: dateOf(now),
    })
    .execute();
}

/** Those who can administer now, held until the transaction ends, so that two can not demote each other at once. */
export async function lockAdministrators(tx: Transaction): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from agent where active and user_id is not null and 'administrator' = any (roles)
    order by id for update`.execute(tx);
  return rows.map(({ id }) => id);
}
