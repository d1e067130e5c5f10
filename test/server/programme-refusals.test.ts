import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addProduct, importProgramme } from "#api/programme-sheets.ts";
import * as programmeApi from "#api/programme.ts";
import { valueOf } from "#test/harness/case.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type World } from "#test/harness/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const addNamed = async (name: string) =>
  valueOf(await world.as("admin")(addProduct, { body: { name } })).id;
const send = async (product: string, text: string, seen?: string) =>
  valueOf(
    await world.as("admin")(importProgramme, {
      params: { product },
      body: { format: "yaml", text, ...(seen === undefined ? {} : { seen }) },
    }),
  );

describe("R-12-12 a text that nobody could see is told at its line of the file, and nothing is kept", () => {
  test.each([
    ["NUL", String.raw`ch\0at`, "U+0000"],
    ["half of a character", String.raw`ch\uD800at`, "U+D800"],
    ["a change of direction", String.raw`ch\u202Eat`, "U+202E"],
    ["a space without width", String.raw`ch\u200Bat`, "U+200B"],
  ])("%s, written as an escape", async (what, name, value) => {
    const product = await addNamed(`Hidden ${what}`);
    const text = `lines:\n  - line: "1.0"\n    add_ons:\n      - { name: "${name}", supported: true }\n`;
    const { version, faults } = await send(product, text);
    expect(faults).toMatchObject([{ at: 4, column: "name", code: "hidden_characters", value }]);
    expect(faults[0]?.detail).toContain(value);
    expect(await send(product, text, version)).toMatchObject({ applied: false, faults });
  });

  test("in a key too", async () => {
    const product = await addNamed("Hidden key");
    const text = String.raw`lines: [{ line: "1.0", milestones: { "eo\u202Esl": 2030-01-01 } }]`;
    const { faults } = await send(product, text);
    expect(faults).toMatchObject([{ at: 1, column: "item", code: "hidden_characters" }]);
  });
});

const BODY = `rules:
  - { milestone: end_of_maintenance, after: next_line, period: P1Y, source: a test }
  - { milestone: eosl, after: general_availability, period: P100Y, source: a test }
lines:
  - line: "6.1"
    releases: [{ version: 6.1.0, on: 2021-01-15 }]
  - line: "6.2"
    milestones:
      general_availability: 2022-01-01
`;
const openProgramme = async (name: string) => {
  const product = await addNamed(name);
  const { version } = await send(product, BODY);
  expect(await send(product, BODY, version)).toMatchObject({ applied: true });
  return product;
};
const exported = async (product: string) =>
  (
    await world.app.inject({
      url: `/api/v1/programme/products/${product}/sheet`,
      headers: { cookie: world.cookieOf("admin") },
    })
  ).body;
const linesOf = async (product: string) =>
  valueOf(await world.as("claire")(programmeApi.getProgramme, {})).products.find(
    ({ id }) => id === product,
  )?.lines ?? [];
const setDay = async (
  product: string,
  line: string,
  kind: "general_availability" | "eosl",
  on: string,
) =>
  world.as("admin")(programmeApi.setMilestones, {
    params: { product, line },
    ifMatch: (await linesOf(product)).find((one) => one.line === line)?.version ?? "",
    body: { milestones: [{ kind, on }] },
  });
/** As an earlier version of the desk kept it. */
const setOnce = async (product: string, line: string, kind: string, on: string) =>
  sql`insert into line_milestone (product_id, line, kind, on_day, set_at)
    values (${product}, ${line}, ${kind}, ${on}, now())
    on conflict (product_id, line, kind) do update set on_day = excluded.on_day`.execute(
    world.context.database.desk,
  );
const OTHER = 'lines: [{ line: "7.0", add_ons: [{ name: exo-chat, supported: true }] }]';

