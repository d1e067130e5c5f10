import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isProblemCode } from "#api/problems.ts";
import { openArvorCase, type ArvorCase } from "#test/harness/case.ts";
import { PUBLIC_URL } from "#test/harness/desk.ts";
import { knock } from "#test/harness/knock.ts";
import { rowCounts } from "#test/harness/nothing-stored.ts";
import { openWorld, PASSWORD, type World } from "#test/harness/world.ts";

let world: World;
let arvor: ArvorCase;
let port = 0;
beforeAll(async () => {
  world = await openWorld();
  arvor = await openArvorCase(world);
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  const bound = world.app.server.address();
  port = typeof bound === "object" && bound !== null ? bound.port : 0;
});
afterAll(() => world.close());

const claire = () => ({ cookie: world.cookieOf("claire") });

const sites: readonly (readonly [Readonly<Record<string, string | undefined>>, boolean])[] = [
  [{}, true],
  [{ "x-permanence-csrf": undefined }, false],
  [{ "x-permanence-csrf": "0" }, false],
  [{ "x-permanence-csrf": "" }, false],
  [{ "x-permanence-csrf": "1, 1" }, false],
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "none" }, true],
  [{ "sec-fetch-site": "same-site" }, false],
  [{ "sec-fetch-site": "cross-site" }, false],
  [{ "sec-fetch-site": "" }, false],
  [{ origin: PUBLIC_URL }, true],
  [{ origin: "null" }, false],
  [{ origin: "http://evil.example" }, false],
  [{ origin: `${PUBLIC_URL}.evil.example` }, false],
  [{ origin: PUBLIC_URL.replace("http:", "https:") }, false],
  [{ origin: `${PUBLIC_URL}:8081` }, false],
  [{ origin: PUBLIC_URL.toUpperCase() }, false],
  [{ origin: "http://evil.example", "x-forwarded-host": "evil.example" }, false],
  [{ origin: "http://evil.example", "sec-fetch-site": "same-origin" }, false],
];

test.each(sites)("a change with %j comes from us: %s", async (given, ours) => {
  const before = await rowCounts(world);
  const headers = { ...claire(), ...given };
  const payload = JSON.stringify({ text: "" });
  for (const [method, url, body] of [
    ["POST", `/api/v1/tickets/${arvor.reference}/reply`, payload],
    ["PATCH", "/api/v1/me", JSON.stringify({ name: "" })],
    ["DELETE", "/api/v1/me/sessions/01990000-0000-7000-8000-000000000000", undefined],
    ["POST", "/api/v1/attachments?name=../a", "x"],
    ["POST", "/api/v1/session", "{}"],
  ] as const) {
    const type = url.includes("attachments") ? { "content-type": "application/octet-stream" } : {};
    const answer = await knock(world, {
      method,
      url,
      headers: { ...type, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    });
    expect([method, url, answer.code === "cross_site"]).toEqual([method, url, !ours]);
  }
  expect(await rowCounts(world)).toEqual(before);
});

test.each(["https://Desk.lan", "https://desk.lan:443/"])(
  "a desk told to be at %s lets people in who come from there",
  async (address) => {
    const told = await openWorld({ PUBLIC_URL: address });
    const payload = JSON.stringify({ email: told.people.claire.email, password: PASSWORD });
    const signIn = (origin: string) =>
      knock(told, { method: "POST", url: "/api/v1/session", headers: { origin }, payload });
    expect((await signIn("https://desk.lan")).status).toBe(200);
    expect((await signIn("https://desk.lan.evil.example")).code).toBe("cross_site");
    expect((await signIn("http://desk.lan")).code).toBe("cross_site");
    await told.close();
  },
);

test("no GET changes anything, and none is refused for where it comes from", async () => {
  const before = await rowCounts(world);
  const headers = {
    ...claire(),
    "sec-fetch-site": "cross-site",
    origin: "http://evil.example",
    "x-permanence-csrf": undefined,
  };
  for (const url of ["/api/v1/me", `/api/v1/tickets/${arvor.reference}`, "/api/v1/tickets"]) {
    const { status, headers: told } = await knock(world, { method: "GET", url, headers });
    expect(status).toBe(200);
    expect(told["access-control-allow-origin"]).toBeUndefined();
  }
  for (const command of ["withdraw", "reply", "note"]) {
    const url = `/api/v1/tickets/${arvor.reference}/${command}`;
    expect((await knock(world, { method: "GET", url, headers })).code).toBe("no_such_route");
    const other = { ...headers, "x-http-method-override": "POST", "x-method-override": "POST" };
    expect(
      (await knock(world, { method: "GET", url: `${url}?_method=POST`, headers: other })).code,
    ).toBe("no_such_route");
  }
  expect(await rowCounts(world)).toEqual(before);
});

test("answers may not be framed, sniffed, kept or shared", async () => {
  const headers = claire();
  for (const url of [
    "/api/v1/me",
    "/api/v1/tickets",
    "/api/v1/nowhere",
    `/api/v1/tickets/${arvor.reference}`,
    "/api/docs",
    "/",
  ]) {
    const { headers: told } = await knock(world, { method: "GET", url, headers });
    expect(told, url).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    const policy = told["content-security-policy"] ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
    expect(told["x-powered-by"]).toBeUndefined();
    if (url.startsWith("/api/v1")) expect(told["cache-control"]).toBe("no-store");
  }
});

test("the cookie of a desk reached by https goes no other way", async () => {
  const secure = await openWorld({ PUBLIC_URL: "https://desk.example" });
  const payload = JSON.stringify({ email: secure.people.claire.email, password: PASSWORD });
  const { headers } = await knock(secure, { method: "POST", url: "/api/v1/session", payload });
  expect(headers["set-cookie"]).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  const cookie = headers["set-cookie"]?.split(";")[0];
  const out = await knock(secure, {
    method: "DELETE",
    url: "/api/v1/session",
    headers: { cookie },
  });
  expect(out.headers["set-cookie"]).toMatch(
    /=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  );
  await secure.close();
});

/** Asks with the path exactly as it stands: neither this program nor a library cleans it. */
function ask(
  path: string,
  method = "GET",
): Promise<{ status: number; type: string; body: string }> {
  return new Promise((resolve, reject) => {
    const asking = request({ port, host: "127.0.0.1", method, path, headers: claire() });
    asking.on("error", reject);
    asking.on("response", (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          type: answer.headers["content-type"] ?? "",
          body: String(Buffer.concat(parts)),
        }),
      );
    });
    asking.end();
  });
}

