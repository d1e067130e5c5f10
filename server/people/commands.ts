import type { AgentView, ContactView } from "#api/people-views.ts";
import type { Actor, MemberRole, Sight } from "#core/people/actor.ts";
import { authorizeLead, authorizeStaff } from "#core/people/policy.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { killLinks } from "#server/links/index.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { claimKey, type GivenKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import { notify } from "#server/platform/notify.ts";
import { transact } from "#server/platform/transact.ts";
import {
  deleteSessions,
  identityNotice,
  queueInvitation,
  type Identities,
} from "#server/sign-in/index.ts";
import {
  deleteMembership,
  findAgent,
  findByEmail,
  findContact,
  insertAgent,
  insertContact,
  insertMembership,
  lockAdministrators,
  lockEmail,
  lockPerson,
  organisationExists,
  saveMembership,
  savePerson,
  type LockedPerson,
  type NewContact,
  type PersonFacts,
} from "./store.ts";

export interface PeopleDeps {
  readonly database: Pick<Database, "desk" | "portal">;
  readonly identities: Pick<Identities, "forget">;
}

/** Who asks, when, and under which key, where the request has one. */
export interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly idempotency: GivenKey | undefined;
}

/** Whom it was done to; by way of a key, perhaps before. */
type Done<Code extends string> = Result<string | undefined, Code>;

interface Joining extends Omit<NewContact, "id"> {
  readonly role: MemberRole;
  readonly sees: Sight;
}

type NotJoined = "not_found" | "email_taken" | "idempotency_key_reused";

/** Whoever is a contact already keeps the name and the account, and joins one organisation more. */
export async function addContact(
  deps: PeopleDeps,
  asked: Asked,
  organisationId: string,
  { role, sees, ...contact }: Joining,
): Promise<Result<ContactView, "forbidden" | NotJoined>> {
  const allowed = authorizeStaff(asked.actor, "customers.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(deps.database.desk, async (tx): Promise<Done<NotJoined>> => {
    await lockEmail(tx, contact.email);
    const holder = await findByEmail(tx, contact.email);
    const contactId = holder?.id ?? newId<"ContactId">();
    const before = await claimKey(tx, asked, contactId);
    if (!before.ok || before.value !== undefined) return before;
    if (!(await organisationExists(tx, organisationId))) return refuse("not_found");
    if (holder?.kind === "agent") return emailTaken;
    if (holder === undefined) {
      await insertContact(tx, { ...contact, id: contactId }, asked.now);
      await queueInvitation(tx, { kind: "contact", id: contactId }, asked.actor.id);
    }
    if (!(await insertMembership(tx, { contactId, organisationId, role, sees }))) return emailTaken;
    await notify(tx, identityNotice(contactId));
    return ok(contactId);
  });
  return contactAfter(deps, done);
}

const emailTaken = refuse("email_taken", { field: "email" });

/** Answers the contact as he or she is now, known to this process at once. */
async function contactAfter<Code extends string>(
  deps: PeopleDeps,
  done: Done<Code>,
): Promise<Result<ContactView, Code>> {
  if (!done.ok) return done;
  deps.identities.forget(done.value);
  const contact = await findContact(deps.database.desk, done.value ?? "");
  if (contact === undefined) throw new Error("A contact who was just there is gone");
  return ok(contact);
}

export async function changeContact(
  deps: PeopleDeps,
  asked: Asked,
  contactId: string,
  facts: Omit<PersonFacts, "level" | "roles">,
): Promise<Result<ContactView, "forbidden" | "not_found">> {
  const allowed = authorizeStaff(asked.actor, "customers.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(deps.database.desk, async (tx) => {
    const contact = await lockPerson(tx, "contact", contactId);
    if (contact === undefined) return refuse("not_found");
    await changePerson(tx, "contact", contact, facts, asked.now);
    return ok(contactId);
  });
  return contactAfter(deps, done);
}

/** Whoever is deactivated is out at once: no session and no link goes on working. */
async function changePerson(
  tx: Transaction,
  kind: "agent" | "contact",
  { id, userId }: LockedPerson,
  facts: PersonFacts,
  now: Temporal.Instant,
): Promise<void> {
  await savePerson(tx, kind, id, facts);
  if (facts.active === false) {
    if (userId !== null) await deleteSessions(tx, userId, undefined);
    for (const purpose of ["invitation", "reset"] as const)
      await killLinks(tx, { purpose, kind, id }, now);
  }
  await notify(tx, identityNotice(id));
}

type Invited = Result<
  undefined,
  "forbidden" | "not_found" | "email_taken" | "idempotency_key_reused"
>;

export async function inviteContact(
  deps: PeopleDeps,
  asked: Asked,
  contactId: string,
): Promise<Invited> {
  const allowed = authorizeStaff(asked.actor, "customers.manage");
  return allowed.ok ? invite(deps, asked, "contact", contactId) : allowed;
}

