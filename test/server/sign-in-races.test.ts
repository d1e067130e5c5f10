import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as contactsApi from "#api/contacts.ts";
import * as api from "#api/session.ts";
import { as } from "#core/kit/brand.ts";
import { changePassword, signIn } from "#server/sign-in/commands.ts";
import { insertLink, makeLink } from "#server/links/index.ts";
import { sweepExpired } from "#server/platform/expired.ts";
import { openSessions, type Sessions } from "#server/platform/sessions.ts";
import { now } from "#server/platform/time.ts";
import { valueOf } from "#test/harness/case.ts";
import { done } from "#test/harness/refused.ts";
import { openWorld, PASSWORD, type World } from "#test/harness/world.ts";

const wrong = { ok: false, refusal: { code: "wrong_credentials" } };
const NEXT = "une phrase que personne ne devine";

let world: World;
let sessions: Sessions;
beforeAll(async () => {
  world = await openWorld();
  const { database, authSecret } = world.context;
  sessions = await openSessions({ desk: database.desk, secret: authSecret, secure: false });
});
afterAll(() => world.close());
beforeEach(() => world.context.database.desk.deleteFrom("auth.throttle").execute());

/** What sign-in stands on, where something happens between comparing a password and what follows of it. */
function depsWith(meanwhile: () => Promise<unknown>) {
  const identities = { identify: () => Promise.resolve(undefined), forget() {}, close() {} };
  const passwordMatches: Sessions["passwordMatches"] = async (hash, password) => {
    const matches = await sessions.passwordMatches(hash, password);
    await meanwhile();
    return matches;
  };
  return {
    database: world.context.database,
    identities,
    sessions: { ...sessions, passwordMatches },
  };
}

const caller = () => ({ address: "127.0.0.1", userAgent: "a test", now: now() });
const sessionsOf = async (userId: string) =>
  (
    await world.context.database.desk
      .selectFrom("auth.session")
      .select("id")
      .where("user_id", "=", userId)
      .execute()
  ).length;

async function reset(): Promise<void> {
  const { id } = world.people.own;
  const what = { purpose: "reset", kind: "contact", id } as const;
  const at = now();
  const token = await world.context.database.desk
    .transaction()
    .execute((tx) => insertLink(tx, what, at, at.add({ hours: 1 })));
  const body = { password: NEXT };
  expect(await world.client()(api.resetPassword, { params: { token }, body })).toMatchObject(done);
}

const ENDINGS = {
  claire: () => world.as("claire")(api.changePassword, { body: { current: PASSWORD, next: NEXT } }),
  own: reset,
  kerlann: () =>
    world.as("manager")(contactsApi.changeContact, {
      params: { contact: world.people.kerlann.id },
      body: { active: false },
    }),
} as const;

test.each([
  ["changed", "claire", 1],
  ["reset", "own", 0],
  ["not theirs any more, because they were deactivated,", "kerlann", 0],
] as const)(
  "a password that is %s while it is compared opens no session",
  async (_how, who, left) => {
    const { email, userId } = world.people[who];
    const deps = depsWith(ENDINGS[who]);
    const answer = await signIn(deps, { email, password: PASSWORD }, caller());
    expect(answer).toMatchObject(wrong);
    // The session that changed the password stays; the others ended.
    expect(await sessionsOf(userId)).toBe(left);
  },
);

test("of two who change the same password at once, the second changes nothing", async () => {
  const { id } = world.people.lead;
  const sessionId = "018f0000-0000-7000-8000-000000000000";
  const change = () =>
    world.as("lead")(api.changePassword, { body: { current: PASSWORD, next: NEXT } });
  const actor = { kind: "contact", id: as<"ContactId">(id), memberships: [] } as const;
  const given = { current: PASSWORD, next: "une autre phrase de plusieurs mots", sessionId };
  const answer = await changePassword(depsWith(change), actor, given, caller());
  expect(answer).toMatchObject(wrong);
  const body = { email: world.people.lead.email, password: NEXT };
  expect(await world.client()(api.signIn, { body })).toMatchObject(done);
});

