import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getTicketClocks } from "#api/clocks.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { getTicket, listTickets } from "#api/tickets.ts";
import { instantAt, momentOf } from "#core/calendars/moment.ts";
import { afterServiceTime } from "#core/calendars/service-time.ts";
import { readCalendars } from "#server/calendars/index.ts";
import { keepMissingDues } from "#server/clocks/index.ts";
import { findWrong } from "#server/due-checks/index.ts";
import { openAgreeing, type Agreeing } from "#test/harness/agreeing.ts";
import { fileCase, valueOf } from "#test/harness/case.ts";
import { reportProblem } from "#test/harness/reported-problem.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
let agreeing: Agreeing;

beforeAll(async () => {
  world = await openWorld();
  agreeing = await openAgreeing(world);
});
afterAll(() => world.close());

const report = (offer: string, severity: 1 | 2 | 3 | 4 = 2) =>
  reportProblem(world, agreeing, { offer, severity });
const clocks = (reference: string, person: PersonKey = "claire") =>
  world.as(person)(getTicketClocks, { params: { reference } });
const seen = async (reference: string) => {
  const { filed } = (
    await sql<{
      filed: Date;
    }>`select filed_at as filed from ticket where reference = ${reference}`.execute(
      world.context.database.desk,
    )
  ).rows[0] ?? { filed: new Date() };
  return Temporal.Instant.fromEpochMilliseconds(filed.getTime());
};

describe("R-32-26 what the contract promises starts with the reception", () => {
  test("R-31-10 R-32-26 four hours, day and night, told alike to both sides, and its spans tile the time until then", async () => {
    const reference = await report(agreeing.offers.premium);
    const told = valueOf(await clocks(reference));
    const filed = await seen(reference);
    expect(told).toMatchObject({
      promised: true,
      offer: "Premium 2017",
      clocks: [
        {
          clock: "response",
          status: "running",
          target: { severity: 2, amount: 4, unit: "hours", hours: "24x7" },
          startedAt: filed.toString(),
          startedBy: { type: "ticket-filed" },
          due: filed.add({ hours: 4 }).toString(),
          missed: false,
        },
      ],
    });
    const [clock] = told.clocks;
    expect(clock?.spans.map(({ kind }) => kind)).toEqual(["running"]);
    expect(clock?.spans.at(0)?.from).toBe(filed.toString());
    expect(clock?.spans.at(-1)?.to).toBe(told.at);
    for (const person of ["nadia", "manager", "lead"] as const)
      expect(valueOf(await clocks(reference, person)).clocks[0]).toMatchObject({ due: clock?.due });
  });

  test("business hours are those of the desk's calendar, with its holidays", async () => {
    const reference = await report(agreeing.offers.standard, 3);
    const [clock] = valueOf(await clocks(reference)).clocks;
    const filed = await seen(reference);
    const { desk } = world.context.database;
    const calendars = await readCalendars(desk);
    const timetable = (await calendars.of(filed, null))("business_hours", null);
    const due = afterServiceTime(timetable, momentOf(filed), 2 * 10 * 3_600_000_000);
    expect(clock?.due).toBe(instantAt(due).toString());
    expect(clock?.ahead.at(0)?.from).toBe(clock?.spans.at(-1)?.to ?? filed.toString());
    expect(clock?.ahead.at(-1)).toMatchObject({ kind: "running", to: clock?.due });
  });

  test("the holidays of France are there: Easter and what hangs on it, each year", async () => {
    const { desk } = world.context.database;
    const { rows } = await sql<{ date: string; name: string }>`
      select h ->> 'date' as date, h ->> 'name' as name
      from service_calendar, jsonb_array_elements(definition -> 'holidays') h
      where hours = 'business_hours' and h ->> 'date' like any (array['2024-%', '2027-%'])
        and h ->> 'name' similar to '%(Pâques|Ascension|Pentecôte)%' order by 1`.execute(desk);
    expect(rows.map(({ date }) => date)).toEqual([
      "2024-04-01",
      "2024-05-09",
      "2024-05-20",
      "2027-03-29",
      "2027-05-06",
      "2027-05-17",
    ]);
  });

  test("the first public word of an agent stops it, and taking the ticket does not", async () => {
    const reference = await report(agreeing.offers.premium, 1);
    const params = { reference };
    const { version } = valueOf(await world.as("nadia")(getTicket, { params }));
    valueOf(await world.as("nadia")(ticketCommands.take, { params, body: {}, ifMatch: version }));
    expect(valueOf(await clocks(reference)).clocks).toMatchObject([{ status: "running" }]);
    const body = { text: "Nous regardons." };
    valueOf(await world.as("nadia")(ticketCommands.reply, { params, body }));
    expect(valueOf(await clocks(reference)).clocks).toMatchObject([
      { status: "stopped", endedBy: { type: "reply-added" }, missed: false },
    ]);
  });
});

