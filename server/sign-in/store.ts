import { sql } from "kysely";
import type { Me } from "#api/session.ts";
import type { Language, Membership, StaffRole } from "#core/people/actor.ts";
import type { AgentId, ContactId } from "#core/kit/brand.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { sweepExpired } from "#server/platform/expired.ts";
import { newId } from "#server/platform/identity.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";
import { lockActive } from "#server/standing/index.ts";

/** One of the desk's or of a beneficiary's people, as far as getting in is concerned. */
export interface Person {
  readonly kind: "agent" | "contact";
  readonly id: string;
  readonly userId: string | null;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly active: boolean;
}
export type PersonRef = Pick<Person, "kind" | "id">;

export interface SignedIn {
  readonly sessionId: string;
  readonly userId: string;
  readonly expiresAt: Temporal.Instant;
  readonly language: Language;
  readonly agent: {
    readonly id: AgentId;
    readonly level: 1 | 2;
    readonly roles: readonly StaffRole[];
  } | null;
  readonly contact: {
    readonly id: ContactId;
    readonly memberships: readonly Membership[];
  } | null;
}

const people = sql`(
  select 'agent' as kind, id, user_id, name, email, language, active from agent
  union all
  select 'contact', id, user_id, name, email, language, active from contact
)`;
const personColumns = sql`p.kind, p.id, p.user_id as "userId", p.name, p.email, p.language, p.active`;

export async function findPerson(queries: Queries, ref: PersonRef): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select ${personColumns} from ${people} p where p.kind = ${ref.kind} and p.id = ${ref.id}`.execute(
    queries,
  );
  return rows[0];
}

export interface Account extends Person {
  readonly passwordHash: string;
}

/** Whoever has a password under this address, deactivated or not. */
export async function findAccount(queries: Queries, email: string): Promise<Account | undefined> {
  const { rows } = await sql<Account>`
    select ${personColumns}, k.password as "passwordHash"
    from auth.account_user u
    join auth.credential k on k.user_id = u.id and k.provider_id = 'credential' and k.password is not null
    join ${people} p on p.user_id = u.id
    where u.email = ${email}`.execute(queries);
  return rows[0];
}

/** Locks whoever this is while they may still be let in, by the very password that was compared. */
export async function lockProof(tx: Transaction, account: Account): Promise<boolean> {
  if (!(await lockActive(tx, account))) return false;
  // Asked after the lock was had: what a statement sees was so when it began.
  const { rows } = await sql`
    select from auth.credential
    where user_id = ${account.userId} and provider_id = 'credential' and password = ${account.passwordHash}`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Who an unexpired session's token stands for; nobody where that person was deactivated. */
export async function findSignedIn(
  queries: Queries,
  token: string,
  now: Temporal.Instant,
): Promise<SignedIn | undefined> {
  const { rows } = await sql<Omit<SignedIn, "expiresAt"> & { expiresAt: Date }>`
    select s.id as "sessionId", s.user_id as "userId", s.expires_at as "expiresAt",
      coalesce(a.language, c.language) as language,
      case when a.id is not null then
        json_build_object('id', a.id, 'level', a.level, 'roles', a.roles) end as agent,
      case when c.id is not null then
        json_build_object('id', c.id, 'memberships', coalesce((
          select json_agg(json_build_object(
            'organisation', o.id, 'kind', o.kind, 'role', m.role, 'sees', m.sees) order by o.name)
          from membership m join organisation o on o.id = m.organisation_id and o.active
          where m.contact_id = c.id), '[]')) end as contact
    from auth.session s
    left join agent a on a.user_id = s.user_id and a.active
    left join contact c on c.user_id = s.user_id and c.active
    where s.token = ${token} and s.expires_at > ${dateOf(now)} and num_nonnulls(a.id, c.id) = 1`.execute(
    queries,
  );
  const found = rows[0];
  return found === undefined ? undefined : { ...found, expiresAt: instantOf(found.expiresAt) };
}

/** Gives a person the account that the password opens. */
export async function insertAccount(
  tx: Transaction,
  person: Pick<Person, "kind" | "id" | "name" | "email">,
  passwordHash: string,
  now: Temporal.Instant,
): Promise<string> {
  const userId = newId();
  const at = { created_at: dateOf(now), updated_at: dateOf(now) };
  await tx
    .insertInto("auth.account_user")
    .values({ id: userId, name: person.name, email: person.email, email_verified: true, ...at })
    .execute();
  await tx
    .insertInto("auth.credential")
    .values({
      id: newId(),
      user_id: userId,
      account_id: userId,
      provider_id: "credential",
      password: passwordHash,
      ...at,
    })
    .execute();
  await tx.updateTable(person.kind).set({ user_id: userId }).where("id", "=", person.id).execute();
  return userId;
}

export async function emailHasAccount(tx: Transaction, email: string): Promise<boolean> {
  const found = await tx
    .selectFrom("auth.account_user")
    .select("id")
    .where("email", "=", email)
    .executeTakeFirst();
  return found !== undefined;
}

export async function savePassword(
  tx: Transaction,
  userId: string,
  passwordHash: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable("auth.credential")
    .set({ password: passwordHash, updated_at: dateOf(now) })
    .where("user_id", "=", userId)
    .where("provider_id", "=", "credential")
    .execute();
}

export async function saveOwnFacts(
  tx: Transaction,
  ref: PersonRef,
  facts: { readonly name?: string; readonly language?: Language; readonly timeZone?: string },
): Promise<void> {
  const values = {
    ...(facts.name === undefined ? {} : { name: facts.name }),
    ...(facts.language === undefined ? {} : { language: facts.language }),
    ...(facts.timeZone === undefined ? {} : { time_zone: facts.timeZone }),
  };
  if (Object.keys(values).length === 0) return;
  await tx.updateTable(ref.kind).set(values).where("id", "=", ref.id).execute();
}

export interface SessionLine {
  readonly id: string;
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly address: string | null;
  readonly browser: string | null;
}

export async function listSessionsOf(
  queries: Queries,
  userId: string,
  now: Temporal.Instant,
): Promise<SessionLine[]> {
  const rows = await queries
    .selectFrom("auth.session")
    .select(["id", "created_at", "expires_at", "ip_address", "user_agent"])
    .where("user_id", "=", userId)
    .where("expires_at", ">", dateOf(now))
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    createdAt: instantOf(row.created_at),
    expiresAt: instantOf(row.expires_at),
    address: row.ip_address || null,
    browser: row.user_agent || null,
  }));
}

/** @returns whether there was such a session of that user. */
export async function deleteSession(
  tx: Transaction,
  userId: string,
  sessionId: string,
): Promise<boolean> {
  const { rows } = await sql`
    delete from auth.session where user_id = ${userId} and id::text = ${sessionId} returning id`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Ends every session of a user but the one that is to stay. */
export async function deleteSessions(
  tx: Transaction,
  userId: string,
  but: string | undefined,
): Promise<void> {
  let deleting = tx.deleteFrom("auth.session").where("user_id", "=", userId);
  if (but !== undefined) deleting = deleting.where("id", "<>", but);
  await deleting.execute();
}

export function sweepSessions(queries: Queries, now: Temporal.Instant): Promise<void> {
  return sweepExpired(queries, "auth.session", now);
}

/** Whether the desk has an administrator, deactivated ones included: then set-up is over. */
export async function hasAdministrator(queries: Queries): Promise<boolean> {
  const { rows } = await sql`
    select from agent where 'administrator' = any (roles) limit 1`.execute(queries);
  return rows.length > 0;
}

/** Two set-ups at once wait for each other until the first commits. */
export async function lockSetup(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(7376142503)`.execute(tx);
}

