import type { Me } from "#api/session.ts";
import type { Actor, Language } from "#core/people/actor.ts";
import { judgePassword } from "#core/people/password.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { findLink, insertLink, killLinks, LINK_LASTS, useLink } from "#server/links/index.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";
import { notify } from "#server/platform/notify.ts";
import type { Sessions } from "#server/platform/sessions.ts";
import { transact } from "#server/platform/transact.ts";
import { lockActive } from "#server/standing/index.ts";
import { admitAttempt, forgiveAttempts } from "#server/throttle/index.ts";
import { queueReset } from "./jobs.ts";
import { identityNotice, readHolder, readMe, readUserId, type Identities } from "./reads.ts";
import {
  deleteSession,
  deleteSessions,
  emailHasAccount,
  findAccount,
  hasAdministrator,
  insertAccount,
  insertAdministrator,
  lockProof,
  lockSetup,
  saveOwnFacts,
  savePassword,
  type PersonRef,
} from "./store.ts";

interface Deps {
  readonly database: Pick<Database, "desk">;
  readonly sessions: Sessions;
  readonly identities: Identities;
}

/** Where an attempt comes from. */
export interface Caller {
  readonly address: string;
  readonly userAgent: string | undefined;
  readonly now: Temporal.Instant;
}

export interface Entered {
  readonly me: Me;
  readonly cookie: string;
}

/** Unknown, deactivated, not yet accepted or wrong: the answer and its time are the same. */
export async function signIn(
  deps: Deps,
  given: { readonly email: string; readonly password: string },
  caller: Caller,
): Promise<Result<Entered, "wrong_credentials" | "too_many_attempts">> {
  const { database, sessions } = deps;
  const throttled = await admitAttempt(deps.database.desk, "sign-in", given.email, caller);
  if (!throttled.ok) return throttled;
  const account = await findAccount(database.desk, given.email);
  const matches = await sessions.passwordMatches(account?.passwordHash, given.password);
  const { userId } = account ?? { userId: null };
  if (account?.active !== true || userId === null || !matches) return refuse("wrong_credentials");
  const entered = await transact(database.desk, async (tx) =>
    (await lockProof(tx, account))
      ? ok(await enter(tx, deps, account, userId, caller))
      : refuse("wrong_credentials"),
  );
  if (entered.ok) await forgiveAttempts(database.desk, "sign-in", given.email, caller);
  return entered;
}

/** In the transaction that found that this person may: whatever ends all sessions comes before it, or finds this one. */
async function enter(
  tx: Transaction,
  { sessions }: Deps,
  ref: PersonRef,
  userId: string,
  caller: Caller,
): Promise<Entered> {
  const { cookie } = await sessions.open(userId, caller, tx);
  return { me: await readMe(tx, ref), cookie };
}

export async function signOut(deps: Deps, actor: Actor, sessionId: string): Promise<string> {
  await endSession(deps, actor, sessionId);
  return deps.sessions.emptyCookie;
}

export async function endSession(
  deps: Deps,
  actor: Actor,
  sessionId: string,
): Promise<Result<undefined, "not_found">> {
  const userId = await readUserId(deps.database.desk, actor);
  const ended = await deps.database.desk.transaction().execute(async (tx) => {
    await notify(tx, identityNotice(actor.id));
    return deleteSession(tx, userId, sessionId);
  });
  deps.identities.forget(actor.id);
  return ended ? ok(undefined) : refuse("not_found");
}

export async function changeMe(
  deps: Deps,
  actor: Actor,
  facts: { readonly name?: string; readonly language?: Language; readonly timeZone?: string },
): Promise<Me> {
  await deps.database.desk.transaction().execute(async (tx) => {
    await saveOwnFacts(tx, actor, facts);
    await notify(tx, identityNotice(actor.id));
  });
  deps.identities.forget(actor.id);
  return readMe(deps.database.desk, actor);
}

/**
 * Whoever holds a session but not the password can not take the account over; every other session ends, and a link that
 * was asked for before opens nothing.
 */
export async function changePassword(
  deps: Deps,
  actor: Actor,
  given: { readonly current: string; readonly next: string; readonly sessionId: string },
  caller: Caller,
): Promise<
  Result<
    undefined,
    "wrong_credentials" | "too_many_attempts" | "password_too_short" | "password_too_common"
  >
> {
  const { database, sessions } = deps;
  const { email } = await readMe(database.desk, actor);
  const throttled = await admitAttempt(deps.database.desk, "password", email, caller);
  if (!throttled.ok) return throttled;
  const account = await findAccount(database.desk, email);
  const matches = await sessions.passwordMatches(account?.passwordHash, given.current);
  if (account === undefined || !matches) return refuse("wrong_credentials", { field: "current" });
  const judged = judgePassword(given.next, email);
  if (!judged.ok) return refuse(judged.refusal.code, { ...judged.refusal, field: "next" });
  await forgiveAttempts(database.desk, "password", email, caller);
  const hash = await sessions.hashPassword(given.next);
  const userId = await readUserId(database.desk, actor);
  const changed = await transact(database.desk, async (tx) => {
    if (!(await lockProof(tx, account))) return refuse("wrong_credentials", { field: "current" });
    await savePassword(tx, userId, hash, caller.now);
    await deleteSessions(tx, userId, given.sessionId);
    await killLinks(tx, { purpose: "reset", kind: actor.kind, id: actor.id }, caller.now);
    await notify(tx, identityNotice(actor.id));
    return ok(undefined);
  });
  deps.identities.forget(actor.id);
  return changed;
}

