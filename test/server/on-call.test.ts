import { afterAll, describe, expect, test } from "vitest";
import { changeAgent } from "#api/agents.ts";
import {
  addAbsence,
  addCover,
  changeRotation,
  getOnCall,
  listDuties,
  switchOnCallOff,
  takeBackException,
} from "#api/on-call.ts";
import type { GivenBody } from "#api/route.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { takeTurns } from "#test/harness/on-call-desk.ts";
import { refused } from "#test/harness/refused.ts";
import { UNKNOWN } from "#test/harness/said-at-doors.ts";
import { openWorld } from "#test/harness/world.ts";

const clock = openClock();
clock.stopAt("2027-01-04T10:00:00Z");
const world = await openWorld({}, clock.now);
afterAll(() => world.close());
const { nadia, second, manager } = world.people;

const see = async (person: "nadia" | "manager" | "admin" = "nadia") =>
  valueOf(await world.as(person)(getOnCall, {}));
const rotation = (more: Partial<GivenBody<typeof changeRotation>["rotation"]> = {}) => ({
  agents: [nadia.id, second.id],
  zone: "Europe/Paris",
  startsOn: "2027-01-04",
  minute: 540,
  weeks: 1,
  ...more,
});
const change = async (more: Parameters<typeof rotation>[0], ifMatch?: string) =>
  world.as("manager")(changeRotation, {
    body: { rotation: rotation(more), why: "" },
    ifMatch: ifMatch ?? (await see()).version,
  });

describe("the rotation", () => {
  test("is nobody's until a manager writes one, and then says who is on duty and until when", async () => {
    expect(await see()).toMatchObject({ version: "0", rotation: null, now: null, order: [] });
    const said = valueOf(await change({}, "0"));
    expect(said).toMatchObject({
      version: "1",
      now: { agent: { name: nadia.name }, because: "turn", to: "2027-01-11T08:00:00Z" },
      next: { agent: { name: second.name }, to: "2027-01-18T08:00:00Z" },
      order: [{ name: nadia.name }, { name: second.name }],
      changes: [{ version: 1, by: manager.name, at: "2027-01-04T10:00:00Z" }],
      may: { change: true, page: false },
    });
    expect((await see("nadia")).may).toEqual({ change: false, except: true, page: false });
    expect((await see("admin")).may).toEqual({ change: true, except: true, page: true });
  });

  test("is refused with words where nobody can be on call by it", async () => {
    expect(await change({ agents: [] })).toMatchObject(refused("roster_empty"));
    expect(await change({ agents: [nadia.id, nadia.id] })).toMatchObject(refused("agent_twice"));
    expect(await change({ zone: "Europe/Atlantis" })).toMatchObject(refused("unknown_zone"));
    for (const stranger of [UNKNOWN, world.people.admin.id])
      expect(await change({ agents: [stranger] })).toMatchObject(refused("unknown_agent"));
    expect(await change({})).toMatchObject(refused("nothing_changes"));
    expect(await change({ weeks: 2 }, "0")).toMatchObject(refused("version_conflict"));
    expect((await see()).version).toBe("1");
  });

  test("that changes leaves what was served as it was", async () => {
    clock.stopAt("2027-01-06T12:00:00Z");
    valueOf(await change({ agents: [second.id, nadia.id] }));
    const query = { from: "2027-01-04T09:00:00Z", to: "2027-01-12T00:00:00Z" };
    const { items } = valueOf(await world.as("nadia")(listDuties, { query }));
    expect(items.map(({ from, agent, because }) => [from, agent?.name ?? null, because])).toEqual([
      ["2027-01-04T09:00:00Z", null, "nobody"],
      ["2027-01-04T10:00:00Z", nadia.name, "turn"],
      ["2027-01-06T12:00:00Z", second.name, "turn"],
      ["2027-01-11T08:00:00Z", nadia.name, "turn"],
    ]);
    await takeTurns(world, "2027-01-04");
  });

  test("is shown for a year at the most", async () => {
    const ask = (from: string, to: string) =>
      world.as("nadia")(listDuties, { query: { from, to } });
    expect(await ask("2027-02-01T00:00:00Z", "2027-01-01T00:00:00Z")).toMatchObject(
      refused("times_reversed"),
    );
    expect(await ask("2027-01-01T00:00:00Z", "2028-02-01T00:00:00Z")).toMatchObject(
      refused("over_a_year"),
    );
  });
});

const week = { from: "2027-01-12T18:00:00Z", to: "2027-01-13T06:00:00Z", why: "Concert" };
const swap = (
  person: "nadia" | "second" | "manager",
  body: Partial<GivenBody<typeof addCover>> = {},
) =>
  world.as(person)(addCover, {
    body: { agent: second.id, by: nadia.id, ...week, ...body },
  });
const away = (
  person: "nadia" | "second" | "manager",
  body: Partial<GivenBody<typeof addAbsence>> = {},
) => world.as(person)(addAbsence, { body: { agent: second.id, ...week, ...body } });

