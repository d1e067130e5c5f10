import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as api from "#api/programme.ts";
import { demo } from "#cast/desk.ts";
import { insertProgramme, readLines } from "#server/catalogue/index.ts";
import { now } from "#server/platform/time.ts";
import { valueOf } from "#test/harness/case.ts";
import { knock } from "#test/harness/knock.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
let product: string;

beforeAll(async () => {
  world = await openWorld();
  const { desk } = world.context.database;
  const found = await desk
    .selectFrom("product")
    .select("id")
    .where("id", "in", desk.selectFrom("release").select("product_id"))
    .executeTakeFirstOrThrow();
  product = found.id;
  await desk.transaction().execute(async (tx) => {
    await tx.deleteFrom("release_line").execute();
    await insertProgramme(tx, product, demo.programme, now());
  });
});
afterAll(() => world.close());

const programme = async (person: PersonKey = "claire") =>
  valueOf(await world.as(person)(api.getProgramme, {}));
const lineOf = async (line: string, person: PersonKey = "claire") => {
  const { products } = await programme(person);
  const found = products.flatMap(({ lines }) => lines).find((one) => one.line === line);
  if (found === undefined) throw new Error(`No line ${line}`);
  return found;
};
const set = (
  person: PersonKey,
  line: string,
  ifMatch: string,
  milestones: { kind: "general_availability" | "end_of_maintenance" | "eosl"; on: string | null }[],
) =>
  world.as(person)(api.setMilestones, { params: { product, line }, ifMatch, body: { milestones } });

describe("R-12-12 the maintenance programme is published", () => {
  test("to contacts and to the desk alike, newest line first, with what each runs on", async () => {
    const [theirs, ours] = [await programme("claire"), await programme("nadia")];
    expect(ours).toEqual(theirs);
    const lines = theirs.products[0]?.lines ?? [];
    expect(lines.map(({ line }) => line)).toEqual(
      demo.programme.lines.map(({ line }) => line).toReversed(),
    );
    expect((await lineOf("6.5")).stack).toContainEqual({
      component: "app_server",
      name: "Tomcat",
      version: "9.0",
      standing: "supported",
    });
    expect((await lineOf("5.0")).addOns).toContainEqual({ name: "exo-chat", supported: true });
  });

  test("what has no public day says so, and no rule invents one", async () => {
    const eosl = (await lineOf("6.5")).milestones.find(({ kind }) => kind === "eosl");
    expect(eosl).toEqual({ kind: "eosl", on: null, origin: "derived" });
  });

  test("a line is past its end of support life from that very day on", async () => {
    const line = await lineOf("4.3");
    const today = now().toZonedDateTimeISO("UTC").toPlainDate();
    const days = (eosl: Temporal.PlainDate) => [
      { kind: "general_availability" as const, on: "2016-01-11" },
      { kind: "end_of_maintenance" as const, on: "2017-01-12" },
      { kind: "eosl" as const, on: eosl.toString() },
    ];
    const tomorrow = valueOf(await set("admin", "4.3", line.version, days(today.add({ days: 1 }))));
    expect(tomorrow.phase).toBe("supported");
    const over = valueOf(await set("admin", "4.3", tomorrow.version, days(today)));
    expect(over.phase).toBe("past_eosl");
    const known = await readLines(world.context.database.desk);
    expect(known[0]?.lines.find((one) => one.line === "4.3")?.milestones).toEqual(
      days(today).map(({ kind, on }) => ({ kind, on: Temporal.PlainDate.from(on), origin: "set" })),
    );
  });
});

