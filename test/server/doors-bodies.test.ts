import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { CONTRACT } from "#api/contract.ts";
import type { ProblemCode } from "#api/problems.ts";
import type { Route } from "#api/route.ts";
import { openOffer } from "#test/harness/agreeing.ts";
import { openArvorCase, openLine, type ArvorCase } from "#test/harness/case.ts";
import { insidersRequest, namedIn } from "#test/harness/insiders.ts";
import { knock, type Heard, type Raw } from "#test/harness/knock.ts";
import { rowCounts } from "#test/harness/nothing-stored.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
let arvor: ArvorCase;
let product: string;
let offer: string;
beforeAll(async () => {
  world = await openWorld();
  arvor = await openArvorCase(world);
  product = await openLine(world, "6.5");
  offer = await openOffer(world);
});
afterAll(() => world.close());
beforeEach(() => world.context.database.desk.deleteFrom("auth.throttle").execute());

function send(route: Route, given: Partial<Raw> = {}): Promise<Heard> {
  const raw = insidersRequest(world, route, { ...namedIn(world, arvor), product, offer });
  return knock(world, { ...raw, ...given, headers: { ...raw.headers, ...given.headers } });
}

const withBody = CONTRACT.filter(({ body }) => body !== undefined);
const bodied = withBody.map((route) => [route.id, route] as const);
const without = CONTRACT.filter(
  ({ method, body, upload }) => method !== "GET" && body === undefined && upload !== true,
).map((route) => [route.id, route] as const);

const text = (value: string) => Buffer.from(value);
const octets = { "content-type": "application/octet-stream" };

/** Bodies that no door takes, whatever it is for. */
const nonsense: readonly (readonly [string, ProblemCode, Partial<Raw>])[] = [
  ["half an object", "malformed_json", { payload: '{"text":' }],
  ["words", "malformed_json", { payload: "severity=1&text=hello" }],
  ["NaN", "malformed_json", { payload: '{"severity":NaN}' }],
  ["a NUL byte between tokens", "malformed_json", { payload: '{\u0000"text":"a"}' }],
  ["a NUL byte in a text", "malformed_json", { payload: '{"text":"a\u0000b"}' }],
  ["an own __proto__", "malformed_json", { payload: '{"__proto__":{"roles":["administrator"]}}' }],
  ["a deep __proto__", "malformed_json", { payload: '{"text":{"__proto__":{"a":1}}}' }],
  [
    "fifty thousand arrays in each other",
    "malformed_json",
    { payload: "[".repeat(50_000) + "]".repeat(50_000) },
  ],
  ["a text in Latin-1", "broken_utf8", { payload: Buffer.from('{"text":"Écran figé"}', "latin1") }],
  [
    "a sign cut in two",
    "broken_utf8",
    { payload: Buffer.concat([text('{"text":"'), Buffer.from([0xe2, 0x82]), text('"}')]) },
  ],
  [
    "an overlong slash",
    "broken_utf8",
    { payload: Buffer.concat([text('{"text":"'), Buffer.from([0xc0, 0xaf]), text('"}')]) },
  ],
  [
    "a surrogate in bytes",
    "broken_utf8",
    { payload: Buffer.concat([text('{"text":"'), Buffer.from([0xed, 0xa0, 0x80]), text('"}')]) },
  ],
  ["UTF-16", "broken_utf8", { payload: Buffer.from('\ufeff{"text":"a"}', "utf16le") }],
  [
    "a description of ten megabytes",
    "body_too_large",
    { payload: JSON.stringify({ text: "a".repeat(10_000_000) }) },
  ],
  [
    "a form",
    "wrong_content_type",
    { headers: { "content-type": "application/x-www-form-urlencoded" }, payload: "text=a" },
  ],
  [
    "a multipart form",
    "wrong_content_type",
    { headers: { "content-type": "multipart/form-data; boundary=a" }, payload: "--a--" },
  ],
  [
    "plain text that is JSON",
    "wrong_content_type",
    { headers: { "content-type": "text/plain" }, payload: '{"text":"a"}' },
  ],
  [
    "XML",
    "wrong_content_type",
    { headers: { "content-type": "application/xml" }, payload: "<a/>" },
  ],
  ["bytes", "wrong_content_type", { headers: octets, payload: "abc" }],
  [
    "nothing said about its type",
    "wrong_content_type",
    { headers: { "content-type": undefined }, payload: '{"text":"a"}' },
  ],
];

/** JSON that is none of the objects which a door takes. */
const objects: readonly (readonly [string, readonly ProblemCode[], string])[] = [
  ["a list", ["wrong_type"], "[]"],
  ["a text", ["wrong_type"], '"text"'],
  ["a number", ["wrong_type"], "1e999"],
  [
    "a field that nobody knows",
    ["unknown_field", "missing_field", "unknown_value"],
    '{"sudo":true}',
  ],
  [
    "the constructor",
    ["unknown_field", "missing_field", "unknown_value"],
    '{"constructor":{"prototype":{"a":1}}}',
  ],
];

