import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as api from "#api/calendars.ts";
import type { CalendarDefinition } from "#api/calendars.ts";
import { getTicketClocks } from "#api/clocks.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { getTicket } from "#api/tickets.ts";
import type { ProblemCode } from "#api/problems.ts";
import { keepMissingDues } from "#server/clocks/index.ts";
import { openAgreeing, type Agreeing } from "#test/harness/agreeing.ts";
import { openClock } from "#test/harness/clock.ts";
import { valueOf } from "#test/harness/case.ts";
import { reportProblem } from "#test/harness/reported-problem.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

/** A Friday, and the Monday after it is no holiday of France. */
const FRIDAY = "2026-12-11T17:55:00Z";
const clock = openClock();
let world: World;
let agreeing: Agreeing;

beforeAll(async () => {
  clock.stopAt(FRIDAY);
  world = await openWorld({}, clock.now);
  agreeing = await openAgreeing(world);
});
afterAll(() => world.close());

const hours = "business_hours" as const;
const read = async (person: PersonKey = "manager") =>
  valueOf(await world.as(person)(api.getCalendar, { params: { hours } }));
async function change(
  to: (before: CalendarDefinition) => CalendarDefinition,
  more: { movesOpen?: boolean; why?: string; ifMatch?: string } = {},
) {
  const { calendar } = await read();
  const { ifMatch = calendar.version, ...said } = more;
  return world.as("manager")(api.changeCalendar, {
    params: { hours },
    ifMatch,
    body: { definition: to(calendar.definition), ...said },
  });
}
const closing = (date: string, name: string) => (before: CalendarDefinition) => ({
  ...before,
  holidays: [...before.holidays, { date, name, from: 0, to: 1440 }],
});

/** Of severity 3 under the standard offer, whose first response is counted in business days. */
async function report(): Promise<string> {
  const offer = agreeing.offers.standard;
  const reference = await reportProblem(world, agreeing, { offer, severity: 3 });
  await world.work();
  return reference;
}
async function dueOf(reference: string) {
  const read = await world.as("claire")(getTicketClocks, { params: { reference } });
  return valueOf(read).clocks.find(({ clock: name }) => name === "response")?.due ?? "";
}
const keptDue = async (reference: string) => {
  const { rows } = await sql<{ due: Date }>`select d.due_at as due from ticket_due d
    join ticket t on t.id = d.ticket_id where t.reference = ${reference}`.execute(
    world.context.database.desk,
  );
  return rows[0]?.due.toISOString().replace(".000", "");
};