/** The same work whether there is such an account or not; what differs happens in a job. */
export async function askReset(
  deps: Deps,
  email: string,
  caller: Caller,
): Promise<Result<undefined, "too_many_attempts">> {
  const throttled = await admitAttempt(deps.database.desk, "reset", email, caller);
  if (!throttled.ok) return throttled;
  const account = await findAccount(deps.database.desk, email);
  const ref = account?.active === true ? { kind: account.kind, id: account.id } : undefined;
  await deps.database.desk.transaction().execute((tx) => queueReset(tx, ref));
  return ok(undefined);
}

export async function resetPassword(
  deps: Deps,
  given: { readonly token: string; readonly password: string },
  now: Temporal.Instant,
): Promise<Result<undefined, "link_expired" | "password_too_short" | "password_too_common">> {
  const { desk } = deps.database;
  const holder = await readHolder(desk, await findLink(desk, "reset", given.token, now));
  if (!holder.ok) return holder;
  const person = holder.value;
  const judged = judgePassword(given.password, person.email);
  if (!judged.ok) return judged;
  const { userId } = person;
  if (userId === null) return refuse("link_expired");
  const hash = await deps.sessions.hashPassword(given.password);
  const used = await desk.transaction().execute(async (tx) => {
    if (!(await lockActive(tx, person))) return false;
    if ((await useLink(tx, "reset", given.token, now)) === undefined) return false;
    await savePassword(tx, userId, hash, now);
    await deleteSessions(tx, userId, undefined);
    await notify(tx, identityNotice(person.id));
    return true;
  });
  deps.identities.forget(person.id);
  return used ? ok(undefined) : refuse("link_expired");
}

/** Makes the account of whoever was invited, and lets them in. */
export async function acceptInvitation(
  deps: Deps,
  given: { readonly token: string; readonly password: string },
  caller: Caller,
): Promise<
  Result<Entered, "link_expired" | "email_taken" | "password_too_short" | "password_too_common">
> {
  const { desk } = deps.database;
  const { now } = caller;
  const holder = await readHolder(desk, await findLink(desk, "invitation", given.token, now));
  if (!holder.ok) return holder;
  const person = holder.value;
  const judged = judgePassword(given.password, person.email);
  if (!judged.ok) return judged;
  const hash = await deps.sessions.hashPassword(given.password);
  return transact(desk, async (tx) => {
    if (!(await lockActive(tx, person))) return refuse("link_expired");
    if ((await useLink(tx, "invitation", given.token, now)) === undefined)
      return refuse("link_expired");
    if (await emailHasAccount(tx, person.email)) return refuse("email_taken");
    const userId = await insertAccount(tx, person, hash, now);
    return ok(await enter(tx, deps, person, userId, caller));
  });
}

export interface Founder {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly language: Language;
  readonly timeZone: string;
}

/** Makes the first administrator; once there is one, no link opens this door again. */
export async function setUp(
  deps: Deps,
  token: string,
  founder: Founder,
  caller: Caller,
): Promise<Result<Entered, "setup_closed" | "password_too_short" | "password_too_common">> {
  const { now } = caller;
  const { desk } = deps.database;
  if ((await findLink(desk, "setup", token, now)) === undefined) return refuse("setup_closed");
  const judged = judgePassword(founder.password, founder.email);
  if (!judged.ok) return judged;
  const hash = await deps.sessions.hashPassword(founder.password);
  const person = { kind: "agent", id: newId<"AgentId">(), ...founder } as const;
  return transact(desk, async (tx) => {
    await lockSetup(tx);
    if (await hasAdministrator(tx)) return refuse("setup_closed");
    if ((await useLink(tx, "setup", token, now)) === undefined) return refuse("setup_closed");
    await insertAdministrator(tx, person, now);
    await killLinks(tx, { purpose: "setup" }, now);
    const userId = await insertAccount(tx, person, hash, now);
    return ok(await enter(tx, deps, person, userId, caller));
  });
}

/** @returns the token of the only link that makes the first administrator; nothing where there is one. */
export async function makeSetupLink(
  { database }: Pick<Deps, "database">,
  now: Temporal.Instant,
): Promise<string | undefined> {
  return database.desk.transaction().execute(async (tx) => {
    await lockSetup(tx);
    if (await hasAdministrator(tx)) return undefined;
    return insertLink(tx, { purpose: "setup" }, now, now.add(LINK_LASTS.setup));
  });
}