describe("R-12-12 a day set by hand that puts the line before out of its order", () => {
  test("is refused with that line's name, and nothing is written", async () => {
    const product = await openProgramme("Before");
    valueOf(await setDay(product, "6.1", "eosl", "2023-01-01"));
    const before = await linesOf(product);
    const answer = await setDay(product, "6.2", "general_availability", "2023-06-01");
    expect(answer).toMatchObject(refused("milestones_out_of_order"));
    expect(answer).toMatchObject({ problem: { params: { line: "6.1", kind: "eosl" } } });
    expect(answer).toMatchObject({ problem: { detail: expect.stringContaining("6.1") } });
    expect(await linesOf(product)).toEqual(before);
    valueOf(await setDay(product, "6.2", "general_availability", "2021-12-31"));
  });

  test("where it is there already, holds up no file that leaves it as it is or mends it", async () => {
    const product = await openProgramme("Already");
    await setOnce(product, "6.1", "eosl", "2023-01-01");
    await setOnce(product, "6.2", "general_availability", "2023-06-01");
    const text = await exported(product);
    expect(await send(product, text)).toMatchObject({ faults: [] });
    expect(await send(product, OTHER)).toMatchObject({ faults: [] });
    expect(await send(product, text.replace("2023-06-01", "2023-05-01"))).toMatchObject({
      faults: [],
    });
    const worse = await send(product, text.replace("2023-06-01", "2023-07-01"));
    expect(worse.faults).toMatchObject([{ code: "derived_out_of_order", value: "6.1" }]);
    valueOf(await setDay(product, "6.2", "general_availability", "2023-05-01"));
    expect(await setDay(product, "6.2", "general_availability", "2023-05-02")).toMatchObject(
      refused("milestones_out_of_order"),
    );
  });
});

describe("R-12-12 a first day that is after a version which is out", () => {
  test("is refused by hand as by file, with the day of that version", async () => {
    const product = await openProgramme("First");
    const answer = await setDay(product, "6.1", "general_availability", "2021-01-16");
    expect(answer).toMatchObject(refused("out_of_range", "milestones.0.on"));
    const detail = "« le jour du jalon » dépasse la limite, qui est 2021-01-15";
    expect(answer).toMatchObject({
      problem: { detail: expect.stringContaining(detail.replaceAll(/(?<=«) | (?=»)/gu, "\u00a0")) },
    });
    valueOf(await setDay(product, "6.1", "general_availability", "2021-01-15"));
  });

  test("where it is there already, holds up no file that leaves it as it is", async () => {
    const product = await openProgramme("First already");
    await setOnce(product, "6.1", "general_availability", "2021-06-01");
    const text = await exported(product);
    expect(await send(product, text)).toMatchObject({ faults: [] });
    expect(await send(product, OTHER)).toMatchObject({ faults: [] });
    const { faults } = await send(product, text.replace("2021-06-01", "2021-06-02"));
    expect(faults).toMatchObject([{ code: "before_line" }]);
  });
});

describe("R-12-12 no rule leads beyond the days that are held", () => {
  test("a period of more than a hundred years is told at its line", async () => {
    const product = await addNamed("Long");
    const { faults } = await send(product, BODY.replace("P100Y", "P9999Y"));
    expect(faults).toMatchObject([{ at: 3, column: "value", code: "period_out_of_range" }]);
    expect(faults[0]?.detail).toContain("P9999Y");
  });

  test("a derived day beyond 2200 is refused by file and by hand", async () => {
    const product = await openProgramme("Far");
    const { faults } = await send(product, BODY.replace("2022-01-01", "2100-12-31"));
    expect(faults).toEqual([]);
    const far = await send(product, BODY.replace("2022-01-01", "2101-01-01"));
    expect(far.faults).toMatchObject([{ at: 9, code: "derived_out_of_range", value: "6.2" }]);
    const answer = await setDay(product, "6.2", "general_availability", "2101-01-01");
    expect(answer).toMatchObject(refused("out_of_range", "milestones.0.on"));
    expect(answer).toMatchObject({ problem: { detail: expect.stringContaining("2200-12-31") } });
    valueOf(await setDay(product, "6.2", "general_availability", "2100-12-31"));
  });

  test("one that is there already is published by nobody: the day is not known", async () => {
    const product = await openProgramme("Old");
    await sql`update milestone_rule set period = 'P9999Y'
      where product_id = ${product} and kind = 'eosl'`.execute(world.context.database.desk);
    const url = "/api/v1/programme/calendar.ics";
    const answer = await world.app.inject({ url, headers: { cookie: world.cookieOf("claire") } });
    const body = answer.body.replaceAll("\r\n ", "");
    expect(body).toContain(`UID:${product}-6.1-general_availability@permanence`);
    expect(body).not.toContain(`${product}-6.1-eosl`);
    expect(body).not.toContain("DATE:+");
    const line = (await linesOf(product)).find((one) => one.line === "6.1");
    expect(line?.milestones[2]).toEqual({ kind: "eosl", on: null, origin: "derived" });
  });
});