test("a session that opens holds off what ends all of them, which then finds it", async () => {
  const { id, userId, email } = world.people.rival;
  let ending: Promise<unknown> | undefined;
  const deps = depsWith(() => Promise.resolve());
  const open: Sessions["open"] = async (...asked) => {
    const opened = await sessions.open(...asked);
    // Begun while the session is written and not committed: it has to wait for that.
    ending = world.as("manager")(contactsApi.changeContact, {
      params: { contact: id },
      body: { active: false },
    });
    await untilSomebodyWaits();
    return opened;
  };
  const given = { email, password: PASSWORD };
  const answer = await signIn({ ...deps, sessions: { ...deps.sessions, open } }, given, caller());
  expect(answer.ok).toBe(true);
  await ending;
  expect(await sessionsOf(userId)).toBe(0);
});

test.each([
  [
    "is accepted",
    async (token: string) =>
      (await world.client()(api.acceptInvitation, { params: { token }, body: { password: NEXT } }))
        .ok,
  ],
  [
    "is replaced by another",
    async (_token: string, id: string) =>
      (await makeLink(
        world.context.database,
        { purpose: "invitation", kind: "contact", id },
        now(),
      )) !== undefined,
  ],
] as const)(
  "an invitation that %s while its holder is deactivated stops neither, and opens nothing afterwards",
  async (how, happens) => {
    const { id, token } = await invited(`${how.replaceAll(" ", "-")}@arvor.example`);
    let both: Promise<readonly [boolean, { readonly ok: boolean }]> | undefined;
    // Both come to the link while it is held, the one that uses it first: so it is the other that has its holder, or neither.
    await world.context.database.desk.transaction().execute(async (tx) => {
      await sql`select from one_time_link where contact_id = ${id} for update`.execute(tx);
      const first = happens(token, id);
      await untilSomebodyWaits(1);
      const deactivation = { params: { contact: id }, body: { active: false } };
      both = Promise.all([first, world.as("manager")(contactsApi.changeContact, deactivation)]);
      await untilSomebodyWaits(2);
    });
    expect(await both).toMatchObject([true, done]);
    const { rows } = await sql<{ sessions: number; links: number }>`
      select (select count(*)::int from auth.session s where s.user_id = c.user_id) as sessions,
        (select count(*)::int from one_time_link l where l.contact_id = c.id and l.used_at is null) as links
      from contact c where c.id = ${id} and not c.active`.execute(world.context.database.desk);
    expect(rows).toEqual([{ sessions: 0, links: 0 }]);
  },
);

test("no link is made for somebody who was deactivated meanwhile", async () => {
  const { id } = await invited("partie@arvor.example");
  await world.as("manager")(contactsApi.changeContact, {
    params: { contact: id },
    body: { active: false },
  });
  const what = { purpose: "invitation", kind: "contact", id } as const;
  expect(await makeLink(world.context.database, what, now())).toBeUndefined();
});

async function invited(email: string): Promise<{ readonly id: string; readonly token: string }> {
  const { id } = valueOf(
    await world.as("manager")(contactsApi.addContact, {
      params: { organisation: world.organisations.arvor },
      body: { email, name: "Nolwenn Riou", language: "fr", timeZone: "Europe/Paris" },
    }),
  );
  const what = { purpose: "invitation", kind: "contact", id } as const;
  const token = await makeLink(world.context.database, what, now());
  if (token === undefined) throw new Error("No link for somebody who is there");
  return { id, token };
}

async function untilSomebodyWaits(waiting = 1): Promise<void> {
  const { desk } = world.context.database;
  await expect
    .poll(async () => {
      const { rows } = await sql`
        select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(desk);
      return rows.length;
    })
    .toBeGreaterThanOrEqual(waiting);
}

test("what is over and in nobody's hands is swept, without waiting for what is", async () => {
  const { desk } = world.context.database;
  const { userId } = world.people.rival;
  const from = { address: "127.0.0.1", userAgent: "a test" };
  const held = await sessions.open(userId, from);
  await sessions.open(userId, from);
  const over = now().add({ hours: 24 * 30 });
  await desk.transaction().execute(async (tx) => {
    await sql`select from auth.session where id = ${held.id} for no key update`.execute(tx);
    await sweepExpired(desk, "auth.session", over);
    expect(await sessionIds()).toEqual([held.id]);
  });
  await sweepExpired(desk, "auth.session", over);
  expect(await sessionIds()).toEqual([]);
});

const sessionIds = async () =>
  (await world.context.database.desk.selectFrom("auth.session").select("id").execute()).map(
    ({ id }) => id,
  );
