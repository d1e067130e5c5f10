import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import * as agentsApi from "#api/agents.ts";
import * as contactsApi from "#api/contacts.ts";
import * as api from "#api/session.ts";
import { insertLink } from "#server/links/index.ts";
import { now } from "#server/platform/time.ts";
import { done, refused } from "#test/harness/refused.ts";
import { timesApart } from "#test/harness/times-apart.ts";
import { openWorld, PASSWORD, type World } from "#test/harness/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(() => world.context.database.desk.deleteFrom("auth.throttle").execute());

/** Signs in as a browser would; answers the whole response. */
const knock = (email: string, password: string, headers: Record<string, string> = {}) =>
  world.app.inject({
    method: "POST",
    url: "/api/v1/session",
    headers: { "content-type": "application/json", "x-permanence-csrf": "1", ...headers },
    payload: JSON.stringify({ email, password }),
  });
const enter = async (email: string, password = PASSWORD) => {
  const answer = await knock(email, password);
  const cookie = String(answer.headers["set-cookie"]).split(";")[0] ?? "";
  return { answer, cookie, call: world.client({ cookie }) };
};

test("whoever is signed in is told who they are and what they may", async () => {
  expect(await world.as("nadia")(api.getMe, {})).toMatchObject({
    ok: true,
    value: { kind: "agent", may: { workTickets: true, manageCustomers: false } },
  });
  expect(await world.as("lead")(api.getMe, {})).toMatchObject({
    ok: true,
    value: {
      kind: "contact",
      memberships: [{ role: "lead", organisation: { name: "Groupe Arvor" } }],
      may: { workTickets: false, readCustomers: false },
    },
  });
  expect(await world.client()(api.getMe, {})).toMatchObject(refused("not_signed_in"));
});

test("the cookie can not be read by scripts or sent from other sites, and is new each time", async () => {
  const first = await knock("claire@arvor.example", PASSWORD);
  const cookie = String(first.headers["set-cookie"]);
  expect(cookie).toMatch(
    /^permanence_session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  const planted = cookie.split(";")[0] ?? "";
  const second = await knock("claire@arvor.example", PASSWORD, { cookie: planted });
  expect(String(second.headers["set-cookie"]).split(";")[0]).not.toBe(planted);
  expect(first.json()).toMatchObject({ email: "claire@arvor.example" });
  expect(first.body).not.toMatch(/token|password/i);
});

test("the address is the same in capitals", async () => {
  expect((await knock("Claire@Arvor.EXAMPLE", PASSWORD)).statusCode).toBe(200);
});

test("a forged or altered cookie is nobody's", async () => {
  const { cookie } = await enter("claire@arvor.example");
  const [name = "", value = ""] = cookie.split("=");
  const token = decodeURIComponent(value).split(".")[0] ?? "";
  for (const forged of [token, `${token}.`, `${token}.AAAA`, "", ".", `x${value}`, "%00"])
    expect(
      await world.client({ cookie: `${name}=${forged}` })(api.getMe, {}),
      forged,
    ).toMatchObject(refused("not_signed_in"));
});

test("a state change from another site is refused", async () => {
  const headers = { "sec-fetch-site": "cross-site" };
  expect((await knock("claire@arvor.example", PASSWORD, headers)).json()).toMatchObject({
    code: "cross_site",
  });
  const origin = { origin: "http://evil.example" };
  expect((await knock("claire@arvor.example", PASSWORD, origin)).json().code).toBe("cross_site");
  const bare = { "x-permanence-csrf": "0" };
  expect((await knock("claire@arvor.example", PASSWORD, bare)).json().code).toBe("cross_site");
});

/** Invited and not yet there, and deactivated with the right password. */
async function strangers(): Promise<{ invited: string; deactivated: string }> {
  const invited = "not.yet@arvor.example";
  const body = { email: invited, name: "Noé Tanguy", language: "fr", timeZone: "UTC" } as const;
  const params = { organisation: world.organisations.arvor };
  await world.as("manager")(contactsApi.addContact, { params, body });
  await world.as("manager")(contactsApi.changeContact, {
    params: { contact: world.people.kerlann.id },
    body: { active: false },
  });
  return { invited, deactivated: world.people.kerlann.email };
}

test("unknown, wrong, invited and deactivated get the same answer, in the same time", async () => {
  const { invited, deactivated } = await strangers();
  const kinds = {
    unknown: ["nobody@nowhere.example", PASSWORD],
    wrong: [world.people.claire.email, "not the password at all"],
    invited: [invited, PASSWORD],
    deactivated: [deactivated, PASSWORD],
  } as const;
  const bodies = new Set<string>();
  const knocks = Object.values(kinds).map(([email, password]) => async () => {
    await world.context.database.desk.deleteFrom("auth.throttle").execute();
    const answer = await knock(email, password);
    const { requestId: _, ...problem } = answer.json<Record<string, unknown>>();
    bodies.add(JSON.stringify({ ...problem, status: answer.statusCode }));
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });
  expect(await timesApart(knocks, 1.6)).toBeLessThan(1.6);
  expect([...bodies]).toHaveLength(1);
  expect([...bodies][0]).toContain("wrong_credentials");
}, 60_000);

test("ten wrong passwords close an account's door for a while, known or not; a success forgets them", async () => {
  for (const email of [world.people.own.email, "nobody@nowhere.example"]) {
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await knock(email, "wrong wrong wrong")).statusCode).toBe(401);
    const refused = await knock(email, PASSWORD);
    expect(refused.json()).toMatchObject({ code: "too_many_attempts", params: { minutes: 15 } });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(14 * 60);
  }
  for (let attempt = 0; attempt < 9; attempt += 1) await knock("lead@arvor.example", "wrong wrong");
  expect((await knock("lead@arvor.example", PASSWORD)).statusCode).toBe(200);
  for (let attempt = 0; attempt < 9; attempt += 1)
    expect((await knock("lead@arvor.example", "wrong wrong")).statusCode).toBe(401);
  // Forty passwords hashed one after another take their time on a busy machine.
}, 60_000);

