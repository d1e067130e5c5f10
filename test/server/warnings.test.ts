import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { changeCalendar, getCalendar, type CalendarDefinition } from "#api/calendars.ts";
import { listTicketWarnings } from "#api/clocks.ts";
import * as offersApi from "#api/offers.ts";
import { PLAIN } from "#core/contracts/templates/template.ts";
import { keepMissingDues } from "#server/clocks/index.ts";
import { findWrong } from "#server/due-checks/index.ts";
import { readVersionInForce } from "#server/procedure-settings/index.ts";
import { givenOf, openAgreeing } from "#test/harness/agreeing.ts";
import { valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { complete } from "#test/harness/hands.ts";
import { openPostedWorld, readersOf } from "#test/harness/posted-world.ts";
import { reportProblem } from "#test/harness/reported-problem.ts";
import { setProcedure } from "#test/harness/set-procedure.ts";
import { openRinging } from "#test/harness/ringing.ts";

const PARIS = "Europe/Paris";
const today = Temporal.Now.plainDateISO(PARIS);
/** A Friday some weeks from now, whenever that is: timers wait by the database's own clock. */
const friday = today.add({ days: 21 + ((12 - today.dayOfWeek) % 7) });
const at = (days: number, time: string): string =>
  friday.add({ days }).toZonedDateTime({ timeZone: PARIS, plainTime: time }).toInstant().toString();

const clock = openClock();
clock.stopAt(at(-2, "09:00"));
const posted = await openPostedWorld(clock.now);
const { world, hands, letters } = posted;
const { database } = world.context;
const agreeing = await openAgreeing(world);
const { ring, fire, timers } = openRinging(world, clock);
afterAll(() => posted.close());

const hours = "business_hours" as const;
async function changeHours(to: (before: CalendarDefinition) => CalendarDefinition, why?: string) {
  const { calendar } = valueOf(await world.as("manager")(getCalendar, { params: { hours } }));
  const body = { definition: to(calendar.definition), ...(why ? { movesOpen: true, why } : {}) };
  const ifMatch = calendar.version;
  valueOf(await world.as("manager")(changeCalendar, { params: { hours }, ifMatch, body }));
}
/** Nine to noon and two to six in Paris, and the Monday after the Friday is a holiday. */
await changeHours((before) => ({
  ...before,
  zone: PARIS,
  businessDay: 420,
  week: [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: 540, to: 720 },
    { day, from: 840, to: 1080 },
  ]),
  holidays: [{ date: friday.add({ days: 3 }).toString(), name: "Lundi férié", from: 0, to: 1440 }],
  otherHours: [],
}));
const level = (clockName: "response" | "resolution", severity: 1 | 2, amount: number) =>
  ({ clock: clockName, severity, amount, unit: "hours", hours }) as const;
const serviceLevels = [
  level("response", 1, 4),
  level("response", 2, 10),
  level("resolution", 2, 30),
];
const body = { name: "Délais", source: "a test", terms: givenOf({ ...PLAIN, serviceLevels }) };
const offer = valueOf(await world.as("admin")(offersApi.createOffer, { body })).offer.id;

/** Of severity 2: ten hours for the first response, thirty for the resolution. */
async function report(moment: string): Promise<string> {
  clock.stopAt(moment);
  const reference = await reportProblem(world, agreeing, { offer, severity: 2 });
  await ring();
  await letters();
  return reference;
}
const warningsIn = (sent: Awaited<ReturnType<typeof letters>>) =>
  sent.filter(({ subject }) => / délai /.test(subject ?? ""));
/** What leaves when a worker is there at that moment. */
async function workAt(moment: string) {
  clock.stopAt(moment);
  const rang = await ring();
  return {
    rang,
    sent: warningsIn(await letters()),
  };
}
async function warnings(reference: string) {
  const params = { reference };
  const { items } = valueOf(await world.as("nadia")(listTicketWarnings, { params }));
  return items;
}
const told = async (reference: string) =>
  (await warnings(reference)).map(
    ({ clock: name, severity, threshold, reachedAt, toldAt }) =>
      `${name} ${severity} ${threshold} ${reachedAt}${toldAt === null ? "" : ` told ${toldAt}`}`,
  );
const wrong = async () => {
  const { settings } = await readVersionInForce(database.desk);
  const { dues, timers: rings } = await findWrong(database.desk, {
    thresholds: settings.warningThresholds,
    now: clock.now(),
  });
  return [...dues, ...rings];
};
const answer = (reference: string) =>
  hands.does("nadia", reference, "reply", { text: "Nous regardons." });

