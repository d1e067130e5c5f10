import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changeContact } from "#api/contacts.ts";
import * as api from "#api/report-schedules.ts";
import type { ReportScheduleView, SaidSchedule } from "#api/report-schedules.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { refused } from "#test/harness/refused.ts";
import { planFor, UNKNOWN } from "#test/harness/said-at-doors.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

/** Noon of a day that is no holiday anywhere near the first of a month. */
const clock = openClock();
let world: World;
beforeAll(async () => {
  clock.stopAt("2026-12-09T12:00:00Z");
  world = await openWorld({}, clock.now);
  const { desk } = world.context.database;
  // What runs must run whatever the day is on which the tests do.
  await sql`update subscription set starts_on = '2026-01-01', ends_on = '2030-01-01'`.execute(desk);
});
afterAll(() => world.close());
beforeEach(() => clock.stopAt("2026-12-09T12:00:00Z"));

const plan = (body: SaidSchedule, person: PersonKey = "manager", idempotencyKey?: string) =>
  world.as(person)(api.planReport, { body, ...(idempotencyKey && { idempotencyKey }) });
const planned = async (body: SaidSchedule = planFor(world)) => valueOf(await plan(body));
const read = async (schedule: string, person: PersonKey = "nadia") =>
  valueOf(await world.as(person)(api.getReportSchedule, { params: { schedule } }));
const change = ({ id, version }: ReportScheduleView, body: SaidSchedule) =>
  world.as("manager")(api.changeReportSchedule, {
    params: { schedule: id },
    body,
    ifMatch: version,
  });
const ACTS = {
  pause: api.pauseReportSchedule,
  resume: api.resumeReportSchedule,
  remove: api.removeReportSchedule,
} as const;
const act = (name: keyof typeof ACTS, { id, version }: ReportScheduleView) =>
  world.as("manager")(ACTS[name], { params: { schedule: id }, body: {}, ifMatch: version });
const toArvor = (contact: PersonKey = "lead"): SaidSchedule => ({
  cadence: "quarterly",
  to: {
    kind: "beneficiary",
    subscription: world.subscriptions.arvor,
    contact: world.people[contact].id,
  },
});

