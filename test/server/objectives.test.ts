import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getTicketClocks } from "#api/clocks.ts";
import * as api from "#api/objectives.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { getTicket } from "#api/tickets.ts";
import { openAgreeing, type Agreeing } from "#test/harness/agreeing.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { reportProblem } from "#test/harness/reported-problem.ts";
import { refused } from "#test/harness/refused.ts";
import { setObjectives, within } from "#test/harness/set-objectives.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

const clock = openClock();
let world: World;
let agreeing: Agreeing;
let before = "";

/** One request from before anything was set; then a response within an hour, and a resolution within eight. */
beforeAll(async () => {
  clock.stopAt("2026-12-08T09:00:00Z");
  world = await openWorld({}, clock.now);
  agreeing = await openAgreeing(world);
  before = await report();
  clock.pass({ hours: 1 });
  await setObjectives(world, [within(2, "response", 1), within(2, "resolution", 8)]);
});
afterAll(() => world.close());

const report = () =>
  reportProblem(world, agreeing, {
    offer: agreeing.offers.premium,
    zone: "Europe/Paris",
    severity: 2,
  });
const objectives = (reference: string, person: PersonKey = "nadia") =>
  world.as(person)(api.getTicketObjectives, { params: { reference } });
const dues = async (reference: string) =>
  valueOf(await objectives(reference)).clocks.map(({ clock: name, due }) => `${name} ${due}`);

describe("what the desk asks of itself for a ticket", () => {
  test("is computed as contracts are, span by span, beside what is promised", async () => {
    const reference = await report();
    const told = valueOf(await objectives(reference));
    const now = clock.now();
    expect(told).toMatchObject({ version: 1, zone: "Europe/Paris" });
    expect(told.clocks).toMatchObject([
      {
        clock: "response",
        status: "running",
        due: now.add({ hours: 1 }).toString(),
        startedBy: { type: "ticket-filed" },
      },
      { clock: "resolution", status: "running", due: now.add({ hours: 8 }).toString() },
    ]);
    const promised = valueOf(await world.as("nadia")(getTicketClocks, { params: { reference } }));
    expect(promised.clocks).toMatchObject([{ clock: "response", target: { amount: 4 } }]);
  });

  test("is met by the same word that meets the contract, and its time stands while the beneficiary is waited for", async () => {
    const reference = await report();
    const params = { reference };
    const nadia = world.as("nadia");
    const { version } = valueOf(await nadia(getTicket, { params }));
    valueOf(await nadia(ticketCommands.take, { params, body: {}, ifMatch: version }));
    clock.pass({ hours: 2 });
    const { version: ifMatch } = valueOf(await nadia(getTicket, { params }));
    const body = { items: ["La version ?"] };
    valueOf(await nadia(ticketCommands["request-information"], { params, body, ifMatch }));
    expect(valueOf(await objectives(reference)).clocks).toMatchObject([
      { clock: "response", status: "stopped", missed: true },
      { clock: "resolution", status: "paused", missed: false, due: null },
    ]);
  });

  test("is what held when it was filed, whatever is set later", async () => {
    expect(valueOf(await objectives(before))).toMatchObject({ version: null, clocks: [] });
    const reference = await report();
    const kept = await dues(reference);
    clock.pass({ minutes: 1 });
    await setObjectives(world, [within(2, "response", 3)]);
    expect(await dues(reference)).toEqual(kept);
    expect(valueOf(await objectives(await report()))).toMatchObject({
      version: 2,
      clocks: [{ target: { amount: 3 } }],
    });
  });

  test("is there for a request that no contract covers, or that has none", async () => {
    const reference = await report();
    await sql`update ticket set subscription_id = null, terms_version = null where reference = ${reference}`.execute(
      world.context.database.desk,
    );
    const promised = await world.as("nadia")(getTicketClocks, { params: { reference } });
    expect(valueOf(promised)).toMatchObject({ promised: false, clocks: [] });
    const told = valueOf(await objectives(reference));
    expect(told).toMatchObject({ zone: null, clocks: [{ clock: "response" }] });
  });

  test("is for agents alone: nobody else gets in, and no reader of the ticket finds a word of it", async () => {
    const reference = await report();
    for (const person of ["claire", "lead", "own", "partner", "rival", "admin"] as const)
      expect(await objectives(reference, person)).toMatchObject(refused("forbidden"));
    expect(await objectives("EXO-2026-999999")).toMatchObject(refused("not_found"));
    const alone = valueOf(await world.as("claire")(getTicketClocks, { params: { reference } }));
    await setObjectives(world, [within(2, "response", 3), within(2, "restoration", 2)]);
    const later = await report();
    const told = valueOf(
      await world.as("claire")(getTicketClocks, { params: { reference: later } }),
    );
    expect(told.clocks.map((one) => one.clock)).toEqual(alone.clocks.map((one) => one.clock));
    const page = valueOf(await world.as("claire")(getTicket, { params: { reference: later } }));
    expect(JSON.stringify([told, page])).not.toMatch(/objecti/i);
  });
});

