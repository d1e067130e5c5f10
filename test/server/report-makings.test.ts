import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { changeAgent } from "#api/agents.ts";
import { downloadAttachment } from "#api/attachments.ts";
import { urlOf } from "#api/client.ts";
import { changeMembership } from "#api/organisations.ts";
import * as api from "#api/report-schedules.ts";
import type { SaidSchedule } from "#api/report-schedules.ts";
import { getActivityReport } from "#api/reports.ts";
import { listTickets } from "#api/tickets.ts";
import { SEVERITIES } from "#core/tickets/vocabulary.ts";
import { makeDueReports } from "#server/report-makings/index.ts";
import { fileCase, openProduction, valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { PUBLIC_URL } from "#test/harness/desk.ts";
import { openPostedWorld, readersOf } from "#test/harness/posted-world.ts";
import { speakAll } from "#test/harness/said-in.ts";
import { setObjectives, within } from "#test/harness/set-objectives.ts";
import type { PersonKey } from "#test/harness/world.ts";

const clock = openClock();
clock.stopAt("2026-12-09T12:00:00Z");
const { world, hands, letters, close } = await openPostedWorld(clock.now);
const { desk } = world.context.database;
await speakAll(world, ["nadia"], "fr");
await speakAll(world, ["manager"], "en");
afterAll(close);
// What runs must run whatever the day is on which the tests do.
await sql`update subscription set starts_on = '2026-01-01', ends_on = '2030-01-01'`.execute(desk);

const run = () => makeDueReports({ ...world.context, prefix: "EXO" }, clock.now());
const makeAt = async (moment: string) => {
  clock.stopAt(moment);
  await run();
  return letters();
};
const plan = async (body: SaidSchedule) =>
  valueOf(await world.as("manager")(api.planReport, { body }));
const read = async (schedule: string) =>
  valueOf(await world.as("manager")(api.getReportSchedule, { params: { schedule } }));
const toDesk = (...people: PersonKey[]): SaidSchedule => ({
  cadence: "monthly",
  to: {
    kind: "desk",
    agents: people.map((person) => world.people[person].id),
    organisation: world.organisations.arvor,
  },
});
const toLead = (): SaidSchedule => ({
  cadence: "quarterly",
  to: {
    kind: "beneficiary",
    subscription: world.subscriptions.arvor,
    contact: world.people.lead.id,
  },
});
/** Past the door of people, which would end their sessions as well. */
const active = (person: PersonKey, is: boolean) =>
  sql`update agent set active = ${is} where id = ${world.people[person].id}`.execute(desk);

describe("a report for people of the desk", () => {
  test("leaves by letter when the desk opens on the first business day, in each reader's language, with the very numbers", async () => {
    await setObjectives(
      world,
      SEVERITIES.map((severity) => within(severity, "response", 1)),
    );
    await fileCase(world, "claire", "arvor");
    const { id } = await plan(toDesk("nadia", "manager"));
    await letters();
    for (const early of ["2026-12-31T23:00:00Z", "2027-01-01T10:00:00Z", "2027-01-04T07:59:00Z"])
      expect(await makeAt(early)).toEqual([]);
    const sent = await makeAt("2027-01-04T08:05:00Z");
    expect(readersOf(sent)).toEqual(["manager@desk.example", "nadia@desk.example"]);
    const [english, french] = ["manager@desk.example", "nadia@desk.example"].map((to) =>
      sent.find((one) => readersOf([one]).includes(to)),
    );
    expect(french?.subject).toBe(
      "Rapport d’activité du 1er décembre 2026 au 31 décembre 2026\u00a0: Groupe Arvor",
    );
    expect(english?.subject).toBe(
      "Activity report from 1 December 2026 to 31 December 2026: Groupe Arvor",
    );
    const days = { firstDay: "2026-12-01", lastDay: "2026-12-31" };
    const query = { ...days, organisation: world.organisations.arvor, forDesk: "yes" } as const;
    const told = valueOf(await world.as("manager")(getActivityReport, { query }));
    for (const sentence of told.sentences) expect(english?.text).toContain(`- ${sentence}`);
    expect(told.sentences[0]).toContain("1 request was filed");
    expect(told.objectives?.sentence).toMatch(/^1 internal objective was missed/);
    expect(english?.text).toContain(`- ${told.objectives?.sentence}`);
    const link = `${PUBLIC_URL}/console/reports?${new URLSearchParams({ ...days, organisation: query.organisation })}`;
    expect(english?.text).toContain(link);
    expect(french?.text).toContain(link);
    expect(french?.text).toContain("Marc Delorme a planifié ce rapport pour vous");
    expect(await read(id)).toMatchObject({
      made: [{ ...days, outcome: "letters", ticket: null, organisation: query.organisation }],
      next: { firstDay: "2027-01-01", at: "2027-02-01T08:00:00Z" },
    });
  });

  test("is made once for each period, whoever looks how often, and two workers at once make one", async () => {
    expect(await makeAt("2027-01-04T08:20:00Z")).toEqual([]);
    expect(await makeAt("2027-01-20T10:00:00Z")).toEqual([]);
    clock.stopAt("2027-02-01T08:00:00Z");
    await Promise.all([run(), run(), run()]);
    expect(readersOf(await letters())).toEqual(["manager@desk.example", "nadia@desk.example"]);
  });

  test("after weeks in which the program did not run is made of the last period alone, once, in service hours", async () => {
    expect(await makeAt("2027-05-22T10:00:00Z")).toEqual([]);
    const sent = await makeAt("2027-05-24T09:00:00Z");
    expect(sent).toHaveLength(2);
    expect(sent[0]?.text).toMatch(/30 April 2027|30 avril 2027/);
    expect(await makeAt("2027-05-24T09:15:00Z")).toEqual([]);
  });

  test("goes on without those who left, and without whoever planned it; with nobody left the managers hear of it", async () => {
    await active("nadia", false);
    expect(readersOf(await makeAt("2027-06-01T09:00:00Z"))).toEqual(["manager@desk.example"]);
    const { id } = await plan(toDesk("second"));
    await active("second", false);
    const [missed, ...others] = (await makeAt("2027-07-01T09:00:00Z")).filter(({ subject }) =>
      subject?.includes("could not be delivered"),
    );
    expect(others).toEqual([]);
    expect(readersOf(missed === undefined ? [] : [missed])).toEqual(["manager@desk.example"]);
    expect(missed?.text).toContain(`${PUBLIC_URL}/console/reports/plans/${id}`);
    expect((await read(id)).made).toMatchObject([{ outcome: "no_reader" }]);
    for (const person of ["nadia", "second"] as const) await active(person, true);
    const schedules = valueOf(await world.as("manager")(api.listReportSchedules, { query: {} }));
    for (const { id: schedule, version } of schedules.items)
      valueOf(
        await world.as("manager")(api.removeReportSchedule, {
          params: { schedule },
          body: {},
          ifMatch: version,
        }),
      );
    expect(await makeAt("2027-08-02T09:00:00Z")).toEqual([]);
  });
});

describe("a report for a beneficiary", () => {
  const filed = async () =>
    valueOf(await world.as("lead")(listTickets, { query: {} })).items.filter(
      ({ nature }) => nature === "activity_report",
    );

  test("R-34-04 is asked for by the desk's schedule under the contract, and delivered there with its paper", async () => {
    clock.stopAt("2027-08-16T12:00:00Z");
    const { id: system } = await openProduction(world, "lead", "arvor");
    const { id } = await plan(toLead());
    const sent = await makeAt("2027-10-01T08:10:00Z");
    const tickets = await filed();
    expect(tickets).toHaveLength(1);
    const reference = tickets[0]?.reference ?? "";
    const ticket = await hands.see("lead", reference);
    expect(ticket).toMatchObject({
      state: "new",
      severity: 4,
      environment: { id: system },
      subject: "Rapport d’activité du 1er juillet 2027 au 30 septembre 2027",
    });
    const eventOf = (wanted: string) => ticket.events.find(({ type }) => type === wanted);
    const reply = eventOf("reply-added");
    expect(eventOf("ticket-filed")).toMatchObject({ actor: { kind: "schedule" } });
    expect(reply).toMatchObject({ actor: { kind: "schedule" } });
    const [paper] = reply?.attachments ?? [];
    const bytes = await world.app.inject({
      method: "GET",
      url: urlOf(downloadAttachment, { params: { attachment: paper?.id ?? "" } }),
      headers: { cookie: world.cookieOf("lead") },
    });
    expect(bytes.rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
    expect(readersOf(sent)).toEqual(["lead@arvor.example"]);
    expect((await read(id)).made).toMatchObject([
      { firstDay: "2027-07-01", lastDay: "2027-09-30", outcome: "ticket", ticket: reference },
    ]);
    expect(await makeAt("2027-10-01T08:25:00Z")).toEqual([]);
    expect(await filed()).toHaveLength(1);
  });

  test("two workers at once file one", async () => {
    clock.stopAt("2028-01-03T08:00:00Z");
    await Promise.all([run(), run(), run()]);
    await letters();
    expect(await filed()).toHaveLength(2);
  });

  test("where the contact is no lead any more, whoever planned it is told, and nothing is filed", async () => {
    const role = (is: "lead" | "contact") =>
      world.as("manager")(changeMembership, {
        params: { organisation: world.organisations.arvor, contact: world.people.lead.id },
        body: { role: is, sees: "all" },
      });
    valueOf(await role("contact"));
    const sent = await makeAt("2028-04-03T09:00:00Z");
    expect(readersOf(sent)).toEqual(["manager@desk.example"]);
    expect(sent[0]?.text).toContain(
      "Luc Perrin, to whom it was to be delivered, is no lead of Groupe Arvor",
    );
    expect(await makeAt("2028-04-03T09:15:00Z")).toEqual([]);
    valueOf(await role("lead"));
    expect(await filed()).toHaveLength(2);
  });

  test("where the contract is over, too; and once whoever planned it has left, the managers are told", async () => {
    await sql`update subscription set ended_early_on = '2028-06-01' where id = ${world.subscriptions.arvor}`.execute(
      desk,
    );
    valueOf(
      await world.as("admin")(changeAgent, {
        params: { agent: world.people.nadia.id },
        body: { roles: ["manager"] },
      }),
    );
    await active("manager", false);
    const sent = await makeAt("2028-07-03T09:00:00Z");
    expect(readersOf(sent)).toEqual(["nadia@desk.example"]);
    expect(sent[0]?.text).toContain("est terminé. Aucun ticket n’a été déposé.");
    await active("manager", true);
    expect(await filed()).toHaveLength(2);
    const { items } = valueOf(await world.as("manager")(api.listReportSchedules, { query: {} }));
    expect(items[0]).toMatchObject({
      to: { subscription: { isOver: true } },
      made: [{ outcome: "contract_over" }, { outcome: "no_lead" }, { outcome: "ticket" }],
    });
  });
});

test("a period that is written down as made is not made again, and the plan goes on", async () => {
  await sql`update subscription set ended_early_on = null`.execute(desk);
  clock.stopAt("2028-08-10T09:00:00Z");
  await plan(toDesk("manager"));
  const { id } = await plan(toDesk("nadia"));
  await sql`insert into report_schedule_made (schedule_id, first_day, last_day, at, outcome)
    values (${id}, '2028-08-01', '2028-08-31', now(), 'letters')`.execute(desk);
  expect(readersOf(await makeAt("2028-09-01T09:00:00Z"))).toEqual(["manager@desk.example"]);
  expect((await read(id)).next).toMatchObject({ firstDay: "2028-09-01" });
});

test("one plan that fails keeps no other from its report, and is made by a later run once it can be", async () => {
  clock.stopAt("2028-10-10T09:00:00Z");
  const failing = await plan({
    cadence: "monthly",
    to: {
      kind: "desk",
      agents: [world.people.second.id],
      organisation: world.organisations.orvalis,
    },
  });
  await plan(toDesk("manager"));
  // The database knows the first, so that it fails in nobody's contract but this one.
  const [wrong, right] = ["CET-1CEST", "Europe/Paris"].map(
    (zone) => () =>
      sql`update subscription set zone = ${zone} where id = ${world.subscriptions.orvalis}`.execute(
        desk,
      ),
  );
  await wrong?.();
  clock.stopAt("2028-11-02T09:00:00Z");
  for (let round = 0; round < 2; round += 1) await expect(run()).rejects.toThrow(AggregateError);
  const readers = readersOf(await letters());
  expect(readers.filter((reader) => reader === "manager@desk.example")).toHaveLength(2);
  expect(readers).not.toContain("second@desk.example");
  await right?.();
  expect(readersOf(await makeAt("2028-11-02T09:30:00Z"))).toEqual(["second@desk.example"]);
  expect((await read(failing.id)).made[0]).toMatchObject({ firstDay: "2028-10-01" });
});