describe("a swap", () => {
  test("is an agent's to make of the own duty, and not of a colleague's", async () => {
    expect(await swap("nadia")).toMatchObject(refused("forbidden"));
    const { exceptions } = valueOf(await swap("second"));
    expect(exceptions).toMatchObject([
      {
        agent: { name: second.name },
        by: { name: nadia.name },
        why: "Concert",
        madeBy: second.name,
      },
    ]);
    const query = { from: "2027-01-12T00:00:00Z", to: "2027-01-14T00:00:00Z" };
    const { items } = valueOf(await world.as("nadia")(listDuties, { query }));
    expect(items.map(({ agent, because }) => [agent?.name, because])).toEqual([
      [second.name, "turn"],
      [nadia.name, "cover"],
      [second.name, "turn"],
    ]);
  });

  test("is refused with words where it would make no sense", async () => {
    expect(await swap("second")).toMatchObject(refused("exception_overlaps"));
    expect(await swap("second", { by: second.id })).toMatchObject(refused("swap_with_oneself"));
    expect(await swap("manager", { agent: nadia.id, by: manager.id })).toMatchObject(
      refused("not_on_duty"),
    );
    expect(await swap("second", { to: week.from })).toMatchObject(refused("times_reversed"));
    expect(await swap("second", { to: "2029-01-01T00:00:00Z" })).toMatchObject(
      refused("over_a_year"),
    );
    const before = { from: "2027-01-05T00:00:00Z", to: "2027-01-05T06:00:00Z" };
    expect(await swap("manager", { ...before, agent: nadia.id, by: second.id })).toMatchObject(
      refused("exception_over"),
    );
    expect(await swap("second", { by: UNKNOWN })).toMatchObject(refused("unknown_agent"));
    const next = { from: "2027-01-27T18:00:00Z", to: "2027-01-28T06:00:00Z" };
    valueOf(await away("nadia", { ...next, agent: nadia.id }));
    expect(await swap("second", next)).toMatchObject(refused("covering_while_absent"));
  });

  test("is taken back by whose duty it is, and holds no more from then on", async () => {
    const id = (await see()).exceptions.find(({ by }) => by !== null)?.id ?? "";
    const take = (person: "nadia" | "second") =>
      world.as(person)(takeBackException, { params: { exception: id } });
    expect(await take("nadia")).toMatchObject(refused("forbidden"));
    clock.stopAt("2027-01-12T20:00:00Z");
    expect((await see()).now).toMatchObject({ agent: { name: nadia.name }, because: "cover" });
    valueOf(await take("second"));
    expect((await see()).now).toMatchObject({ agent: { name: second.name }, because: "turn" });
    const query = { from: "2027-01-12T17:00:00Z", to: "2027-01-12T22:00:00Z" };
    const { items } = valueOf(await world.as("nadia")(listDuties, { query }));
    expect(items.map(({ to, agent }) => [to, agent?.name])).toEqual([
      ["2027-01-12T18:00:00Z", second.name],
      ["2027-01-12T20:00:00Z", nadia.name],
      ["2027-01-12T22:00:00Z", second.name],
    ]);
    expect(await take("second")).toMatchObject(refused("not_found"));
  });
});

describe("an absence", () => {
  test("is an agent's own to note, or the managers', and nobody calls whoever is away", async () => {
    expect(await away("nadia")).toMatchObject(refused("forbidden"));
    const { now, order } = valueOf(await away("manager"));
    expect(now).toMatchObject({
      agent: { name: nadia.name },
      because: "stand_in",
      turnOf: { name: second.name },
    });
    expect(order.map(({ name }) => name)).toEqual([nadia.name]);
    expect(await away("second")).toMatchObject(refused("exception_overlaps"));
  });

  test("that is over is not taken back", async () => {
    const { exceptions } = await see();
    const id = exceptions.find(({ agent }) => agent.id === second.id)?.id ?? "";
    clock.stopAt("2027-01-14T10:00:00Z");
    const params = { exception: id };
    expect(await world.as("second")(takeBackException, { params })).toMatchObject(
      refused("exception_over"),
    );
  });
});

test("who no longer works at the desk is called no more", async () => {
  const params = { agent: second.id };
  valueOf(await world.as("admin")(changeAgent, { params, body: { active: false } }));
  const { order, now, agents } = await see();
  expect(order.map(({ name }) => name)).toEqual([nadia.name]);
  expect(now).toMatchObject({ because: "stand_in" });
  expect(agents.map(({ name }) => name)).toContain(second.name);
});

describe("on call", () => {
  const off = (why: string, person: "manager" | "nadia" = "manager", ifMatch?: string) =>
    see().then(({ version }) =>
      world.as(person)(switchOnCallOff, { body: { why }, ifMatch: ifMatch ?? version }),
    );

  test("is switched off by a manager who says why, and by nobody else", async () => {
    expect(await off("Fin du 24×7", "nadia")).toMatchObject(refused("forbidden"));
    expect(await off(" ")).toMatchObject(refused("why_required"));
    expect(await off("Fin du 24×7", "manager", "0")).toMatchObject(refused("version_conflict"));
    expect((await see()).isOff).toBe(false);
    const said = valueOf(await off("Fin du 24×7"));
    expect(said).toMatchObject({ isOff: true, rotation: null, now: null, next: null, order: [] });
    expect(said.changes[0]).toMatchObject({ by: manager.name, why: "Fin du 24×7" });
    expect(await off("Encore")).toMatchObject(refused("nothing_changes"));
  });

  test("that was switched off leaves who served before, and begins again with a rotation", async () => {
    clock.pass({ minutes: 60 });
    const query = { from: "2027-01-04T10:00:00Z", to: "2027-12-31T00:00:00Z" };
    const { items } = valueOf(await world.as("nadia")(listDuties, { query }));
    expect(items.at(0)?.agent?.id).toBe(nadia.id);
    expect(items.at(-1)).toMatchObject({ agent: null, because: "nobody", turnOf: null });
    const again = valueOf(await change({ agents: [nadia.id] }));
    expect(again).toMatchObject({ isOff: false, order: [{ id: nadia.id }] });
  });
});
