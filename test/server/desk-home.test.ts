import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeAgent } from "#api/agents.ts";
import { getDeskHome, type DeskHome, type Load } from "#api/home.ts";
import type { GivenQuery } from "#api/route.ts";
import { getOnCall, switchOnCallOff } from "#api/on-call.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { beatPresence, getTicket, listTickets } from "#api/tickets.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { handsOn, momentsOf, type Hands } from "#test/harness/hands.ts";
import { takeTurns } from "#test/harness/on-call-desk.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

const clock = openClock();
let world: World;
let hands: Hands;

beforeAll(async () => {
  world = await openWorld({}, clock.now);
  hands = handsOn(world);
  const reach = momentsOf(hands);
  await reach.open();
  await reach.suspended();
  await reach.answered();
  await reach.resolved();
  await reach.closed();
  await hands.file("claire", { severity: 1 });
  await hands.file("claire", { severity: 2 });
  const { reference } = await hands.file("claire", { severity: 1 });
  await hands.does("second", reference, "take", {});
  await world.work();
});
afterAll(() => world.close());

const home = async (person: PersonKey = "manager"): Promise<DeskHome> =>
  valueOf(await world.as(person)(getDeskHome, {}));
const held = (told: DeskHome, person: PersonKey): Load | undefined =>
  told.load.find(({ agent }) => agent.id === world.people[person].id);
const count = async (query: GivenQuery<typeof listTickets>): Promise<number> =>
  valueOf(await world.as("manager")(listTickets, { query: { ...query, limit: 100 } })).items.length;

describe("the desk at a glance", () => {
  test("is for those who work its tickets, and no contact learns of it", async () => {
    for (const person of ["claire", "lead", "partner", "admin"] as const)
      expect(await world.as(person)(getDeskHome, {})).toMatchObject(refused("forbidden"));
    expect(held(await home("nadia"), "nadia")?.open.count).toBeGreaterThan(0);
  });

  test("counts what the queue behind each number holds, now and hours later", async () => {
    for (const later of [{ minutes: 1 }, { minutes: 55 }, { hours: 5 }, { hours: 40 }]) {
      clock.pass(later);
      const told = await home();
      expect(await count({ queue: "unassigned" })).toBe(told.unassigned.count);
      expect(await count({ queue: "escalated" })).toBe(told.escalated.count);
      const risk = { queue: "at_risk" } as const;
      expect(await count({ ...risk, target: "missed" })).toBe(told.missed.count);
      expect(await count({ ...risk, target: "near" })).toBe(told.near.count);
      expect(await count({ ...risk, target: "today" })).toBe(told.dueToday.count);
      for (const { offer, missed, dueToday } of told.offers) {
        expect(await count({ ...risk, target: "missed", offer: offer.id })).toBe(missed.count);
        expect(await count({ ...risk, target: "today", offer: offer.id })).toBe(dueToday.count);
      }
      for (const { agent, open, waitingDesk, waitingBeneficiary, near, missed } of told.load) {
        const assignee = agent.id;
        expect(await count({ queue: "all", assignee })).toBe(open.count);
        expect(await count({ queue: "waiting_desk", assignee })).toBe(waitingDesk);
        expect(await count({ queue: "waiting_beneficiary", assignee })).toBe(waitingBeneficiary);
        expect(await count({ ...risk, target: "near", assignee })).toBe(near);
        expect(await count({ ...risk, target: "missed", assignee })).toBe(missed);
      }
    }
    const { missed, offers, nearest } = await home();
    expect(missed.count).toBeGreaterThan(0);
    expect(offers).toHaveLength(1);
    expect(nearest[0]?.left.missed).toBe(true);
  });

  test("says who had a ticket open in the last ten minutes", async () => {
    const { reference } = await hands.file("claire");
    const body = { writing: false };
    valueOf(await world.as("nadia")(beatPresence, { params: { reference }, body }));
    const on = async () => (await home()).recent.map(({ name }) => name);
    await expect.poll(on).toEqual(["Nadia Benali"]);
  });
});

test("the home says whom an alert would call now, in their order, and nothing where nobody is on call", async () => {
  const today = clock.now().toZonedDateTimeISO("UTC").toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 }).toString();
  expect((await home()).onCall).toBeNull();
  await takeTurns(world, monday);
  expect((await home("nadia")).onCall?.map(({ name }) => name)).toEqual([
    "Nadia Benali",
    "Hugo Lantier",
  ]);
  const { version } = valueOf(await world.as("manager")(getOnCall, {}));
  const off = { body: { why: "Fin du 24×7" }, ifMatch: version };
  valueOf(await world.as("manager")(switchOnCallOff, off));
  expect((await home()).onCall).toBeNull();
});

describe("filters of the queues", () => {
  test("by who holds a ticket are the desk's, and what stands to its due is asked of the queue at risk", async () => {
    const assignee = world.people.nadia.id;
    expect(await world.as("claire")(listTickets, { query: { assignee } })).toMatchObject(
      refused("forbidden"),
    );
    for (const query of [
      { queue: "all", target: "missed" },
      { queue: "mine", offer: assignee },
    ] as const)
      expect(await world.as("nadia")(listTickets, { query })).toMatchObject(
        refused("unknown_value"),
      );
    const cursor = (key: object) => Buffer.from(JSON.stringify(key)).toString("base64url");
    const id = assignee;
    for (const key of [
      { left: "x", at: clock.now().toString(), id },
      { left: "5", at: "1999-01-01T00:00:00Z", id },
      { left: "5", at: "9999-01-01T00:00:00Z", id },
      { left: "5", at: clock.now().toString(), id: "me" },
      { at: clock.now().toString(), id },
    ])
      expect(
        await world.as("nadia")(listTickets, { query: { queue: "at_risk", cursor: cursor(key) } }),
      ).toMatchObject(refused("bad_cursor"));
  });
});

describe("who was deactivated and holds tickets", () => {
  test("comes first, and what he holds is handed over by the usual command, one by one", async () => {
    const agent = world.people.second.id;
    valueOf(await world.as("admin")(changeAgent, { params: { agent }, body: { active: false } }));
    const [first] = (await home()).load;
    expect(first).toMatchObject({ agent: { id: agent }, active: false });
    const query = { queue: "all", assignee: agent } as const;
    const { items } = valueOf(await world.as("manager")(listTickets, { query }));
    expect(items.length).toBe(first?.open.count);
    for (const { reference } of items) {
      const params = { reference };
      const seen = valueOf(await world.as("nadia")(getTicket, { params }));
      const own = { assignee: world.people.manager.id };
      // Not by the screen alone: an agent hands over what a colleague holds by no door.
      expect(
        await world.as("nadia")(ticketCommands.assign, {
          params,
          body: own,
          ifMatch: seen.version,
        }),
      ).toMatchObject(refused("held_by_another"));
      const { version } = valueOf(await world.as("manager")(getTicket, { params }));
      const body = { assignee: world.people.nadia.id };
      valueOf(await world.as("manager")(ticketCommands.assign, { params, body, ifMatch: version }));
    }
    expect(held(await home(), "second")).toBeUndefined();
    const gone = { assignee: agent };
    const params = { reference: items[0]?.reference ?? "" };
    const { version } = valueOf(await world.as("manager")(getTicket, { params }));
    expect(
      await world.as("manager")(ticketCommands.assign, { params, body: gone, ifMatch: version }),
    ).toMatchObject(refused("unknown_agent"));
  });
});
