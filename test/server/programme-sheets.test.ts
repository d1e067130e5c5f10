import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeFeed, stopFeed } from "#api/calendar-feeds.ts";
import * as contactsApi from "#api/contacts.ts";
import { addProduct, importProgramme } from "#api/programme-sheets.ts";
import { getProgramme } from "#api/programme.ts";
import type { GivenBody } from "#api/route.ts";
import { openLine, valueOf } from "#test/harness/case.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
let product: string;
beforeAll(async () => {
  world = await openWorld();
  product = await openLine(world, "6.5");
});
afterAll(() => world.close());

type Body = GivenBody<typeof importProgramme>;
const send = (body: Body, person: PersonKey = "admin", into = product) =>
  world.as(person)(importProgramme, { params: { product: into }, body });
async function exported(format: "yaml" | "csv", person: PersonKey = "claire") {
  const answer = await world.app.inject({
    url: `/api/v1/programme/products/${product}/sheet?format=${format}`,
    headers: { cookie: world.cookieOf(person) },
  });
  expect(answer.statusCode).toBe(200);
  return answer.body;
}
const linesOf = async () => {
  const { products } = valueOf(await world.as("claire")(getProgramme, {}));
  return products.find(({ id }) => id === product)?.lines ?? [];
};

const YAML = `rules:
  - milestone: end_of_maintenance
    after: next_line
    period: P1Y
    source: a test
lines:
  - line: "5.10"
    milestones:
      general_availability: 2025-01-15
      eosl: unknown
    releases:
      - { version: 5.10.0, on: 2025-01-15 }
      - { version: 5.10.1, on: 2031-01-15, planned: true }
    stack:
      - { component: app_server, name: Tomcat, version: "10.0", standing: supported }
    add_ons:
      - { name: exo-chat, supported: false }
`;