describe("a report that a manager plans", () => {
  test("says of what, how often and to whom, and when it is made next", async () => {
    const schedule = await planned();
    expect(schedule).toMatchObject({
      cadence: "monthly",
      state: "planned",
      zone: "UTC",
      scope: { organisation: { name: "Groupe Arvor" }, partner: null, product: null },
      to: { kind: "desk", agents: [{ name: "Nadia Benali", active: true }] },
      // New year is a holiday, and a week-end follows.
      next: { firstDay: "2026-12-01", lastDay: "2026-12-31", at: "2027-01-04T08:00:00Z" },
      planned: { by: { name: "Marc Delorme", active: true }, at: "2026-12-09T12:00:00Z" },
      made: [],
      may: { change: true },
    });
    expect(await read(schedule.id)).toEqual({ ...schedule, may: { change: false } });
  });

  test("for a beneficiary is of the contract's organisation, and goes to its lead", async () => {
    const schedule = await planned(toArvor());
    expect(schedule).toMatchObject({
      scope: { organisation: { name: "Groupe Arvor" }, partner: null },
      to: { subscription: { isOver: false }, contact: { name: "Luc Perrin", active: true } },
      next: { firstDay: "2026-10-01", lastDay: "2026-12-31", at: "2027-01-04T08:00:00Z" },
    });
  });

  test("counts its days in the zone of what it is about", async () => {
    const { desk } = world.context.database;
    await sql`update subscription set zone = 'Pacific/Auckland' where id = ${world.subscriptions.arvor}`.execute(
      desk,
    );
    const zones = [
      [{}, "UTC"],
      [{ organisation: world.organisations.arvor }, "Pacific/Auckland"],
      [{ partner: world.organisations.numerika }, "UTC"],
    ] as const;
    for (const [scope, zone] of zones) {
      const to: SaidSchedule["to"] = { kind: "desk", agents: [world.people.nadia.id], ...scope };
      expect((await planned({ cadence: "monthly", to })).zone).toBe(zone);
    }
    await sql`update subscription set zone = 'UTC'`.execute(desk);
  });

  test("asked for twice with one key is one", async () => {
    const [one, other] = [
      valueOf(await plan(planFor(world), "manager", "the same wish")),
      valueOf(await plan(planFor(world), "manager", "the same wish")),
    ];
    expect(other.id).toBe(one.id);
  });

  test("is changed by whoever saw its last version, and begins anew with another cadence", async () => {
    const before = await planned();
    const yearly = { ...planFor(world), cadence: "yearly" } as const;
    const after = valueOf(await change(before, yearly));
    expect(after).toMatchObject({
      cadence: "yearly",
      next: { firstDay: "2026-01-01", at: "2027-01-04T08:00:00Z" },
      last: { kind: "changed", by: { name: "Marc Delorme" } },
    });
    expect(await change(before, planFor(world))).toMatchObject(refused("version_conflict"));
    expect(await change(after, yearly)).toMatchObject(refused("nothing_changes"));
    const toAll: SaidSchedule = {
      cadence: "yearly",
      to: { kind: "desk", agents: [world.people.manager.id, world.people.nadia.id] },
    };
    const wider = valueOf(await change(after, toAll));
    expect(wider.scope.organisation).toBeNull();
    expect(wider.to).toMatchObject({
      agents: [{ name: "Marc Delorme" }, { name: "Nadia Benali" }],
    });
    expect(valueOf(await change(wider, toArvor())).to.kind).toBe("beneficiary");
  });

  test("rests while it is paused, and goes on with the period that ends next", async () => {
    const paused = valueOf(await act("pause", await planned()));
    expect(paused).toMatchObject({ state: "paused", next: null });
    expect(await act("pause", paused)).toMatchObject(refused("nothing_changes"));
    clock.stopAt("2027-02-10T12:00:00Z");
    const resumed = valueOf(await act("resume", paused));
    expect(resumed).toMatchObject({
      state: "planned",
      next: { firstDay: "2027-02-01", at: "2027-03-01T08:00:00Z" },
    });
    expect(await act("resume", resumed)).toMatchObject(refused("nothing_changes"));
  });

  test("is kept when it is removed, with who did it and when, and does nothing any more", async () => {
    const removed = valueOf(await act("remove", await planned()));
    expect(removed).toMatchObject({
      state: "removed",
      next: null,
      last: { kind: "removed", by: { name: "Marc Delorme" }, at: "2026-12-09T12:00:00Z" },
      may: { change: false },
    });
    for (const name of ["pause", "resume", "remove"] as const)
      expect(await act(name, removed)).toMatchObject(refused("schedule_removed"));
    expect(await change(removed, toArvor())).toMatchObject(refused("schedule_removed"));
    const listed = async (shown: "kept" | "removed") =>
      valueOf(await world.as("nadia")(api.listReportSchedules, { query: { shown } })).items.map(
        ({ id }) => id,
      );
    expect(await listed("removed")).toEqual([removed.id]);
    expect(await listed("kept")).not.toContain(removed.id);
  });
});

describe("the list of planned reports", () => {
  test("is read page by page, the latest first, by agents who may not plan", async () => {
    for (let count = 0; count < 5; count += 1) await planned();
    const all: string[] = [];
    const readOn = async (cursor?: string): Promise<void> => {
      const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
      const page = valueOf(await world.as("nadia")(api.listReportSchedules, { query }));
      expect(page.may.plan).toBe(false);
      all.push(...page.items.map(({ id }) => id));
      if (page.next !== null) await readOn(page.next);
    };
    await readOn();
    expect(all).toEqual([...new Set(all)].toSorted().toReversed());
    expect(all.length).toBeGreaterThanOrEqual(5);
    for (const wrong of ["nonsense", Buffer.from('{"id":"1"}').toString("base64url")])
      expect(
        await world.as("nadia")(api.listReportSchedules, { query: { cursor: wrong } }),
      ).toMatchObject(refused("bad_cursor"));
  });

  test("shows managers what somebody planned who has left, and whom of its readers one has lost", async () => {
    const { id } = await planned({
      cadence: "monthly",
      to: { kind: "desk", agents: [world.people.second.id] },
    });
    const { desk } = world.context.database;
    const people = [world.people.second.id, world.people.manager.id];
    // Past the door of people, which would end their sessions as well.
    const leave = (active: boolean) =>
      sql`update agent set active = ${active} where id = any(${people}::uuid[])`.execute(desk);
    await leave(false);
    expect(await read(id)).toMatchObject({
      state: "planned",
      planned: { by: { name: "Marc Delorme", active: false } },
      to: { agents: [{ name: "Hugo Lantier", active: false }] },
    });
    await leave(true);
  });
});