describe("when the desk serves", () => {
  test("staff read it, with who said so; nobody else", async () => {
    expect(await read("nadia")).toMatchObject({
      calendar: { hours, definition: { zone: "UTC", businessDay: 600 } },
      may: { change: false },
    });
    const { changes, may } = await read();
    expect(may.change).toBe(true);
    expect(changes.at(-1)).toMatchObject({ version: 1, by: null, movesOpen: false });
    const claire = await world.as("claire")(api.getCalendar, { params: { hours } });
    expect(claire).toMatchObject(refused("forbidden"));
  });

  test("what is said later holds for requests that are filed later, and what was granted stays", async () => {
    const before = await report();
    const granted = await dueOf(before);
    clock.stopAt("2026-12-11T17:56:00Z");
    const { calendar, changes } = valueOf(
      await change(closing("2026-12-14", "Fermeture"), { why: "Inventaire" }),
    );
    expect(changes[0]).toMatchObject({
      version: Number(calendar.version),
      by: "Marc Delorme",
      why: "Inventaire",
      movesOpen: false,
    });
    expect(await dueOf(before)).toBe(granted);
    clock.stopAt("2026-12-11T17:57:00Z");
    expect(await dueOf(await report())).not.toBe(granted);
  });

  test("a manager sees which open targets a change would move, and moves them only with a reason", async () => {
    const reference = await report();
    const granted = await dueOf(reference);
    const { calendar } = await read();
    const tuesday = closing("2026-12-15", "Pont");
    const preview = async (after?: string) =>
      valueOf(
        await world.as("manager")(api.previewCalendar, {
          params: { hours },
          query: { after },
          body: { definition: tuesday(calendar.definition) },
        }),
      );
    await keepMissingDues(world.context.database, clock.now());
    const moves = await preview();
    const found = moves.moved.find((one) => one.reference === reference);
    expect(found).toMatchObject({ clock: "response", due: granted, subject: "Recherche vide" });
    expect(Date.parse(found?.dueThen ?? "")).toBeGreaterThan(Date.parse(granted));
    expect(moves).toMatchObject({ next: null, open: moves.checked });
    expect(await dueOf(reference)).toBe(granted);

    expect(await change(tuesday, { movesOpen: true, why: " " })).toMatchObject(
      refused("why_required", "why"),
    );
    valueOf(await change(tuesday, { movesOpen: true, why: "Convenu avec les clients" }));
    expect(await dueOf(reference)).toBe(found?.dueThen);
    await world.work();
    expect(await keptDue(reference)).toBe(found?.dueThen);
  });

  test("what was answered before stays due when it was, though the ticket is open", async () => {
    const reference = await report();
    const granted = await dueOf(reference);
    const params = { reference };
    const { version } = valueOf(await world.as("nadia")(getTicket, { params }));
    valueOf(await world.as("nadia")(ticketCommands.take, { params, body: {}, ifMatch: version }));
    const body = { text: "Nous cherchons." };
    valueOf(await world.as("nadia")(ticketCommands.reply, { params, body }));
    clock.pass({ minutes: 1 });
    const wednesday = closing("2026-12-16", "Pont");
    valueOf(await change(wednesday, { movesOpen: true, why: "Convenu avec les clients" }));
    expect(await dueOf(reference)).toBe(granted);
  });

  test("two who change it at once: the second has to look again", async () => {
    const { calendar } = await read();
    const both = await Promise.all(
      ["2027-02-01", "2027-02-02"].map((date) =>
        change(closing(date, "Pont"), { ifMatch: calendar.version }),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused("version_conflict"));
  });

  const day = { day: 1, from: 480, to: 1080 };
  const twice = { date: "2027-01-04", name: "Matin", spans: [{ from: 480, to: 720 }] };
  test.each<[ProblemCode, Partial<CalendarDefinition>, string?]>([
    ["nothing_changes", {}],
    ["unknown_zone", { zone: "Europe/Brest" }, "definition.zone"],
    ["calendar_never_opens", { week: [] }, "definition.week"],
    ["hours_out_of_day", { week: [{ ...day, to: 400 }] }, "definition.week.0"],
    ["hours_overlap", { week: [day, { ...day, from: 1000 }] }, "definition.week"],
    ["date_twice", { otherHours: [twice, twice] }, "definition.otherHours.1.date"],
    ["business_day_not_positive", { businessDay: 0 }, "definition.businessDay"],
    [
      "wrong_format",
      { holidays: [{ date: "2026-02-30", name: "Rien", from: 0, to: 1440 }] },
      "definition.holidays.0.date",
    ],
  ])("%s is said, and nothing is kept", async (code, wrong, field) => {
    const { calendar, changes } = await read();
    expect(await change((before) => ({ ...before, ...wrong }))).toMatchObject(refused(code, field));
    if (code !== "nothing_changes")
      expect(
        await world.as("manager")(api.previewCalendar, {
          params: { hours },
          query: {},
          body: { definition: { ...calendar.definition, ...wrong } },
        }),
      ).toMatchObject(refused(code, field));
    expect((await read()).changes).toEqual(changes);
  });

  test("what was said can not be rewritten, by any role", async () => {
    const { desk } = world.context.database;
    for (const rewriting of [
      "update service_calendar set why = ''",
      "delete from service_calendar",
    ])
      await expect(sql.raw(rewriting).execute(desk)).rejects.toThrow(/permission denied/);
  });
});

describe("public holidays are taken from an almanac", () => {
  type Query = { country: string; region?: string; from?: string; to?: string };
  const ask = (query: Query) =>
    world.as("manager")(api.listPublicHolidays, {
      query: { from: "2026", to: "2026", language: "fr", ...query },
    });
  const names = async (query: Query) =>
    valueOf(await ask(query)).items.map(({ date, name }) => `${date} ${name}`);

  test("France, and what Alsace and Moselle have more", async () => {
    const france = await names({ country: "FR" });
    expect(france).toContain("2026-07-14 Fête Nationale de la France");
    const moselle = await names({ country: "FR", region: "57" });
    expect(moselle.filter((one) => !france.includes(one))).toEqual([
      "2026-04-03 Vendredi saint",
      "2026-12-26 Lendemain de Noël",
    ]);
  });

  test("Tunisia's feasts of the moon are estimates, its others are not; Têt is several days", async () => {
    const { items } = valueOf(await ask({ country: "TN" }));
    const estimates = items.filter(({ isEstimate }) => isEstimate).map(({ date }) => date);
    expect(estimates).toEqual(["2026-03-20", "2026-05-27", "2026-06-16", "2026-08-25"]);
    const vietnam = await names({ country: "VN" });
    expect(vietnam.filter((one) => one.startsWith("2026-02-")).length).toBeGreaterThan(4);
  });

  test("countries have their names in the language that is asked, and their regions", async () => {
    const { items } = valueOf(
      await world.as("nadia")(api.listHolidayCountries, { query: { language: "en" } }),
    );
    const germany = items.find(({ code }) => code === "DE");
    expect(germany?.name).toBe("Germany");
    expect(germany?.regions.map(({ name }) => name)).toContain("Bayern");
  });

  test.each<[ProblemCode, Query, string]>([
    ["unknown_value", { country: "XX" }, "country"],
    ["unknown_value", { country: "FR", region: "ZZ" }, "region"],
    ["wrong_format", { country: "France" }, "country"],
    ["out_of_range", { country: "FR", from: "2027" }, "to"],
    ["out_of_range", { country: "FR", to: "2060" }, "to"],
  ])("%s: %o", async (code, query, field) => {
    expect(await ask(query)).toMatchObject(refused(code, field));
  });

  test("years that are too many, or reversed, are told the limit", async () => {
    for (const [to, limit] of [
      ["2060", "2055"],
      ["2025", "2026"],
    ] as const)
      expect(await ask({ country: "FR", to })).toMatchObject({
        problem: { detail: expect.stringContaining(limit) },
      });
  });
});