export async function insertAdministrator(
  tx: Transaction,
  who: Pick<Person, "id" | "name" | "email" | "language"> & { readonly timeZone: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto("agent")
    .values({
      id: who.id,
      name: who.name,
      email: who.email,
      level: 2,
      roles: ["administrator", "manager"],
      language: who.language,
      time_zone: who.timeZone,
      created_at: dateOf(now),
    })
    .execute();
}

/** What the screens need to know about a person, but for what policy says of them. */
export async function findMe(
  queries: Queries,
  ref: PersonRef,
): Promise<Omit<Me, "may"> | undefined> {
  const memberships = sql`coalesce((
    select json_agg(json_build_object(
      'organisation', json_build_object('id', o.id, 'name', o.name),
      'kind', o.kind, 'role', m.role, 'sees', m.sees) order by o.name)
    from membership m join organisation o on o.id = m.organisation_id and o.active
    where m.contact_id = p.id), '[]')`;
  const named = sql`p.id, p.name, p.email, p.language, p.time_zone as "timeZone"`;
  const { rows } =
    ref.kind === "agent"
      ? await sql<Omit<Me, "may">>`
          select 'agent' as kind, ${named}, '[]'::json as memberships,
            json_build_object('level', p.level, 'roles', p.roles) as agent
          from agent p where p.id = ${ref.id}`.execute(queries)
      : await sql<Omit<Me, "may">>`
          select 'contact' as kind, ${named}, ${memberships} as memberships, null as agent
          from contact p where p.id = ${ref.id}`.execute(queries);
  return rows[0];
}