describe("what nobody can plan", () => {
  type Desk = Extract<SaidSchedule["to"], { kind: "desk" }>;
  const desk = (more: Partial<Desk>): SaidSchedule => ({
    cadence: "monthly",
    to: { kind: "desk", agents: [world.people.nadia.id], ...more },
  });
  type Beneficiary = Extract<SaidSchedule["to"], { kind: "beneficiary" }>;
  const one = (more: Partial<Beneficiary>): SaidSchedule => ({
    cadence: "monthly",
    to: {
      kind: "beneficiary",
      subscription: world.subscriptions.arvor,
      contact: world.people.lead.id,
      ...more,
    },
  });
  test.each([
    ["unknown_organisation", "to.organisation", () => desk({ organisation: UNKNOWN })],
    [
      "unknown_organisation",
      "to.organisation",
      () => desk({ organisation: world.organisations.numerika }),
    ],
    ["unknown_organisation", "to.partner", () => desk({ partner: world.organisations.arvor })],
    ["unknown_product", "to.product", () => desk({ product: UNKNOWN })],
    ["unknown_agent", "to.agents", () => desk({ agents: [UNKNOWN] })],
    ["unknown_agent", "to.agents", () => desk({ agents: [world.people.admin.id] })],
    ["too_short", "to.agents", () => desk({ agents: [] })],
    ["unknown_subscription", "to.subscription", () => one({ subscription: UNKNOWN })],
    ["unknown_contact", "to.contact", () => one({ contact: UNKNOWN })],
    ["not_a_lead", "to.contact", () => toArvor("claire")],
    ["not_a_lead", "to.contact", () => toArvor("rival")],
    ["year_out_of_reach", "cadence", () => ({ ...toArvor(), cadence: "yearly" as const })],
    ["unknown_value", "cadence", () => ({ ...toArvor(), cadence: JSON.parse('"daily"') })],
  ] as const)("%s: %s", async (code, field, body) => {
    expect(await plan(body())).toMatchObject(refused(code, field));
  });

  test("a report under a contract that is over, or for a lead who cannot sign in", async () => {
    const { desk: queries } = world.context.database;
    const end = (day: string | null) =>
      sql`update subscription set ended_early_on = ${day} where id = ${world.subscriptions.arvor}`.execute(
        queries,
      );
    await end("2026-12-09");
    expect(await plan(toArvor())).toMatchObject(refused("contract_over", "to.subscription"));
    await end(null);
    const active = (is: boolean) =>
      world.as("manager")(changeContact, {
        params: { contact: world.people.lead.id },
        body: { active: is },
      });
    valueOf(await active(false));
    expect(await plan(toArvor())).toMatchObject(refused("not_a_lead", "to.contact"));
    valueOf(await active(true));
  });

  test("and who may not: agents, administrators, and no contact at all", async () => {
    for (const person of ["nadia", "admin", "claire", "rival"] as const)
      expect(await plan(planFor(world), person)).toMatchObject(refused("forbidden"));
    const { id, version } = await planned();
    for (const route of Object.values(ACTS))
      expect(
        await world.as("nadia")(route, { params: { schedule: id }, body: {}, ifMatch: version }),
      ).toMatchObject(refused("forbidden"));
    expect(await act("pause", { ...(await read(id)), id: UNKNOWN })).toMatchObject(
      refused("not_found"),
    );
  });
});
