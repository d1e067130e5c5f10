import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Count } from "#api/home.ts";
import type { ListedTicket } from "#api/tickets.ts";
import { TARGET_FILTERS, type TargetFilter } from "#api/time-left.ts";
import { keepPassedDues } from "#server/clocks/commands.ts";
import { keepEveryDue } from "#server/clocks/index.ts";
import { findWrong } from "#server/due-checks/index.ts";
import { DEFAULT_SETTINGS } from "#core/procedure/settings.ts";
import { forgetSettings } from "#server/procedure-settings/index.ts";
import { readDeskHome } from "#server/desk-home/reads.ts";
import { openLines } from "#server/platform/kept-lines.ts";
import { now } from "#server/platform/time.ts";
import { listNearest, type NearestAsked } from "#server/queues/reads.ts";
import { openDeskAtRisk, type DeskAtRisk, type Told } from "#test/harness/desk-at-risk.ts";

const began = now();
let desk: DeskAtRisk;
let today: readonly Told[];
let ofSeconds: ReadonlyMap<string, number>;

beforeAll(async () => {
  desk = await openDeskAtRisk(began);
  today = await desk.byHand(began);
  const whole = await walk(began, 1000);
  ofSeconds = new Map(whole.map(({ reference, left }) => [reference, left?.ofSeconds ?? 0]));
}, 240_000);
afterAll(() => desk.close());

interface Filters {
  readonly target?: TargetFilter;
  readonly assignee?: string;
  readonly offer?: string;
}
const nothing = {
  states: undefined,
  severities: undefined,
  waitingOn: undefined,
  organisation: undefined,
  subscription: undefined,
  search: undefined,
  target: undefined,
  assignee: undefined,
  offer: undefined,
};

/** Every page, each of so many, one after the other, all at one instant. */
async function walk(at: Temporal.Instant, limit: number, filters: Filters = {}) {
  const lines = openLines();
  const found: ListedTicket[] = [];
  for (let after: NearestAsked["after"]; ;) {
    const asked = { now: at, after, limit };
    const { database, agent } = desk;
    const page = await listNearest(database, lines, agent, { ...nothing, ...filters }, asked);
    const items: ListedTicket[] = JSON.parse(`[${page.items}]`);
    expect(items.length).toBeLessThanOrEqual(limit);
    found.push(...items);
    if (page.last === null) return found;
    after = page.last;
  }
}
const references = (some: readonly { readonly reference: string }[]) =>
  some.map(({ reference }) => reference);

/** Those with a target, by what is left of it. */
const sorted = (told: readonly Told[]) =>
  told
    .flatMap(({ clock, ...one }) => (clock === undefined ? [] : [{ ...one, clock }]))
    .toSorted((a, b) => a.clock.leftSeconds - b.clock.leftSeconds || (a.id < b.id ? -1 : 1));

const midnight = began.toZonedDateTimeISO("Europe/Paris").startOfDay().add({ days: 1 });
const ahead = ({ clock }: Told) => clock?.missed === false && clock.status === "running";
/** Whether no more is left of a target than that many percent. */
const isNear = (one: Told, percent: number) =>
  ahead(one) &&
  (one.clock?.leftSeconds ?? 0) * 100 <= (ofSeconds.get(one.reference) ?? 0) * percent;
const HOLDS: Record<TargetFilter, (one: Told) => boolean> = {
  missed: ({ clock }) => clock?.missed === true,
  near: (one) => isNear(one, 20),
  today: (one) => ahead(one) && Date.parse(one.clock?.due ?? "") < midnight.epochMilliseconds,
};

describe("the queue at risk", () => {
  test.for([
    ["now", { hours: 0 }],
    ["three hours later", { hours: 3 }],
    ["in the middle of a night", { hours: 15 }],
    ["four days later", { hours: 100 }],
  ] as const)("is what the explanations tell, by service time left: %s", async ([, later]) => {
    const at = began.add(later);
    const told = sorted(await desk.byHand(at));
    const listed = await walk(at, 37);
    expect(references(listed)).toEqual(references(told));
    const left = listed.map((one) => one.left);
    expect(left).toEqual(
      told.map(({ clock: { clock, target, leftSeconds, status, missed } }) => ({
        clock,
        amount: target.amount,
        unit: target.unit,
        hours: target.hours,
        seconds: leftSeconds,
        ofSeconds: expect.any(Number),
        standing: status === "paused",
        missed,
        near: expect.any(Boolean),
      })),
    );
    const kinds = left.map((one) => `${one?.hours} ${one?.standing} ${one?.missed}`);
    expect(new Set(kinds).size).toBeGreaterThanOrEqual(5);
    expect(listed.length).toBeGreaterThan(100);
  });

  test("holds what is missed, near or due today, under an offer and with one person, and nothing else", async () => {
    const all = sorted(today);
    const assignee = all.find((one) => one.assignee !== null)?.assignee ?? "";
    const offer = all.find((one) => one.offer !== null)?.offer ?? "";
    for (const target of TARGET_FILTERS)
      for (const filters of [{}, { assignee }, { offer }]) {
        const expected = all
          .filter(HOLDS[target])
          .filter((one) => !("assignee" in filters) || one.assignee === assignee)
          .filter((one) => !("offer" in filters) || one.offer === offer);
        const listed = await walk(began, 23, { target, ...filters });
        expect(references(listed)).toEqual(references(expected));
      }
  });
});