describe("an administrator sets days of a line's life", () => {
  test("two at once: the second is told, and nothing is lost", async () => {
    const { version } = await lineOf("5.2");
    const first = valueOf(await set("admin", "5.2", version, [{ kind: "eosl", on: "2023-03-29" }]));
    expect(first.milestones).toContainEqual({ kind: "eosl", on: "2023-03-29", origin: "set" });
    expect(await set("admin", "5.2", version, [])).toMatchObject(refused("version_conflict"));
    const derived = valueOf(await set("admin", "5.2", first.version, []));
    expect(derived.milestones.find(({ kind }) => kind === "eosl")?.on).toBeNull();
  });

  test("moves what is derived from it, in the line before too", async () => {
    const { version } = await lineOf("6.2");
    const moved = valueOf(
      await set("admin", "6.2", version, [{ kind: "general_availability", on: "2021-10-01" }]),
    );
    expect(moved.milestones[0]).toEqual({
      kind: "general_availability",
      on: "2021-10-01",
      origin: "set",
    });
    const end = (await lineOf("6.1")).milestones.find(({ kind }) => kind === "end_of_maintenance");
    expect(end).toEqual({ kind: "end_of_maintenance", on: "2022-10-01", origin: "derived" });
  });

  test.each(["2026-02-30", "demain"])("%s is no day that a calendar could write", async (on) => {
    const { version } = await lineOf("5.3");
    expect(await set("admin", "5.3", version, [{ kind: "eosl", on }])).toMatchObject(
      refused("wrong_format"),
    );
  });

  test.each([
    ["9999-12-31", "2200-12-31"],
    ["2201-01-01", "2200-12-31"],
    ["0000-01-01", "1970-01-01"],
    ["1969-12-31", "1970-01-01"],
  ])("%s is no day of a life, which the limit %s says", async (on, limit) => {
    const { version } = await lineOf("5.3");
    const answer = await set("admin", "5.3", version, [{ kind: "eosl", on }]);
    expect(answer).toMatchObject(refused("out_of_range", "milestones.0.on"));
    expect(answer).toMatchObject({ problem: { detail: expect.stringContaining(limit) } });
  });

  test("nonsense is refused with nothing written", async () => {
    const before = await lineOf("5.3");
    const wrong = [
      [
        { kind: "general_availability" as const, on: "2019-12-17" },
        { kind: "eosl" as const, on: "2019-12-16" },
      ],
      [
        { kind: "eosl" as const, on: "2025-01-01" },
        { kind: "eosl" as const, on: "2026-01-01" },
      ],
    ];
    const [disordered, twice] = [
      await set("admin", "5.3", before.version, wrong[0] ?? []),
      await set("admin", "5.3", before.version, wrong[1] ?? []),
    ];
    expect(disordered).toMatchObject(refused("milestones_out_of_order"));
    expect(twice).toMatchObject(refused("milestone_twice"));
    expect(await set("admin", "9.9", "1", [])).toMatchObject(refused("not_found"));
    expect(await set("manager", "5.3", before.version, [])).toMatchObject(refused("forbidden"));
    expect(await lineOf("5.3")).toEqual(before);
  });
});

describe("R-12-11 maintenance update or version change", () => {
  const change = (from: string, to: string) =>
    world.as("claire")(api.compareReleases, { query: { from, to } });

  test.each([
    ["6.5.3", "6.5.5", "maintenance_update", true],
    ["5.1.3", "5.1.3-CP01", "cumulative_patch", true],
    ["6.4.2", "patch-6.4.2:2", "one_off_patch", true],
    ["5.3.6", "6.5.5", "version_change", false],
    ["6.5.4", "6.5.x-SNAPSHOT", "pre_release", false],
    ["6.5.4", "6.5.4-GA", "same", false],
  ])("R-12-11 from %s to %s it is %s", async (from, to, expected, inProgramme) => {
    expect(valueOf(await change(from, to))).toMatchObject({ change: expected, inProgramme });
  });

  test("nonsense is refused where it stands", async () => {
    for (const [from, to, field] of [
      ["six", "6.5.4", "from"],
      ["6.5.4", "6.5.4.3.2", "to"],
    ] as const)
      expect(await change(from, to)).toMatchObject({
        problem: { code: "version_unreadable", field },
      });
  });
});

test("R-12-12 the days are a calendar, in the reader's language, without those that nobody knows", async () => {
  const answer = await knock(world, {
    method: "GET",
    url: "/api/v1/programme/calendar.ics",
    headers: { cookie: world.cookieOf("claire") },
  });
  expect(answer.headers["content-type"]).toBe("text/calendar; charset=utf-8");
  const unfolded = answer.body.replaceAll("\r\n ", "");
  expect(unfolded).toContain("4.4 – Fin du support\r\n");
  expect(unfolded).not.toContain("6.5 – Fin du support\r\n");
  expect(unfolded).toContain(`UID:${product}-4.4-eosl@permanence\r\n`);
});