test("one address that tries many accounts is stopped", async () => {
  await world.context.database.desk
    .insertInto("auth.throttle")
    .values({
      key: "sign-in address 127.0.0.1",
      attempts: 50,
      window_ends_at: new Date(Date.now() + 60_000),
    })
    .execute();
  const refused = await knock("someone@else.example", PASSWORD);
  expect(refused.json()).toMatchObject({ code: "too_many_attempts", status: 429 });
  const wait = Number(refused.headers["retry-after"]);
  expect(wait).toBeGreaterThan(50);
  expect(wait).toBeLessThanOrEqual(60);
});

test("signing out ends the session at once, and only that one", async () => {
  const one = await enter("claire@arvor.example");
  const other = await enter("claire@arvor.example");
  expect(await one.call(api.getMe, {})).toMatchObject(done);
  expect(await one.call(api.signOut, {})).toMatchObject(done);
  expect(await one.call(api.getMe, {})).toMatchObject(refused("not_signed_in"));
  expect(await other.call(api.getMe, {})).toMatchObject(done);
});

test("sessions are listed and ended; somebody else's is not found", async () => {
  const here = await enter("rival@orvalis.example");
  const there = await enter("rival@orvalis.example");
  const listed = await here.call(api.listSessions, {});
  if (!listed.ok) throw new Error(listed.problem.code);
  expect(listed.value.items.filter(({ current }) => current)).toHaveLength(1);
  const other = listed.value.items.find(({ current }) => !current)?.id ?? "";
  const params = { session: other };
  expect(await world.as("claire")(api.endSession, { params })).toMatchObject(refused("not_found"));
  expect(await here.call(api.endSession, { params: { session: "no-id" } })).toMatchObject(
    refused("not_found"),
  );
  expect(await there.call(api.getMe, {})).toMatchObject(done);
  expect(await here.call(api.endSession, { params })).toMatchObject(done);
  expect(await there.call(api.getMe, {})).toMatchObject(refused("not_signed_in"));
});

test("a password is changed with the current one only, and every other session ends", async () => {
  const here = await enter("second@desk.example");
  const there = await enter("second@desk.example");
  const change = (current: string, next: string) =>
    here.call(api.changePassword, { body: { current, next } });
  expect(await change("wrong", "trois pommes vertes")).toMatchObject(
    refused("wrong_credentials", "current"),
  );
  expect(await change(PASSWORD, "court")).toMatchObject({
    ...refused("password_too_short", "next"),
    problem: { params: { min: 12 } },
  });
  expect(await change(PASSWORD, "motdepasse1234")).toMatchObject(refused("password_too_common"));
  expect(await change(PASSWORD, "my second account")).toMatchObject(refused("password_too_common"));
  expect(await change(PASSWORD, "trois pommes vertes")).toMatchObject(done);
  expect(await here.call(api.getMe, {})).toMatchObject(done);
  expect(await there.call(api.getMe, {})).toMatchObject(refused("not_signed_in"));
  expect((await knock("second@desk.example", PASSWORD)).statusCode).toBe(401);
  expect((await knock("second@desk.example", "trois pommes vertes")).statusCode).toBe(200);
});

test("a changed password ends the reset link that was asked for before", async () => {
  const { id } = world.people.lead;
  const what = { purpose: "reset", kind: "contact", id } as const;
  const token = await world.context.database.desk
    .transaction()
    .execute((tx) => insertLink(tx, what, now(), now().add({ hours: 1 })));
  const change = { current: PASSWORD, next: "trois pommes vertes" };
  expect(await world.as("lead")(api.changePassword, { body: change })).toMatchObject(done);
  const late = { params: { token }, body: { password: "quatre chevaux gris" } };
  expect(await world.client()(api.resetPassword, late)).toMatchObject(refused("link_expired"));
});

test("one's own facts change, and nothing else", async () => {
  const claire = world.as("claire");
  const body = { name: "Claire Martin-Leroy", language: "en", timeZone: "Africa/Tunis" } as const;
  expect(await claire(api.changeMe, { body })).toMatchObject({ ok: true, value: body });
  const greedy = { name: "Claire", email: "x@y.example" };
  expect(await claire(api.changeMe, { body: greedy })).toMatchObject(
    refused("unknown_field", "email"),
  );
  for (const [extra, value] of [
    ["roles", ["administrator"]],
    ["kind", "agent"],
    ["active", true],
  ])
    expect(await claire(api.changeMe, { body: { [String(extra)]: value } as never })).toMatchObject(
      refused("unknown_field"),
    );
  const nowhere = { timeZone: "Mars/Olympus" };
  expect(await claire(api.changeMe, { body: nowhere })).toMatchObject(refused("unknown_value"));
});

test("whoever is deactivated or loses a role is out at that moment, in every process", async () => {
  const hugo = world.as("second");
  const { call } = await enter("second@desk.example", "trois pommes vertes");
  expect(await call(api.getMe, {})).toMatchObject(done);
  expect(await hugo(api.getMe, {})).toMatchObject(refused("not_signed_in"));
  const params = { agent: world.people.second.id };
  await world.as("admin")(agentsApi.changeAgent, { params, body: { active: false } });
  expect(await call(api.getMe, {})).toMatchObject(refused("not_signed_in"));
  await world.as("admin")(agentsApi.changeAgent, { params, body: { active: true } });
  expect(await call(api.getMe, {})).toMatchObject(refused("not_signed_in"));
});