export async function inviteAgent(
  deps: PeopleDeps,
  asked: Asked,
  agentId: string,
): Promise<Invited> {
  const allowed = authorizeStaff(asked.actor, "agents.manage");
  return allowed.ok ? invite(deps, asked, "agent", agentId) : allowed;
}

/** Whoever has an account needs no invitation; whoever was deactivated is not to have one. */
function invite(
  deps: PeopleDeps,
  asked: Asked,
  kind: "agent" | "contact",
  id: string,
): Promise<Invited> {
  return transact(deps.database.desk, async (tx) => {
    const person = await lockPerson(tx, kind, id);
    if (person === undefined || !person.active) return refuse("not_found");
    if (person.userId !== null) return refuse("email_taken");
    const before = await claimKey(tx, asked, id);
    if (!before.ok) return before;
    if (before.value === undefined) await queueInvitation(tx, { kind, id }, asked.actor.id);
    return ok(undefined);
  });
}

interface MembershipRef {
  readonly organisationId: string;
  readonly contactId: string;
}

export async function changeMembership(
  deps: PeopleDeps,
  asked: Asked,
  where: MembershipRef,
  values: { readonly role: MemberRole; readonly sees: Sight },
): Promise<Result<ContactView, "forbidden" | "not_found">> {
  const allowed = authorizeStaff(asked.actor, "customers.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(deps.database.desk, async (tx) => {
    if (!(await saveMembership(tx, where, values))) return refuse("not_found");
    await notify(tx, identityNotice(where.contactId));
    return ok(where.contactId);
  });
  return contactAfter(deps, done);
}

export async function endMembership(
  deps: PeopleDeps,
  asked: Asked,
  where: MembershipRef,
): Promise<Result<undefined, "forbidden" | "not_found">> {
  const allowed = authorizeStaff(asked.actor, "customers.manage");
  if (!allowed.ok) return allowed;
  return changeSight(deps, where, (tx) => deleteMembership(tx, where));
}

export async function setSight(
  deps: PeopleDeps,
  asked: Asked,
  where: MembershipRef,
  sees: Sight,
): Promise<Result<undefined, "forbidden" | "not_found">> {
  const allowed = authorizeLead(asked.actor, where.organisationId);
  if (!allowed.ok) return allowed;
  return changeSight(deps, where, (tx) => saveMembership(tx, where, { sees }));
}

async function changeSight(
  deps: PeopleDeps,
  { contactId }: MembershipRef,
  change: (tx: Transaction) => Promise<boolean>,
): Promise<Result<undefined, "not_found">> {
  const done = await transact(deps.database.desk, async (tx) => {
    if (!(await change(tx))) return refuse("not_found");
    await notify(tx, identityNotice(contactId));
    return ok(undefined);
  });
  deps.identities.forget(contactId);
  return done;
}

export async function addAgent(
  deps: PeopleDeps,
  asked: Asked,
  agent: Omit<AgentView, "id" | "account">,
): Promise<Result<AgentView, "forbidden" | Exclude<NotJoined, "not_found">>> {
  const allowed = authorizeStaff(asked.actor, "agents.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(
    deps.database.desk,
    async (tx): Promise<Done<Exclude<NotJoined, "not_found">>> => {
      const agentId = newId<"AgentId">();
      const before = await claimKey(tx, asked, agentId);
      if (!before.ok || before.value !== undefined) return before;
      await lockEmail(tx, agent.email);
      if ((await findByEmail(tx, agent.email)) !== undefined) return emailTaken;
      await insertAgent(tx, { ...agent, id: agentId }, asked.now);
      await queueInvitation(tx, { kind: "agent", id: agentId }, asked.actor.id);
      return ok(agentId);
    },
  );
  return agentAfter(deps, done);
}

async function agentAfter<Code extends string>(
  deps: PeopleDeps,
  done: Done<Code>,
): Promise<Result<AgentView, Code>> {
  if (!done.ok) return done;
  deps.identities.forget(done.value);
  const agent = await findAgent(deps.database.desk, done.value ?? "");
  if (agent === undefined) throw new Error("An agent who was just there is gone");
  return ok(agent);
}

export async function changeAgent(
  deps: PeopleDeps,
  asked: Asked,
  agentId: string,
  facts: Omit<PersonFacts, "phone">,
): Promise<Result<AgentView, "forbidden" | "not_found" | "last_administrator" | "own_account">> {
  const allowed = authorizeStaff(asked.actor, "agents.manage");
  if (!allowed.ok) return allowed;
  if (facts.active === false && agentId === asked.actor.id) return refuse("own_account");
  const done = await transact(deps.database.desk, async (tx) => {
    const administrators = await lockAdministrators(tx);
    const agent = await lockPerson(tx, "agent", agentId);
    if (agent === undefined) return refuse("not_found");
    const steps = facts.active === false || facts.roles?.includes("administrator") === false;
    if (steps && administrators.every((id) => id === agentId)) return refuse("last_administrator");
    await changePerson(tx, "agent", agent, facts, asked.now);
    return ok(agentId);
  });
  return agentAfter(deps, done);
}