describe("a target that comes near", () => {
  test("is told at half, at four fifths and at its due, in the hours of a split week with a holiday", async () => {
    const reference = await report(at(0, "10:00"));
    expect(await timers(reference)).toEqual([
      { name: "clock-threshold", clock: "response", at: at(0, "17:00") },
      { name: "clock-threshold", clock: "resolution", at: at(5, "11:00") },
    ]);
    expect((await workAt(at(0, "16:59"))).rang).toBe(0);
    const half = await workAt(at(0, "17:00"));
    // Nobody has taken it: the agents of the first level are told, and nobody else.
    expect(readersOf(half.sent)).toEqual(["nadia@desk.example"]);
    const [letter] = half.sent;
    expect(letter?.subject).toContain(`[${reference}] 50\u00a0% d’un délai consommé`);
    expect(letter?.text).toContain("Première réponse");
    expect(letter?.text).toContain(`/console/tickets/${reference}`);
    // One hour on Friday evening, and two on Tuesday after the holiday.
    expect((await timers(reference))[0]).toMatchObject({ clock: "response", at: at(4, "11:00") });
    expect((await workAt(at(3, "15:00"))).rang).toBe(0);
    await hands.does("second", reference, "take", {});
    const fifths = await workAt(at(4, "11:00"));
    expect(readersOf(fifths.sent)).toEqual(["second@desk.example"]);
    expect((await hands.see("nadia", reference)).escalationAdvice).toBe("drift");
    expect((await hands.see("claire", reference)).escalationAdvice).toBeNull();
    const due = await workAt(at(4, "15:00"));
    // Managers hear of every due.
    expect(readersOf(due.sent)).toEqual(["manager@desk.example", "second@desk.example"]);
    expect(due.sent[0]?.subject).toContain("Un délai arrive à échéance");
    expect(await told(reference)).toEqual([
      `response 2 50 ${at(0, "17:00")} told ${at(0, "17:00")}`,
      `response 2 80 ${at(4, "11:00")} told ${at(4, "11:00")}`,
      `response 2 100 ${at(4, "15:00")} told ${at(4, "15:00")}`,
    ]);
    expect(await wrong()).toEqual([]);
    await hands.does("claire", reference, "withdraw", {});
    expect((await workAt(at(30, "12:00"))).sent).toEqual([]);
    expect(await timers(reference)).toEqual([]);
  });

  test("severity that is raised moves the timer, and the old one never rings", async () => {
    const reference = await report(at(4, "09:00"));
    await hands.does("nadia", reference, "take", {});
    clock.stopAt(at(4, "10:00"));
    await hands.does("nadia", reference, "qualify", { severity: 1, why: "Tout est arrêté." });
    await ring();
    expect(await timers(reference)).toMatchObject([{ clock: "response", at: at(4, "12:00") }]);
    expect(readersOf((await workAt(at(4, "12:00"))).sent)).toEqual(["nadia@desk.example"]);
    await answer(reference);
    await ring();
    expect(await timers(reference)).toEqual([]);
    // Half of the ten hours would have been here, and the rest of the four.
    expect(await workAt(at(5, "18:00"))).toEqual({ rang: 0, sent: [] });
    expect(await told(reference)).toHaveLength(1);
  });

  test("waiting for the beneficiary takes the timer away, and the answer brings it back later", async () => {
    const reference = await report(at(5, "09:00"));
    await hands.does("nadia", reference, "take", {});
    await hands.does("nadia", reference, "request-information", complete["request-information"]);
    await ring();
    expect(await timers(reference)).toEqual([]);
    expect((await workAt(at(10, "12:00"))).sent).toEqual([]);
    expect(await wrong()).toEqual([]);
    clock.stopAt(at(11, "09:00"));
    await hands.does("claire", reference, "provide-information", complete["provide-information"]);
    await ring();
    expect((await timers(reference)).find((one) => one.clock === "resolution")?.at).toBe(
      at(13, "10:00"),
    );
    await hands.does("claire", reference, "withdraw", {});
  });

  test("a letter that waited while an agent answered tells nobody any more: mail that was out for hours does not cry over the past", async () => {
    const reference = await report(at(5, "09:00"));
    await hands.does("nadia", reference, "take", {});
    clock.stopAt(at(5, "16:00"));
    await fire(reference);
    await answer(reference);
    await fire(reference);
    expect(warningsIn(await letters())).toEqual([]);
    await hands.does("claire", reference, "withdraw", {});
  });

  test("nobody of a closed ticket whose job rings all the same is told", async () => {
    const reference = await report(at(5, "09:00"));
    await hands.does("claire", reference, "withdraw", {});
    clock.stopAt(at(20, "09:00"));
    await fire(reference);
    expect(await told(reference)).toEqual([]);
    expect(warningsIn(await letters())).toEqual([]);
  });
});