/** What must stand in an answer that refuses, and what must not. */
function isClear(answer: Heard, route: Route, label: string): void {
  const about = `${route.id}, ${label}: ${answer.body.slice(0, 300)}`;
  expect(answer.status, about).toBeGreaterThanOrEqual(400);
  expect(answer.status, about).toBeLessThan(500);
  expect(route.problems, about).toContain(answer.code);
  expect(answer.problem.status, about).toBe(answer.status);
  expect(answer.problem.title, about).toMatch(/\S/);
  expect(answer.problem.detail, about).toMatch(/\S/);
  expect(answer.problem.detail, about).not.toMatch(/“\s*”|«\s*»/);
  expect(answer.problem.field, about).not.toBe("");
  expect(answer.body, about).not.toMatch(/\{\{|at .*\.ts:\d|node_modules|select |insert /);
}

test.each([...bodied, ...without])(
  "%s refuses what is no JSON, and keeps nothing of it",
  async (id, route) => {
    const before = await rowCounts(world);
    for (const [label, code, given] of nonsense) {
      const answer = await send(route, given);
      isClear(answer, route, label);
      expect([id, label, answer.code]).toEqual([id, label, code]);
    }
    expect(await rowCounts(world)).toEqual(before);
  },
);

test.each(bodied)("%s refuses what is not the object that it takes", async (id, route) => {
  const before = await rowCounts(world);
  for (const [label, codes, payload] of objects) {
    const answer = await send(route, { payload });
    isClear(answer, route, label);
    expect(codes, `${id}, ${label}`).toContain(answer.code);
  }
  expect(await rowCounts(world)).toEqual(before);
});

/** Names of the fields that a body has of its own. */
function fieldsOf({ body }: Route): readonly string[] {
  const shape: unknown = body !== undefined && "shape" in body ? body.shape : {};
  return Object.keys(typeof shape === "object" && shape !== null ? shape : {});
}

/** What somebody greedy would add: whose it is, what it becomes, who they are. */
const greedy = {
  id: "01990000-0000-7000-8000-000000000000",
  organisationId: "01990000-0000-7000-8000-000000000000",
  partner: null,
  state: "closed",
  level: 9,
  role: "owner",
  role_: "administrator",
  assigneeId: null,
  userId: null,
  chain: "internal",
  at: "2020-01-01T00:00:00Z",
  password_hash: "x",
  isAdmin: true,
};

test.each(bodied)(
  "%s takes no field that is not its own, each named in the answer",
  async (id, route) => {
    const before = await rowCounts(world);
    const own = new Set(fieldsOf(route));
    const strangers = Object.entries(greedy).filter(([name]) => !own.has(name));
    const answer = await send(route, { payload: JSON.stringify(Object.fromEntries(strangers)) });
    isClear(answer, route, "greedy fields");
    const told = (answer.problem.errors ?? []).filter(({ code }) => code === "unknown_field");
    expect(told.map(({ field }) => field).toSorted(), id).toEqual(
      strangers.map(([name]) => name).toSorted(),
    );
    expect(await rowCounts(world)).toEqual(before);
  },
);

const wrongValues = [
  null,
  [],
  {},
  "",
  " ",
  "x",
  -1,
  1.5,
  1e20,
  true,
  [[]],
  "\u0000",
  "\ud800",
  "2026-13-45T99:99:99Z",
];

/** A word that any field could hold, if the field took it. */
test.each(bodied)(
  "%s names the field whose value is wrong, whatever is wrong with it",
  async (id, route) => {
    const before = await rowCounts(world);
    for (const field of fieldsOf(route))
      for (const value of wrongValues) {
        // The stranger keeps a value that happens to be right from being acted on.
        const answer = await send(route, {
          payload: JSON.stringify({ [field]: value, "\u2063": 1 }),
        });
        isClear(answer, route, `${field} = ${JSON.stringify(value)}`);
        expect(answer.problem.errors?.map((one) => one.code) ?? [answer.code], id).toContain(
          "unknown_field",
        );
      }
    expect(await rowCounts(world)).toEqual(before);
  },
);

test.each([
  ["fr-FR", "claire", "fr", /requête|corps/],
  ["en-GB", "claire", "fr", /requête|corps/],
  ["en-GB", undefined, "en", /request|body/i],
  ["fr", undefined, "fr", /requête|corps/],
  ["de, en;q=0.5", undefined, "en", /request|body/i],
  ["\u00ff;q=x,,", undefined, "fr", /requête|corps/],
] as const)(
  "asked in %s by %s, a broken body is answered in the language of the reader",
  async (wanted, who, language, words) => {
    const cookie = who === undefined ? undefined : world.cookieOf(who);
    const headers = { cookie, "accept-language": wanted };
    for (const payload of [
      "{",
      JSON.stringify({ text: "a".repeat(2_000_000) }),
      Buffer.from([0xff]),
    ]) {
      const answer = await knock(world, {
        method: "POST",
        url: "/api/v1/session",
        headers,
        payload,
      });
      expect(answer.headers["content-language"]).toBe(language);
      expect(answer.problem.detail).toMatch(words);
    }
  },
);