describe("the home of the desk", () => {
  const most = ({ count, more }: Count): number => (more ? Infinity : count);
  const among = (some: readonly Told[], holds: (one: Told) => boolean) => some.filter(holds).length;

  test("counts what the explanations of all tickets tell, as a whole, by offer and by agent", async () => {
    const home = await readDeskHome(desk.database.desk, desk.agent.id, began);
    expect({
      unassigned: most(home.unassigned),
      escalated: most(home.escalated),
      missed: most(home.missed),
      near: most(home.near),
      dueToday: most(home.dueToday),
    }).toEqual({
      unassigned: among(today, ({ state }) => state === "new"),
      escalated: among(today, ({ escalated }) => escalated),
      missed: among(today, HOLDS.missed),
      near: among(today, HOLDS.near),
      dueToday: among(today, HOLDS.today),
    });
    for (const { offer, missed, dueToday } of home.offers) {
      const own = today.filter((one) => one.offer === offer.id);
      expect([most(missed), most(dueToday)]).toEqual([
        among(own, HOLDS.missed),
        among(own, HOLDS.today),
      ]);
    }
    expect(home.offers.length).toBeGreaterThan(1);
    for (const { agent, active, ...load } of home.load) {
      const own = today.filter(({ assignee }) => assignee === agent.id);
      expect(active).toBe(true);
      expect({ ...load, open: most(load.open) }).toEqual({
        open: own.length,
        waitingDesk: among(own, ({ waitingOn }) => waitingOn === "desk"),
        waitingBeneficiary: among(own, ({ waitingOn }) => waitingOn === "beneficiary"),
        near: among(own, HOLDS.near),
        missed: among(own, HOLDS.missed),
      });
    }
    const held = home.load.reduce((sum, { open }) => sum + open.count, 0);
    expect(held).toBe(among(today, ({ assignee }) => assignee !== null));
    expect(references(home.nearest)).toEqual(
      references(sorted(today).filter(({ clock }) => clock.status === "running")).slice(0, 12),
    );
  });
});

describe("what is near", () => {
  test("is what the settings last warn of, in the queue, in its counts and on each line", async () => {
    const { desk: db } = desk.database;
    const set = async (thresholds: readonly number[]) => {
      const settings = JSON.stringify({ ...DEFAULT_SETTINGS, warningThresholds: thresholds });
      await sql`insert into procedure_settings (version, written_at, agent_id, why, settings)
        select coalesce(max(version), 0) + 1, now(), ${desk.agent.id}, 'a test', ${settings}::jsonb
        from procedure_settings`.execute(db);
      forgetSettings(db);
    };
    await set([25, 40]);
    const expected = sorted(today).filter((one) => isNear(one, 60));
    expect(expected.length).toBeGreaterThan(sorted(today).filter(HOLDS.near).length);
    const listed = await walk(began, 23, { target: "near" });
    expect(references(listed)).toEqual(references(expected));
    expect(listed.every(({ left }) => left?.near === true)).toBe(true);
    const home = await readDeskHome(db, desk.agent.id, began);
    expect(home).toMatchObject({ nearFrom: 40, near: { count: expected.length } });
    const held = expected.filter(({ assignee }) => assignee !== null);
    expect(home.load.reduce((sum, { near }) => sum + near, 0)).toBe(held.length);
    await set(DEFAULT_SETTINGS.warningThresholds);
    expect((await readDeskHome(db, desk.agent.id, began)).nearFrom).toBe(80);
  });
});

describe("what is kept of it", () => {
  const spoil = (change: string, id: string) =>
    sql`update ticket_due set ${sql.raw(change)} where ticket_id = ${id}::uuid`.execute(
      desk.database.desk,
    );

  test("is computed anew when an announced window begins or ends, though nothing happens to the ticket", async () => {
    const { database } = desk;
    const running = sorted(today).find(({ clock }) => clock.status === "running");
    await spoil("mark = mark + 5, holds_until = '2026-01-01'", running?.id ?? "");
    expect(await keepPassedDues(database, began)).toBe(1);
    expect(await keepPassedDues(database, began)).toBe(0);
    expect((await findWrong(database.desk, { thresholds: [50, 80], now: began })).dues).toEqual([]);
  });

  test("is found wrong where any part of it is, and put right when all is computed anew", async () => {
    const { database } = desk;
    expect(
      (await findWrong(database.desk, { thresholds: [50, 80], now: began.add({ hours: 9 }) })).dues,
    ).toEqual([]);
    const running = sorted(today).find(({ clock }) => clock.status === "running");
    const { id = "", reference } = running ?? {};
    for (const change of [
      "mark = mark + 1",
      "length = length + 1",
      "standing = not standing",
      "amount = amount + 1",
      "offer_id = null",
      "warned = 42, warned_at = '2026-01-01'",
      "holds_until = '2036-01-01'",
    ]) {
      await spoil(change, id);
      expect((await findWrong(database.desk, { thresholds: [50, 80], now: began })).dues).toEqual([
        reference,
      ]);
      await keepEveryDue(database, began);
      expect((await findWrong(database.desk, { thresholds: [50, 80], now: began })).dues).toEqual(
        [],
      );
    }
    await expect(spoil("hours = null", id)).rejects.toThrow("ticket_due_tells_what_is_left_whole");
  }, 60_000);
});
