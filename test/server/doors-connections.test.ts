import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Problem } from "#api/problem.ts";
import { PROBLEMS, type ProblemCode } from "#api/problems.ts";
import { rowCounts } from "#test/harness/nothing-stored.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let port = 0;
beforeAll(async () => {
  world = await openWorld();
  // What waits a minute on a desk that serves.
  Object.assign(world.app.server, { headersTimeout: 200, connectionsCheckingInterval: 50 });
  await world.app.listen({ host: "127.0.0.1", port: 0 });
  const bound = world.app.server.address();
  port = typeof bound === "object" && bound !== null ? bound.port : 0;
});
afterAll(() => world.close());

interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends these bytes as they are, and hears what is answered until the desk ends the connection. */
async function say(...parts: readonly (string | Buffer)[]): Promise<Said> {
  const socket: Socket = connect(port, "127.0.0.1");
  const heard: Buffer[] = [];
  const closed = Promise.withResolvers<void>();
  socket.on("data", (part: Buffer) => heard.push(part));
  socket.on("error", closed.reject);
  socket.on("close", () => closed.resolve());
  for (const part of parts) socket.write(part);
  await closed.promise;
  const [head = "", body = ""] = String(Buffer.concat(heard)).split("\r\n\r\n", 2);
  const [first = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(":")).toLowerCase(),
    line.slice(line.indexOf(":") + 1).trim(),
  ]);
  return { status: Number(first.split(" ")[1]), headers: Object.fromEntries(headers), body };
}

function isProblem({ status, headers, body }: Said, code: ProblemCode): Problem {
  const problem = JSON.parse(body) as Problem;
  expect([problem.code, problem.status, status]).toEqual([code, PROBLEMS[code], PROBLEMS[code]]);
  expect(headers).toMatchObject({
    "content-type": "application/problem+json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    connection: "close",
  });
  expect(problem.detail).toMatch(/\S/);
  expect(problem.requestId).toMatch(/\S/);
  return problem;
}

const host = "Host: desk.example\r\n";
const long = "a".repeat(20_000);

const unreadable: readonly (readonly [string, string])[] = [
  ["words", "Bonjour le support\r\n\r\n"],
  ["a greeting of TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\r\n\r\n"],
  ["a header without a name", `GET /api/v1/me HTTP/1.1\r\n${host}: x\r\n\r\n`],
  ["a length below nought", `POST /api/v1/session HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`],
  [
    "two lengths",
    `POST /api/v1/session HTTP/1.1\r\n${host}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
  ],
  ["a blank in the address", `GET /api/v1/me ?a HTTP/1.1\r\n${host}\r\n`],
  ["a byte in the address", `GET /api/v1/tickets?search=\u00ff HTTP/1.1\r\n${host}\r\n`],
  ["no host", "GET /api/v1/me HTTP/1.1\r\nConnection: close\r\n\r\n"],
];

test.each(unreadable)("%s is answered as a problem, and the connection ends", async (_, text) => {
  const before = await rowCounts(world);
  isProblem(await say(Buffer.from(text, "latin1")), "malformed_request");
  expect(await rowCounts(world)).toEqual(before);
});

test.each([
  ["an address", `GET /api/v1/tickets?search=${long} HTTP/1.1\r\n${host}\r\n`],
  ["a cookie", `GET /api/v1/me HTTP/1.1\r\n${host}Cookie: permanence_session=${long}\r\n\r\n`],
  ["a megabyte of headers", `GET /api/v1/me HTTP/1.1\r\n${host}X: ${long.repeat(50)}\r\n\r\n`],
])("%s that is too long is said to be", async (_, text) => {
  isProblem(await say(text), "headers_too_large");
});

test("what is sent on after the answer is heard out, and answered once", async () => {
  const rest = Array.from({ length: 40 }, (__, index) => `X-${index}: ${long}\r\n`);
  isProblem(await say(`GET /api/v1/me HTTP/1.1\r\n${host}`, ...rest, "\r\n"), "headers_too_large");
});

test("half a request is waited for, and no longer than that", async () => {
  isProblem(await say(`GET /api/v1/me HTTP/1.1\r\n${host}`), "request_too_slow");
});

test("a body that breaks off in its encoding is answered, and nothing of it is kept", async () => {
  const before = await rowCounts(world);
  const headers = `${host}Cookie: ${world.cookieOf("claire")}\r\nX-Permanence-CSRF: 1\r\n`;
  const upload = `POST /api/v1/attachments?name=a.txt HTTP/1.1\r\n${headers}Content-Type: application/octet-stream\r\n`;
  isProblem(
    await say(`${upload}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nno length\r\n`),
    "malformed_request",
  );
  expect(await rowCounts(world)).toEqual(before);
});

test.each([
  ["", "fr", /support|requête/],
  ["Accept-Language: en\r\n", "en", /desk/],
  ["accept-language:de, en-GB;q=0.5\r\n", "en", /desk/],
  ["X-Accept-Language: en\r\n", "fr", /support/],
])("after %j it is told in %s", async (wanted, language, words) => {
  const said = await say(`GET /?${long} HTTP/1.1\r\n${host}${wanted}\r\n`);
  const { detail } = isProblem(said, "headers_too_large");
  expect([said.headers["content-language"], detail]).toEqual([
    language,
    expect.stringMatching(words),
  ]);
});

test("an expectation that nobody here knows is left at that", async () => {
  const head = `${host}Expect: the-moon\r\nConnection: close\r\n\r\n`;
  expect((await say(`GET /api/v1/offers HTTP/1.1\r\n${head}`)).status).toBe(401);
});