describe("whoever manages the desk sets them", () => {
  const put = (levels: readonly api.ObjectivesPage["levels"][number][], more: object = {}) =>
    world.as("manager")(api.changeObjectives, {
      ifMatch: "9",
      body: { levels: [...levels], why: "Comité de mai" },
      ...more,
    });
  const version = async () => valueOf(await world.as("nadia")(api.getObjectives, {})).version;

  test("with the reason, by whom and when, and what was set before", async () => {
    await setObjectives(world, [within(1, "response", 1)]);
    clock.pass({ minutes: 1 });
    await setObjectives(world, [within(1, "response", 2), within(3, "response", 9)]);
    const page = valueOf(await world.as("nadia")(api.getObjectives, {}));
    expect(page.may).toEqual({ change: false });
    expect(page.levels).toEqual([within(1, "response", 2), within(3, "response", 9)]);
    expect(page.history[0]).toMatchObject({
      at: clock.now().toString(),
      by: world.people.manager.name,
      why: "Convenu en comité",
      changes: [
        { severity: 1, before: { amount: 1 }, after: { amount: 2 } },
        { severity: 3, before: null, after: { amount: 9 } },
      ],
    });
    expect(valueOf(await world.as("admin")(api.getObjectives, {})).may).toEqual({ change: true });
  });

  test("and what can not be counted by, says nothing new or comes too late is refused by name", async () => {
    const ifMatch = await version();
    const [one] = [within(1, "response", 2)];
    const { levels } = valueOf(await world.as("manager")(api.getObjectives, {}));
    const same = { levels, why: "" };
    expect(await put([{ ...one, amount: 0 }], { ifMatch })).toMatchObject(
      refused("target_not_positive", "levels.0.amount"),
    );
    expect(await put([one, { ...one, amount: 5 }], { ifMatch })).toMatchObject(
      refused("service_level_twice", "levels.1"),
    );
    expect(await put([], { ifMatch, body: same })).toMatchObject(refused("nothing_changes"));
    expect(await put([], { ifMatch, body: { levels: [], why: " " } })).toMatchObject(
      refused("why_required", "why"),
    );
    expect(await put([], { ifMatch: "0" })).toMatchObject(refused("version_conflict"));
    expect(await version()).toBe(ifMatch);
  });

  test("and what was written is never rewritten, nor read by the role of contacts", async () => {
    const { desk, portal } = world.context.database;
    for (const rewriting of [
      "update internal_objectives set why = 'x'",
      "delete from internal_objectives",
    ])
      await expect(sql.raw(rewriting).execute(desk)).rejects.toThrow(/permission denied/);
    await expect(sql`select from internal_objectives`.execute(portal)).rejects.toThrow(
      /permission denied/,
    );
  });
});