describe("R-12-12 a programme comes in as a file", () => {
  test("looked at first, kept with the version that was seen, published at once", async () => {
    const looked = valueOf(await send({ format: "yaml", text: YAML }));
    expect(looked).toMatchObject({
      applied: false,
      faults: [],
      lines: [{ line: "5.10", isNew: true }],
      rules: true,
    });
    expect((await linesOf()).map(({ line }) => line)).not.toContain("5.10");
    const kept = valueOf(await send({ format: "yaml", text: YAML, seen: looked.version }));
    expect(kept.applied).toBe(true);
    const line = (await linesOf()).find((one) => one.line === "5.10");
    expect(line).toMatchObject({
      line: "5.10",
      latest: "5.10.0",
      releases: [
        { version: "5.10.0", planned: false },
        { version: "5.10.1", planned: true },
      ],
      stack: [{ name: "Tomcat", version: "10.0", standing: "supported" }],
      addOns: [{ name: "exo-chat", supported: false }],
    });
    expect(await send({ format: "yaml", text: YAML, seen: looked.version })).toMatchObject(
      refused("version_conflict"),
    );
    expect(valueOf(await send({ format: "yaml", text: YAML }))).toMatchObject({
      lines: [{ line: "5.10", isNew: false, changes: [] }],
      rules: false,
    });
  });

  test("what goes out comes in again and changes nothing, in both formats", async () => {
    for (const format of ["yaml", "csv"] as const) {
      const text = await exported(format);
      const answer = valueOf(await send({ format, text }));
      expect(answer.faults).toEqual([]);
      expect(answer.lines.flatMap(({ changes }) => changes)).toEqual([]);
      expect(answer.rules).toBe(false);
    }
  });

  test("every wrong line is told in the reader's language, and nothing of the file is kept", async () => {
    const before = await exported("csv");
    const text = [
      "kind,line,item,name,version,day,value,source",
      "release,6.5,,,6.5.9,2026-01-01,,",
      "release,6.5,,,6.4.9,2026-01-01,,",
      'stack,6.5,app_server,"Tom, cat",9,,splendid,',
      "milestone,6.5,eosl,,,30/01/2027,,",
    ].join("\n");
    const { version } = valueOf(await send({ format: "csv", text }));
    const answer = valueOf(await send({ format: "csv", text, seen: version }));
    expect(answer.applied).toBe(false);
    expect(answer.faults.map(({ at, code }) => [at, code])).toEqual([
      [3, "not_of_line"],
      [4, "unknown_word"],
      [5, "not_a_day"],
    ]);
    expect(answer.faults[0]?.detail).toContain("6.4.9");
    expect(await exported("csv")).toBe(before);
  });

  test("a row that can not be read hides none of the others", async () => {
    const text = [
      "kind,line,version,day",
      "release,6.5,6.5.8,2026-01-01,oops",
      "release,6.5",
      "release,6.5,six,2026-01-01",
    ].join("\n");
    const { faults } = valueOf(await send({ format: "csv", text }));
    expect(faults.map(({ at, code }) => [at, code])).toEqual([
      [2, "unreadable"],
      [3, "missing"],
      [4, "version_unreadable"],
    ]);
  });

  test.each([
    ["a row where the columns should be", "release,6.5,,,6.5.9,2026-01-01,,", "release"],
    ["columns of another file, and no row", "reference;subject", "reference;subject"],
  ])("%s are told, though nothing is left to read", async (_, text, value) => {
    const { faults } = valueOf(await send({ format: "csv", text }));
    expect(faults).toMatchObject([{ at: 1, code: "unreadable", value }]);
  });

  test("one that is wrong in every row tells its first faults, and how many more there are", async () => {
    const text = `kind\n${"patch\n".repeat(250)}`;
    const { faults, moreFaults } = valueOf(await send({ format: "csv", text }));
    expect([faults.length, moreFaults]).toEqual([200, 50]);
  });

  test("an empty list or map is none, and a release that is known is not made twice", async () => {
    const text = `lines:
  - line: "6.5"
    milestones:
    stack:
    releases:
      - { version: 6.5.3-GA, on: 2024-03-01 }
`;
    const { version, faults } = valueOf(await send({ format: "yaml", text }));
    expect(faults).toEqual([]);
    valueOf(await send({ format: "yaml", text, seen: version }));
    const line = (await linesOf()).find((one) => one.line === "6.5");
    expect(line?.releases).toMatchObject([{ version: "6.5.3", releasedOn: "2024-03-01" }]);
  });

  test("a name that a spreadsheet would carry out goes out as text, and comes in as it was", async () => {
    const add = await world.as("admin")(addProduct, { body: { name: "eXo Formula" } });
    const { id } = valueOf(add);
    const name = "=HYPERLINK(evil)";
    const text = `lines:\n  - line: "1.0"\n    add_ons:\n      - { name: "${name}", supported: true }\n`;
    const { version } = valueOf(await send({ format: "yaml", text }, "admin", id));
    valueOf(await send({ format: "yaml", text, seen: version }, "admin", id));
    const url = `/api/v1/programme/products/${id}/sheet?format=csv`;
    const { body } = await world.app.inject({ url, headers: { cookie: world.cookieOf("claire") } });
    expect(body).toContain(`'${name}`);
    const again = valueOf(await send({ format: "csv", text: body }, "admin", id));
    expect(again).toMatchObject({ faults: [], lines: [{ changes: [] }] });
  });

  test.each<[string, Body["format"], string, number]>([
    ["a CSV whose rows are not alike", "csv", "kind,line\nrelease,6.5,oops\n", 2],
    ["a column that nobody knows", "csv", "kind,colour\nrelease,red\n", 1],
    ["a YAML that is not one", "yaml", "lines:\n  - line: [6.5\n", 3],
    ["a list where a map should be", "yaml", "lines:\n  - - 6.5\n", 2],
    ["a word that is none of a programme's", "yaml", "lines: []\nbackdoor: yes\n", 2],
    ["an alias", "yaml", "lines: &a []\nrules: *a\n", 2],
  ])("%s is told where it is", async (_, format, text, at) => {
    const { faults } = valueOf(await send({ format, text }));
    expect(faults[0]).toMatchObject({ at, code: "unreadable" });
  });

  test("days that rules derive are in the order of a life, or the line of the file is told", async () => {
    const text = YAML.replace("eosl: unknown", "eosl: 2025-02-01").replace("P1Y", "P9Y");
    const early = `${text}  - line: "5.11"\n    milestones:\n      general_availability: 2026-01-15\n`;
    const { version, faults } = valueOf(await send({ format: "yaml", text: early }));
    const at = 1 + early.split("\n").findIndex((row) => row.includes("eosl: 2025-02-01"));
    expect(faults).toMatchObject([{ at, column: "day", code: "derived_out_of_order" }]);
    expect(faults[0]?.detail).toContain("5.10");
    const again = valueOf(await send({ format: "yaml", text: early, seen: version }));
    expect(again).toMatchObject({ applied: false, faults });
    expect((await linesOf()).map(({ line }) => line)).not.toContain("5.11");
  });

  test("a release that is known and was out before the first day that a file sets is told with its line", async () => {
    const text =
      'lines:\n  - line: "6.5"\n    milestones:\n      general_availability: 2030-01-01\n';
    const { faults } = valueOf(await send({ format: "yaml", text }));
    expect(faults).toMatchObject([{ at: 4, column: "day", code: "before_line" }]);
    expect(faults[0]?.detail).toContain("6.5.3");
  });

  test("by administrators alone; a new product begins empty", async () => {
    expect(await send({ format: "yaml", text: YAML }, "manager")).toMatchObject(
      refused("forbidden"),
    );
    const add = (name: string) => world.as("admin")(addProduct, { body: { name } });
    const { id } = valueOf(await add("eXo Tribe"));
    expect(await add("EXO TRIBE")).toMatchObject(refused("name_taken", "name"));
    const { version } = valueOf(await send({ format: "yaml", text: YAML }, "admin", id));
    expect(
      valueOf(await send({ format: "yaml", text: YAML, seen: version }, "admin", id)).applied,
    ).toBe(true);
  });
});

describe("R-12-12 the programme in people's calendars", () => {
  const read = async (url: string) => {
    const { statusCode, body } = await world.app.inject({ url: new URL(url).pathname });
    return { statusCode, body };
  };
  const make = async (person: PersonKey) =>
    valueOf(await world.as(person)(makeFeed, { body: {} })).url;

  test("by an address of one's own, without signing in, until another is made or it is stopped", async () => {
    const url = await make("claire");
    const calendar = await read(url);
    expect(calendar.statusCode).toBe(200);
    expect(calendar.body).toContain("BEGIN:VCALENDAR");
    expect(calendar.body).toContain("5.10");
    const next = await make("claire");
    expect((await read(url)).statusCode).toBe(404);
    expect((await read(next)).statusCode).toBe(200);
    await world.as("claire")(stopFeed, {});
    expect((await read(next)).statusCode).toBe(404);
  });

  test("which stops with its owner's account, and of which the database keeps no secret", async () => {
    const url = await make("own");
    const { desk } = world.context.database;
    const rows = await desk.selectFrom("calendar_feed").selectAll().execute();
    for (const { token_hash } of rows) expect(url).not.toContain(token_hash);
    const params = { contact: world.people.own.id };
    const deactivate = { params, body: { active: false } };
    valueOf(await world.as("manager")(contactsApi.changeContact, deactivate));
    expect((await read(url)).statusCode).toBe(404);
  });
});