const nowhere = [
  "/api",
  "/api/",
  "/api/v1",
  "/api/v2/me",
  "/api/v1/me/",
  "/api/v1//me",
  "/api/v1/./me",
  "/api/v1/../v1/me",
  "/api/v1/%2e%2e/v1/me",
  "/api/v1/me%2f",
  "/api/v1%2fme",
  "/api/v1/me%00",
  "/api/v1/me;a=1",
  "/api/v1/me.json",
  "/api/v1/ME",
  "/api/v1/tickets/%",
  "/api/v1/tickets/%zz",
  "/api/v1/tickets/%c0%af",
  "/api/v1/__proto__",
  "/api/v1/constructor",
  `/api/v1/tickets/${"a".repeat(5000)}`,
  `/api/v1/me/sessions/${"a".repeat(190)}`,
  "/api/problems/__proto__",
  "/api/problems/nothing",
  "/api/problems/..%2f..%2fv1%2fme",
  "/assets/",
  "/assets/%00",
  "/assets/..%2f..%2f..%2fpackage.json",
  "/assets/%2e%2e/%2e%2e/%2e%2e/package.json",
  "/assets/../../../package.json",
  "/assets/.env",
  "/assets/nothing.js",
  "/%",
  "/%zz",
];

test.each(nowhere)("%s leads nowhere, and says so as everything else does", async (path) => {
  const { status, type, body } = await ask(path);
  expect([status, type]).toEqual([404, "application/problem+json; charset=utf-8"]);
  const { code } = JSON.parse(body) as { code: string };
  expect(["no_such_route", "not_found"]).toContain(code);
  expect(body).not.toMatch(/dependencies|permanence_session/);
});

test.each([
  "/API/v1/me",
  "//api/v1/me",
  "/metrics/",
  "/.env",
  "/.git/config",
  "/package.json",
  "/../package.json",
  "/etc/passwd",
])("%s is at most a page of ours, and tells nothing", async (path) => {
  const { status, body, type } = await ask(path);
  expect([200, 404]).toContain(status);
  if (status === 200) expect(type).toBe("text/html; charset=utf-8");
  expect(body).not.toMatch(/dependencies|claire|permanence_http|root:x/i);
});

test("an escaped letter is the letter: the same door, with the same guard", async () => {
  expect((await ask("/api/v1/%6de")).status).toBe(200);
  const { code } = await knock(world, { method: "GET", url: "/api/v1/%6de" });
  expect(code).toBe("not_signed_in");
});

test.each(["OPTIONS", "TRACE", "PUT", "PATCH", "PROPFIND", "DELETE", "SEARCH"])(
  "%s on a page of tickets is no door",
  async (method) => {
    const { status, body } = await ask("/api/v1/tickets", method);
    expect([status, (JSON.parse(body) as { code: string }).code]).toEqual([404, "no_such_route"]);
    expect(body).not.toContain(world.cookieOf("claire"));
  },
);

test("HEAD tells what GET would, and no body", async () => {
  const { status, body } = await ask("/api/v1/me", "HEAD");
  expect([status, body]).toEqual([200, ""]);
  expect((await knock(world, { method: "HEAD", url: "/api/v1/me" })).status).toBe(401);
});

test("what is busy is told to this machine, and to nobody who comes from elsewhere or through a proxy", async () => {
  const get = { method: "GET", url: "/metrics" };
  expect((await knock(world, get)).status).toBe(200);
  for (const from of [
    "10.1.2.3",
    "192.168.1.5",
    "8.8.8.8",
    "1127.0.0.1",
    "2001:db8::1",
    "::ffff:10.0.0.1",
  ])
    expect([from, (await knock(world, { ...get, from })).status]).toEqual([from, 404]);
  for (const name of ["x-forwarded-for", "forwarded", "x-real-ip", "via"])
    expect((await knock(world, { ...get, headers: { [name]: "127.0.0.1" } })).status).toBe(404);
});

test("the page of each code is there, in the language asked for, and runs nothing", async () => {
  const { json } = await knock(world, { method: "GET", url: "/api/v1/openapi.json" });
  const codes = JSON.stringify(json).match(/`([a-z_]+)`/g) ?? [];
  const one = codes.map((code) => code.replaceAll("`", "")).find(isProblemCode) ?? "";
  const page = await knock(world, {
    method: "GET",
    url: `/api/problems/${one}`,
    headers: { "accept-language": "en" },
  });
  expect([page.status, page.body.includes('lang="en"')]).toEqual([200, true]);
  expect(page.body).not.toContain("<script");
});