describe("what a machine may do", () => {
  test("stopped through three thresholds and started: each is written in its order, the last is told, once", async () => {
    const reference = await report(at(0, "10:00"));
    const { sent } = await workAt(at(4, "15:30"));
    expect(sent).toHaveLength(2);
    expect(sent[0]?.subject).toContain("arrive à échéance");
    expect(await told(reference)).toEqual([
      `response 2 50 ${at(0, "17:00")}`,
      `response 2 80 ${at(4, "11:00")}`,
      `response 2 100 ${at(4, "15:00")} told ${at(4, "15:30")}`,
    ]);
    expect((await workAt(at(4, "15:31"))).sent).toEqual([]);
    expect(await wrong()).toEqual([]);
    await hands.does("claire", reference, "withdraw", {});
  });

  test("its clock set back and forth: nothing is told early, and nothing twice", async () => {
    const reference = await report(at(4, "09:00"));
    // The job rings by the database's clock, and by the worker's it is not time.
    clock.stopAt(at(4, "10:00"));
    await fire(reference);
    expect(await told(reference)).toEqual([]);
    expect((await timers(reference))[0]?.at).toBe(at(4, "16:00"));
    expect((await workAt(at(4, "16:00"))).sent).toHaveLength(1);
    clock.stopAt(at(4, "10:30"));
    await hands.does("nadia", reference, "take", {});
    await ring();
    expect((await timers(reference))[0]?.at).toBe(at(4, "16:00"));
    const again = await workAt(at(4, "16:05"));
    expect(again).toEqual({ rang: 1, sent: [] });
    expect(await told(reference)).toHaveLength(1);
    await hands.does("claire", reference, "withdraw", {});
  });

  test("two workers that ring at once write one line and one letter", async () => {
    const reference = await report(at(4, "09:00"));
    clock.stopAt(at(4, "16:00"));
    await Promise.all([fire(reference), fire(reference), fire(reference)]);
    expect(await told(reference)).toHaveLength(1);
    const { sent } = await workAt(at(4, "16:00"));
    expect(readersOf(sent)).toEqual(["nadia@desk.example"]);
    await hands.does("claire", reference, "withdraw", {});
  });

  test("a calendar that moves what is open moves the timers, and nothing rings at the old hour", async () => {
    const reference = await report(at(7, "10:00"));
    expect((await timers(reference))[0]?.at).toBe(at(7, "17:00"));
    const closed = { date: friday.add({ days: 7 }).toString(), name: "Pont", from: 720, to: 1440 };
    const more = (before: CalendarDefinition) => ({
      ...before,
      holidays: [...before.holidays, closed],
    });
    await changeHours(more, "Convenu avec les clients");
    await ring();
    expect((await timers(reference))[0]?.at).toBe(at(10, "12:00"));
    expect((await workAt(at(7, "17:00"))).sent).toEqual([]);
    expect(await wrong()).toEqual([]);
    expect((await workAt(at(10, "12:00"))).sent).toHaveLength(1);
    await hands.does("claire", reference, "withdraw", {});
  });

  test("other shares that are set move the timers, and nobody is told of what lies behind by them", async () => {
    const reference = await report(at(4, "09:00"));
    clock.stopAt(at(4, "12:00"));
    await setProcedure(world, { warningThresholds: [20, 60] });
    const quiet = await workAt(at(4, "14:00"));
    expect(quiet.sent).toEqual([]);
    expect(await told(reference)).toEqual([`response 2 20 ${at(4, "11:00")}`]);
    expect((await timers(reference))[0]?.at).toBe(at(4, "17:00"));
    expect(await wrong()).toEqual([]);
    await setProcedure(world, { warningThresholds: [50, 80] });
    await ring();
    expect((await timers(reference))[0]?.at).toBe(at(4, "16:00"));
    await hands.does("claire", reference, "withdraw", {});
  });

  test("timers that are lost or wrong are found, and what lay behind an import is told to nobody", async () => {
    const reference = await report(at(11, "09:00"));
    expect(await wrong()).toEqual([]);
    const ofIt = sql`key like '%:response'`;
    await sql`update graphile_worker._private_jobs set run_at = run_at + interval '1 minute' where ${ofIt}`.execute(
      database.desk,
    );
    expect(await wrong()).toEqual([reference]);
    await sql`delete from graphile_worker._private_jobs where ${ofIt}`.execute(database.desk);
    expect(await wrong()).toEqual([reference]);
    await sql`delete from ticket_due`.execute(database.desk);
    clock.stopAt(at(11, "17:00"));
    await keepMissingDues(database, clock.now(), false);
    expect(await wrong()).toEqual([]);
    expect(await told(reference)).toEqual([`response 2 50 ${at(11, "16:00")}`]);
    expect((await workAt(at(11, "17:00"))).sent).toEqual([]);
    await hands.does("claire", reference, "withdraw", {});
  });
});

describe("what was written", () => {
  test("can not be rewritten by the desk, nor read by the portal", async () => {
    for (const statement of ["update clock_warning set threshold = 1", "delete from clock_warning"])
      await expect(sql.raw(statement).execute(database.desk)).rejects.toThrow(/permission denied/);
    await expect(sql`select from clock_warning`.execute(database.portal)).rejects.toThrow(
      /permission denied/,
    );
  });
});