describe("the queue by due time", () => {
  const atRisk = async () => {
    await world.work();
    const query = { queue: "at_risk", limit: 50 } as const;
    const { items } = valueOf(await world.as("nadia")(listTickets, { query }));
    return items.map(({ reference, dueAt }) => ({ reference, dueAt }));
  };
  const place = async (reference: string) =>
    (await atRisk()).findIndex((one) => one.reference === reference);

  test("holds what is due next first, as its clock tells, and nothing that was answered", async () => {
    const slow = await report(agreeing.offers.premium, 2);
    const fast = await report(agreeing.offers.premium, 1);
    expect(await place(fast)).toBeLessThan(await place(slow));
    const [clock] = valueOf(await clocks(slow)).clocks;
    expect((await atRisk()).find(({ reference }) => reference === slow)?.dueAt).toBe(clock?.due);
    const params = { reference: fast };
    const { version } = valueOf(await world.as("nadia")(getTicket, { params }));
    valueOf(await world.as("nadia")(ticketCommands.take, { params, body: {}, ifMatch: version }));
    expect(await place(fast)).not.toBe(-1);
    valueOf(await world.as("nadia")(ticketCommands.reply, { params, body: { text: "Vu." } }));
    expect(await place(fast)).toBe(-1);
  });

  test("is read page by page, without a gap", async () => {
    const whole = (await atRisk()).map(({ reference }) => reference);
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { queue: "at_risk", limit: 1, ...(cursor ? { cursor } : {}) } as const;
      const page = valueOf(await world.as("nadia")(listTickets, { query }));
      walked.push(...page.items.map(({ reference }) => reference));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(walked).toEqual(whole);
    expect(walked.length).toBeGreaterThan(1);
  });

  test("what is kept is what the histories tell; what is not is found, and what is missing is made", async () => {
    const { database } = world.context;
    const now = Temporal.Now.instant();
    const reference = await report(agreeing.offers.premium, 3);
    await world.work();
    expect((await findWrong(database.desk, { thresholds: [50, 80], now: now })).dues).toEqual([]);
    const ofIt = sql`ticket_id = (select id from ticket where reference = ${reference})`;
    await sql`update ticket_due set due_at = due_at + interval '1 minute' where ${ofIt}`.execute(
      database.desk,
    );
    expect((await findWrong(database.desk, { thresholds: [50, 80], now: now })).dues).toEqual([
      reference,
    ]);
    await sql`delete from ticket_due where ${ofIt}`.execute(database.desk);
    expect(await place(reference)).toBe(-1);
    const missing = await findWrong(database.desk, { thresholds: [50, 80], now });
    expect(missing.dues).toEqual([reference]);
    const { rows } = await sql<{
      tickets: number;
    }>`select count(*)::int as tickets from ticket`.execute(database.desk);
    expect(missing.checked).toBe(rows[0]?.tickets);
    expect(await keepMissingDues(database, now)).toBe(1);
    expect(await place(reference)).not.toBe(-1);
    expect((await findWrong(database.desk, { thresholds: [50, 80], now: now })).dues).toEqual([]);
  });
});

describe("what is promised to nobody", () => {
  test("a ticket without a contract has no clock, and says so", async () => {
    const reference = await fileCase(world, "claire", "arvor");
    await sql`update ticket set subscription_id = null, terms_version = null where reference = ${reference}`.execute(
      world.context.database.desk,
    );
    expect(valueOf(await clocks(reference))).toMatchObject({ promised: false, clocks: [] });
  });

  test("whose ticket it is not finds none", async () => {
    const reference = await report(agreeing.offers.premium);
    expect(await clocks(reference, "rival")).toMatchObject(refused("not_found"));
  });

  test("what was written of a calendar can not be rewritten, by any role", async () => {
    const { desk } = world.context.database;
    for (const rewriting of [
      "update service_calendar set why = why",
      "delete from service_calendar",
    ])
      await expect(sql.raw(rewriting).execute(desk)).rejects.toThrow(/permission denied/);
  });
});
