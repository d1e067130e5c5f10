import { afterAll, beforeAll, expect, test } from "vitest";
import { openArvorCase, type ArvorCase } from "#test/harness/case.ts";
import { knock } from "#test/harness/knock.ts";
import { rowCounts } from "#test/harness/nothing-stored.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let arvor: ArvorCase;
beforeAll(async () => {
  world = await openWorld();
  arvor = await openArvorCase(world);
});
afterAll(() => world.close());

const claire = () => ({ cookie: world.cookieOf("claire") });

const hostileHeaders: readonly Readonly<Record<string, string>>[] = [
  { "if-match": "*" },
  { "if-match": '"p1", "p2"' },
  { "if-match": '"p99999999999999999999"' },
  { "if-match": 'W/"p1\' or 1=1"' },
  { "if-match": "" },
  { "if-match": '"p1i1"' },
  { "if-match": "p".repeat(7000) },
  { "if-match": '"p-1"' },
];

test.each(hostileHeaders)(
  "a change that has seen %j is a conflict, and nothing more",
  async (given) => {
    const before = await rowCounts(world);
    const url = `/api/v1/tickets/${arvor.reference}/withdraw`;
    const answer = await knock(world, {
      method: "POST",
      url,
      headers: { ...claire(), ...given },
      payload: "{}",
    });
    expect(answer.code).toBe("version_conflict");
    expect(answer.problem.version).toMatch(/^p\d+$/);
    expect(await rowCounts(world)).toEqual(before);
  },
);

test.each(["'; drop table ticket; --", "\u00ff\u00fe", "k".repeat(7000), " ", "../../x", "null"])(
  "a key like %j is only a key: it acts once, and refuses another request",
  async (key) => {
    const url = `/api/v1/tickets/${arvor.reference}/reply`;
    const send = (text: string, last = "") =>
      knock(world, {
        method: "POST",
        url,
        headers: { ...claire(), "idempotency-key": key + last },
        payload: JSON.stringify({ text }),
      });
    const before = await rowCounts(world);
    const first = await send("une fois");
    expect([first.status, (await send("une fois")).status]).toEqual([200, 200]);
    if (key.trim() === "") return;
    expect((await send("autre chose")).code).toBe("idempotency_key_reused");
    expect((await rowCounts(world))["event"]).toBe((before["event"] ?? 0) + 1);
    expect((await send("encore une", "-2")).status).toBe(200);
  },
);

test("a change that must have seen the ticket says so when it has not", async () => {
  for (const [who, command, body] of [
    ["claire", "withdraw", {}],
    ["nadia", "qualify", { severity: 3, why: "x" }],
    ["nadia", "assign", { assignee: world.people.nadia.id }],
  ] as const) {
    const url = `/api/v1/tickets/${arvor.reference}/${command}`;
    const headers = { cookie: world.cookieOf(who) };
    const answer = await knock(world, {
      method: "POST",
      url,
      headers,
      payload: JSON.stringify(body),
    });
    expect([command, answer.status, answer.code]).toEqual([command, 428, "version_required"]);
  }
});

test.each(["fr", "en"])("in %s it does not call a contract a ticket", async (language) => {
  const answer = await knock(world, {
    method: "PUT",
    url: `/api/v1/subscriptions/${world.subscriptions.arvor}/named-contacts`,
    headers: { cookie: world.cookieOf("manager"), "accept-language": language },
    payload: JSON.stringify({ contacts: [] }),
  });
  expect(answer.code).toBe("version_required");
  expect(answer.problem.detail).not.toContain("ticket");
});

test.each([
  "%",
  "=",
  ";;;",
  "permanence_session",
  "permanence_session=%E0%A4%A",
  "permanence_session=.",
  "permanence_session=a.b; permanence_session=c.d",
  `permanence_session=${"a".repeat(7000)}`,
])("a cookie like %j is nobody's", async (cookie) => {
  expect((await knock(world, { method: "GET", url: "/api/v1/me", headers: { cookie } })).code).toBe(
    "not_signed_in",
  );
});

test.each([
  ["fr;q=0,en", "en"],
  ["en;q=0", "fr"],
  ["fr;q=0", "en"],
  ["fr;q=0.4, en-GB;q=0.9", "en"],
  ["de, en;q=0.1", "en"],
  ["EN-us;Q=0.8, fr;q=0.2", "en"],
  ["fr;q=nonsense, en;q=0.001", "en"],
  ["de", "fr"],
  ["", "fr"],
])("who wants %j is answered in %s", async (wanted, language) => {
  const headers = { "accept-language": wanted };
  const answer = await knock(world, { method: "GET", url: "/api/v1/me", headers });
  expect(answer.headers["content-language"]).toBe(language);
  const page = await knock(world, { method: "GET", url: "/api/problems/not_found", headers });
  expect(page.body).toContain(`<html lang="${language}">`);
});

test.each([
  ["return=minimal", 204],
  ['respond-async, return="minimal"; foo=1', 204],
  ["RETURN = minimal", 204],
  ["return=representation", 200],
  ["return=minimalist, xreturn=minimal", 200],
] as const)("a command that prefers %s is answered with %i, once", async (prefer, status) => {
  const url = `/api/v1/tickets/${arvor.reference}/reply`;
  const headers = { ...claire(), prefer, "idempotency-key": `prefers ${prefer}` };
  const reply = () =>
    knock(world, { method: "POST", url, headers, payload: '{"text":"Bonjour."}' });
  const [first, again] = [await reply(), await reply()];
  const page = await knock(world, {
    method: "GET",
    url: `/api/v1/tickets/${arvor.reference}`,
    headers: claire(),
  });
  const { version } = page.json as { version: string };
  expect(first.status).toBe(status);
  expect(again.status).toBe(status);
  const told = {
    etag: JSON.stringify(version),
    "preference-applied": "return=minimal",
  };
  for (const answer of [first, again])
    if (status === 204) {
      expect(answer.body).toBe("");
      expect(answer.headers).toMatchObject(told);
    } else expect(answer.json).toMatchObject({ version });
});

test("a refusal is told to whoever prefers no body, too", async () => {
  const answer = await knock(world, {
    method: "POST",
    url: `/api/v1/tickets/${arvor.reference}/reply`,
    headers: { ...claire(), prefer: "return=minimal" },
    payload: '{"text":""}',
  });
  expect(answer.code).toBe("text_required");
  expect(answer.headers).not.toHaveProperty("preference-applied");
});
