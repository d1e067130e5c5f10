import { afterAll, beforeAll, expect, test } from "vitest";
import { CONTRACT } from "#api/contract.ts";
import { fileTicket } from "#api/tickets.ts";
import { openArvorCase, type ArvorCase } from "#test/harness/case.ts";
import { filing, knock, post } from "#test/harness/knock.ts";
import { rowCounts } from "#test/harness/nothing-stored.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
let arvor: ArvorCase;
beforeAll(async () => {
  world = await openWorld();
  arvor = await openArvorCase(world);
});
afterAll(() => world.close());

const of = (person: PersonKey) => ({ cookie: world.cookieOf(person) });
const cursors = (key: object) => Buffer.from(JSON.stringify(key)).toString("base64url");
const at = "2026-01-01T00:00:00Z";
const id = "01990000-0000-7000-8000-000000000000";
const badPages: readonly (readonly [string, string, PersonKey, string])[] = [
  ...[
    "x",
    "%00",
    "e30",
    "W10",
    "bnVsbA",
    "{}",
    "..",
    cursors({ at, id, more: 1 }),
    cursors({ at: "soon", id }),
    cursors({ at, id: "1" }),
    cursors({ at: "+200000-01-01T00:00:00Z", id }),
    cursors({ at: "-200000-01-01T00:00:00Z", id }),
    cursors({ at, id: `${id}' or 1=1` }),
    cursors({ at: { a: 1 }, id }),
    cursors([at, id]),
  ].map((cursor) => ["/tickets", `cursor=${cursor}`, "claire" as const, "bad_cursor"] as const),
  ...["1e309", "99999999999", "-1", "1.5", "", "0x10"].map(
    (sequence) =>
      [
        "/events",
        `cursor=${cursors({ at, chain: "public", sequence })}`,
        "claire" as const,
        "bad_cursor",
      ] as const,
  ),
  ["/tickets", `queue=all&cursor=${cursors({ severity: 9, at, id })}`, "nadia", "bad_cursor"],
  ["/organisations", `cursor=${cursors({ name: "a", id: "b" })}`, "nadia", "bad_cursor"],
  ["/tickets", "search=%00", "claire", "wrong_format"],
  ["/contacts", "search=a%00b", "nadia", "wrong_format"],
  ["/organisations", "search=%1b", "nadia", "wrong_format"],
  ["/tickets", `search=${"a".repeat(201)}`, "claire", "too_long"],
  ["/tickets", `cursor=${"a".repeat(401)}`, "claire", "too_long"],
  ["/tickets", "search=a&search=b", "claire", "wrong_type"],
  ["/tickets", "search[$ne]=a", "claire", "unknown_field"],
  ["/tickets", "__proto__=a", "claire", "unknown_field"],
  ["/tickets", "sort=password", "claire", "unknown_field"],
  ["/tickets", "filer=anyone", "claire", "unknown_field"],
  ["/tickets", "limit=0", "claire", "out_of_range"],
  ["/tickets", "limit=101", "claire", "out_of_range"],
  ["/tickets", "limit=1;drop", "claire", "wrong_type"],
  ["/tickets", "state=open' or 1=1", "claire", "unknown_value"],
  ["/tickets", "severity=9", "claire", "unknown_value"],
  ["/tickets", "organisation=x' or 1=1", "claire", "wrong_format"],
  ["/tickets", "queue=all", "claire", "forbidden"],
  ["/subscriptions", "organisation=a&organisation=b", "claire", "wrong_type"],
  ["/outbox", `cursor=${cursors({ name: 1, x: 2 })}`, "admin", "bad_cursor"],
];

test.each(badPages)("%s?%s as %s: refused", async (path, query, who, code) => {
  const below = path === "/events" ? `/tickets/${arvor.reference}/events` : path;
  const answer = await knock(world, {
    method: "GET",
    url: `/api/v1${below}?${query}`,
    headers: of(who),
  });
  expect(answer.code).toBe(code);
  const pattern = path === "/events" ? "/tickets/:reference/events" : path;
  expect(CONTRACT.find((one) => one.method === "GET" && one.path === pattern)?.problems).toContain(
    code,
  );
});

const strangers: readonly (readonly [string, () => object, string, string])[] = [
  [
    "another's organisation",
    () => filing(world, { organisation: world.organisations.orvalis }),
    "unknown_organisation",
    "organisation",
  ],
  [
    "another's organisation and its subscription",
    () =>
      filing(world, {
        organisation: world.organisations.orvalis,
        subscription: world.subscriptions.orvalis,
      }),
    "unknown_organisation",
    "organisation",
  ],
  [
    "an organisation and a subscription that are none",
    () => filing(world, { organisation: id, subscription: id }),
    "unknown_organisation",
    "organisation",
  ],
  [
    "another's subscription",
    () => filing(world, { subscription: world.subscriptions.orvalis }),
    "unknown_subscription",
    "subscription",
  ],
  [
    "a ticket that is not there",
    () => filing(world, { followUpOf: "EXO-2026-999999" }),
    "unknown_reference",
    "followUpOf",
  ],
  [
    "a ticket that is not closed",
    () => filing(world, { followUpOf: arvor.reference }),
    "follow_up_not_closed",
    "followUpOf",
  ],
  ["another filer", () => filing(world, { filer: world.people.lead.id }), "unknown_field", "filer"],
  [
    "files that are none",
    () => filing(world, { attachments: [id] }),
    "unknown_attachment",
    "attachments",
  ],
  [
    "twenty-one files",
    () => filing(world, { attachments: Array.from({ length: 21 }, () => id) }),
    "too_long",
    "attachments",
  ],
  ["a state of its own", () => filing(world, { state: "closed" }), "unknown_field", "state"],
  [
    "a reference of its own",
    () => filing(world, { reference: "EXO-2026-000001" }),
    "unknown_field",
    "reference",
  ],
  [
    "an assignee",
    () => filing(world, { assignee: world.people.nadia.id }),
    "unknown_field",
    "assignee",
  ],
  [
    "blank words",
    () => filing(world, { description: " \u00a0\u200b " }),
    "text_required",
    "description",
  ],
  ["a subject of blanks", () => filing(world, { subject: "   " }), "too_short", "subject"],
];

test.each(strangers)("a request that names %s is refused whole", async (_, body, code, field) => {
  const before = await rowCounts(world);
  const answer = await post(world, "claire", "/tickets", body());
  expect([answer.code, answer.problem.field ?? field]).toEqual([code, field]);
  expect(fileTicket.problems).toContain(code);
  expect(await rowCounts(world)).toEqual(before);
});

test("an instant finer than the clock, or of no calendar, is refused", async () => {
  for (const saidAt of [
    "2026-01-01T00:00:00.1234567890Z",
    "2026-02-30T00:00:00Z",
    "2026-01-01T00:00:00",
    "+200000-01-01T00:00:00Z",
    "0",
  ]) {
    const recorded = { saidBy: world.people.claire.id, channel: "phone", saidAt };
    const { code, problem } = await post(
      world,
      "nadia",
      `/tickets/${arvor.reference}/provide-information`,
      { text: "x", recorded },
    );
    expect([saidAt, code, problem.field]).toEqual([saidAt, "wrong_format", "recorded.saidAt"]);
  }
});
