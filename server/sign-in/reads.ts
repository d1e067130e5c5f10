import type { Me } from "#api/session.ts";
import type { Actor } from "#core/people/actor.ts";
import { mayAsStaff } from "#core/people/policy.ts";
import { as } from "#core/kit/brand.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { findLink, type Link } from "#server/links/index.ts";
import type { Database, Queries } from "#server/platform/database.ts";
import type { Notices } from "#server/platform/notify.ts";
import type { Sessions } from "#server/platform/sessions.ts";
import { now } from "#server/platform/time.ts";
import {
  findMe,
  findPerson,
  findSignedIn,
  hasAdministrator,
  listSessionsOf,
  type Person,
  type PersonRef,
  type SignedIn,
} from "./store.ts";

/** Who a request is from. */
export interface FoundIdentity {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly language: Person["language"];
}

export interface Identities {
  identify(cookies: string | undefined): Promise<FoundIdentity | undefined>;
  /** To be called once a change of this person's rights or sessions is committed; without one, for everybody. */
  forget(personId?: string): void;
  close(): void;
}

interface Known {
  readonly identity: FoundIdentity;
  readonly until: Temporal.Instant;
}

const KEPT_IN_SECONDS = 30;
const KEPT_MAX = 20_000;

/**
 * Finds who is behind a cookie, and remembers it for some seconds. What is remembered is dropped the moment that a
 * notice says that the person changed; this process forgets by itself, without waiting for its own notice.
 */
export function openIdentities(
  { desk }: Pick<Database, "desk">,
  sessions: Pick<Sessions, "tokenOf">,
  notices: Pick<Notices, "subscribe" | "onGap">,
): Identities {
  const kept = new Map<string, Known>();
  let changes = 0;
  const forget = (personId?: string): void => {
    // What is being read at this instant may have been read before the change, and is not to be kept either.
    changes += 1;
    for (const [token, { identity }] of kept)
      if (personId === undefined || identity.actor.id === personId) kept.delete(token);
  };
  const stops = [
    notices.subscribe((notice) => {
      const person = personOf(notice);
      if (person !== undefined) forget(person ?? undefined);
    }),
    notices.onGap(() => forget()),
  ];
  return {
    async identify(cookies) {
      const token = sessions.tokenOf(cookies);
      if (token === undefined) return undefined;
      const at = now();
      const known = kept.get(token);
      if (known !== undefined && Temporal.Instant.compare(at, known.until) < 0)
        return known.identity;
      const before = changes;
      const found = await findSignedIn(desk, token, at);
      const identity = found === undefined ? undefined : identityOf(found);
      kept.delete(token);
      if (found === undefined || identity === undefined) return undefined;
      if (kept.size >= KEPT_MAX) kept.clear();
      if (before === changes) kept.set(token, { identity, until: earlier(found.expiresAt, at) });
      return identity;
    },
    forget,
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

/** What is told when a person's rights or sessions changed; `person: null` stands for everybody. */
export function identityNotice(personId: string | undefined): {
  readonly kind: "identity";
  readonly person: string | null;
} {
  return { kind: "identity", person: personId ?? null };
}

function personOf(notice: unknown): string | null | undefined {
  if (typeof notice !== "object" || notice === null) return undefined;
  if (!("kind" in notice) || notice.kind !== "identity" || !("person" in notice)) return undefined;
  return typeof notice.person === "string" ? notice.person : null;
}

function earlier(expiresAt: Temporal.Instant, at: Temporal.Instant): Temporal.Instant {
  const until = at.add({ seconds: KEPT_IN_SECONDS });
  return Temporal.Instant.compare(expiresAt, until) < 0 ? expiresAt : until;
}

function identityOf({ agent, contact, sessionId, language }: SignedIn): FoundIdentity | undefined {
  if (agent !== null) return { actor: { kind: "agent", ...agent }, sessionId, language };
  if (contact !== null) return { actor: { kind: "contact", ...contact }, sessionId, language };
  return undefined;
}

/** Reads who is asking, with what policy lets them do. Whoever asks exists: a session is only ever a person's. */
export async function readMe(queries: Queries, ref: PersonRef): Promise<Me> {
  const found = await findMe(queries, ref);
  if (found === undefined) throw new Error("A session of nobody");
  const actor = actorOf(found);
  return {
    ...found,
    may: {
      workTickets: mayAsStaff(actor, "tickets.work"),
      readCustomers: mayAsStaff(actor, "customers.read"),
      manageCustomers: mayAsStaff(actor, "customers.manage"),
      manageCatalogue: mayAsStaff(actor, "catalogue.manage"),
      manageOffers: mayAsStaff(actor, "offers.manage"),
      manageCalendars: mayAsStaff(actor, "calendars.manage"),
      manageProcedure: mayAsStaff(actor, "procedure.manage"),
      manageAgents: mayAsStaff(actor, "agents.manage"),
      planReports: mayAsStaff(actor, "reports.plan"),
      readOutbox: mayAsStaff(actor, "outbox.read"),
    },
  };
}

/** Only what staff policies look at: a contact may do nothing of it, whatever the memberships. */
function actorOf({ id, agent }: Omit<Me, "may">): Actor {
  return agent === null
    ? { kind: "contact", id: as<"ContactId">(id), memberships: [] }
    : { kind: "agent", id: as<"AgentId">(id), ...agent };
}

export async function readSessions(queries: Queries, userId: string, current: string) {
  const lines = await listSessionsOf(queries, userId, now());
  return lines.map(({ createdAt, expiresAt, ...line }) => ({
    ...line,
    createdAt: createdAt.toString(),
    expiresAt: expiresAt.toString(),
    current: line.id === current,
  }));
}

/** The person for whom a link works now. */
export async function readHolder(
  queries: Queries,
  link: Link | undefined,
): Promise<Result<Person, "link_expired">> {
  if (link?.kind === undefined) return refuse("link_expired");
  const person = await findPerson(queries, { kind: link.kind, id: link.id });
  return person?.active === true ? ok(person) : refuse("link_expired");
}

export async function readInvitation(queries: Queries, token: string, at: Temporal.Instant) {
  const holder = await readHolder(queries, await findLink(queries, "invitation", token, at));
  if (!holder.ok) return holder;
  const me = await readMe(queries, holder.value);
  return ok({
    name: me.name,
    email: me.email,
    language: me.language,
    organisation: me.memberships[0]?.organisation.name ?? null,
  });
}

export async function readSetup(
  queries: Queries,
  token: string,
  at: Temporal.Instant,
): Promise<Result<undefined, "setup_closed">> {
  const open =
    !(await hasAdministrator(queries)) &&
    (await findLink(queries, "setup", token, at)) !== undefined;
  return open ? ok(undefined) : refuse("setup_closed");
}

/** The user behind an actor who is signed in. */
export async function readUserId(queries: Queries, actor: Actor): Promise<string> {
  const person = await findPerson(queries, actor);
  if (typeof person?.userId !== "string") throw new Error("A session without a user");
  return person.userId;
}
