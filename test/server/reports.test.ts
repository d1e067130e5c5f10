import { afterAll, beforeAll, expect, test } from "vitest";
import { changeMembership } from "#api/organisations.ts";
import { urlOf } from "#api/client.ts";
import type { Route } from "#api/route.ts";
import * as api from "#api/reports.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { fileTicket } from "#api/tickets.ts";
import { loadWords, wordIn } from "#server/platform/words.ts";
import { paperOf } from "#server/report-papers/index.ts";
import { inDays, openAgreeing, type Agreeing } from "#test/harness/agreeing.ts";
import { fileCase, openEnvironment, valueOf } from "#test/harness/case.ts";
import { openClock } from "#test/harness/clock.ts";
import { refused } from "#test/harness/refused.ts";
import { setObjectives, within } from "#test/harness/set-objectives.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

/** What a spreadsheet would run, had it the name of a system. */
const FORMULA = "=HYPERLINK(1)";
/** What one would run that splits cells on semicolons. */
const TOLD_RELEASE = "6.4;=HYPERLINK(1)";
const clock = openClock();
let world: World;
let agreeing: Agreeing;
const references: string[] = [];

/** Two requests of Arvor, one answered a day late; one of Kerlann through its partner; five days later. */
beforeAll(async () => {
  world = await openWorld({}, clock.now);
  agreeing = await openAgreeing(world);
  await setObjectives(world, [within(1, "response", 2)]);
  const { id: subscription } = valueOf(
    await agreeing.create({
      offer: agreeing.offers.premium,
      startsOn: inDays(-1),
      namedContacts: [world.people.claire.id],
    }),
  );
  const { id: environment } = await openEnvironment(world, "claire", "arvor", { name: FORMULA });
  const file = async (more: {
    subscription: string;
    environment?: string;
    intake?: { form: number; texts: Record<string, string> };
  }) => {
    const body = {
      organisation: world.organisations.arvor,
      nature: "problem_report",
      severity: 1,
      subject: "Plus rien ne répond",
      description: "Depuis ce matin.",
      ...more,
    } as const;
    return valueOf(await world.as("claire")(fileTicket, { body })).reference;
  };
  const intake = { form: 0, texts: { release: `${TOLD_RELEASE}\nor so` } };
  references.push(await file({ subscription, intake }));
  references.push(await file({ subscription: world.subscriptions.arvor, environment }));
  references.push(await fileCase(world, "partner", "kerlann"));
  clock.pass({ hours: 25 });
  const params = { reference: references[0] ?? "" };
  const nadia = world.as("nadia");
  valueOf(await nadia(ticketCommands.take, { params, body: {}, ifMatch: "p1i0" }));
  valueOf(await nadia(ticketCommands.reply, { params, body: { text: "Nous regardons." } }));
  clock.pass({ hours: 24 * 4 });
});
afterAll(() => world.close());

const query = (more: Partial<api.ReportQuery> = {}) => ({
  firstDay: inDays(-20),
  lastDay: inDays(4),
  organisation: world.organisations.arvor,
  ...more,
});
const report = (person: PersonKey, more: Partial<api.ReportQuery> = {}) =>
  world.as(person)(api.getActivityReport, { query: query(more) });
const numbers = (told: api.ActivityReportView, table: string, row = "total") =>
  told.tables.find((one) => one.table === table)?.rows.find((one) => one.row === row)?.values;

test("R-34-04 R-34-06 a lead reads the activity of the own organisation, in words and in numbers", async () => {
  const told = valueOf(await report("lead"));
  expect(told.scope.organisation?.name).toBe("Groupe Arvor");
  expect(told.zone).toBe("UTC");
  expect(numbers(told, "volumes")).toEqual([0, 2, 0, 0, 2]);
  expect(numbers(told, "targets", "response:1")).toEqual([0, 1, 0]);
  expect(told.misses).toMatchObject([
    { reference: references[0], clock: "response", severity: 1, lowered: false },
  ]);
  expect(numbers(told, "releases", "6.5.3")).toEqual([1]);
  expect(numbers(told, "releases", TOLD_RELEASE)).toEqual([1]);
  expect(told.sentences[0]).toBe(
    "2 demandes ont été déposées, après 0 pendant la période précédente.",
  );
  const every = told.tables.flatMap(({ title, columns, rows }) => [
    title,
    ...columns.flatMap(({ name, definition }) => [name, definition]),
    ...rows.map(({ name }) => name),
  ]);
  expect(every.filter((word) => /^[a-z_]+(\.[\w-]+)+$/i.test(word) && word !== "6.5.3")).toEqual(
    [],
  );
});

test("the desk reads all, or of one customer, partner or product", async () => {
  const filed = async (more: Partial<api.ReportQuery>) => {
    const { firstDay, lastDay } = query();
    const given = { query: { firstDay, lastDay, ...more } };
    const told = valueOf(await world.as("manager")(api.getActivityReport, given));
    return numbers(told, "volumes")?.[1];
  };
  expect(await filed({})).toBe(3);
  expect(await filed({ organisation: world.organisations.kerlann })).toBe(1);
  expect(await filed({ partner: world.organisations.numerika })).toBe(1);
  expect(await filed({ product: agreeing.product })).toBe(3);
  expect(
    await report("manager", { product: "01990000-0000-7000-8000-000000000000" }),
  ).toMatchObject(refused("not_found"));
});

test("R-34-05 each period that no report is made of is refused by name, with the day that would do", async () => {
  const answers = [
    await report("lead", { firstDay: inDays(2), lastDay: inDays(1) }),
    await report("manager", { firstDay: inDays(-400), lastDay: inDays(-1) }),
    await report("lead", { firstDay: inDays(-364), lastDay: inDays(-10) }),
    await report("lead", { lastDay: inDays(6) }),
  ];
  expect(answers).toMatchObject([
    refused("period_reversed", "lastDay"),
    refused("period_over_a_year", "lastDay"),
    refused("period_too_far_back", "firstDay"),
    refused("period_not_over", "lastDay"),
  ]);
  expect((await report("manager", { firstDay: inDays(-350) })).ok).toBe(true);
  const [, , tooFar] = answers;
  expect(tooFar?.ok === false && tooFar.problem.detail).toMatch(
    /à partir du \d+(er)? \p{L}+ \d{4}/u,
  );
});

test("a customer is no partner", async () => {
  const { arvor } = world.organisations;
  for (const person of ["manager", "lead"] as const)
    expect(await report(person, { partner: arvor })).toMatchObject(refused("not_found"));
});

test("R-34-06 a contract that is agreed after the period, in other days, changes nothing of its report", async () => {
  const before = valueOf(await report("manager"));
  valueOf(await agreeing.create({ zone: "Pacific/Auckland" }));
  const later = valueOf(await report("manager"));
  expect({ ...later, madeAt: "" }).toEqual({ ...before, madeAt: "" });
  // Of a time when nothing was agreed, days are those that no contract says otherwise.
  const { zone } = valueOf(
    await report("manager", { firstDay: inDays(-300), lastDay: inDays(-290) }),
  );
  expect(zone).toBe("UTC");
});

test("a contact who leads nobody has none, a rival finds none, and an administrator is no agent", async () => {
  for (const [person, code] of [
    ["claire", "forbidden"],
    ["partner", "not_found"],
    ["rival", "not_found"],
    ["admin", "forbidden"],
  ] as const)
    expect(await report(person)).toMatchObject(refused(code));
  const through = { partner: world.organisations.numerika };
  expect(await report("lead", through)).toMatchObject(refused("not_found"));
});

test("a partner's lead reads what went through the partner, and nothing else of its customers", async () => {
  const { numerika, kerlann, arvor } = world.organisations;
  const params = { contact: world.people.partner.id, organisation: numerika };
  const body = { role: "lead", sees: "all" } as const;
  valueOf(await world.as("manager")(changeMembership, { params, body }));
  const of = async (organisation: string) => {
    const told = await report("partner", { partner: numerika, organisation });
    return told.ok ? numbers(told.value, "volumes")?.[1] : told.problem.code;
  };
  expect([await of(numerika), await of(kerlann), await of(arvor)]).toEqual([1, 1, "not_found"]);
});

const download = (person: PersonKey, route: Route, more: Partial<api.ReportQuery> = {}) => {
  const headers = { cookie: world.cookieOf(person) };
  return world.app.inject({ method: "GET", url: urlOf(route, { query: query(more) }), headers });
};

const INTERNAL = /interne/i;
const ALL = [api.getActivityReport, api.activityReportTable, api.activityReportPaper];

/** All that the paper says: the file itself is compressed. */
async function paperText(told: api.ActivityReportView): Promise<string> {
  return JSON.stringify(paperOf(told, wordIn(await loadWords()), "fr"));
}

test("R-34-06 internal objectives stand apart in a report for the desk, each miss by name, covered or not", async () => {
  const told = valueOf(await report("manager", { forDesk: "yes" }));
  const { objectives, ...rest } = told;
  expect(objectives?.sentence).toBe(
    "2 objectifs internes ont été manqués\u00A0; tenus\u00A0: 0, soit 0\u00A0%.",
  );
  expect(objectives?.table.rows.find(({ row }) => row === "response:1")?.values).toEqual([0, 2, 0]);
  expect(objectives?.misses.map(({ reference }) => reference)).toEqual(references.slice(0, 2));
  const plain = valueOf(await report("manager"));
  expect({ ...plain, madeAt: "" }).toEqual({ ...rest, madeAt: "" });
  const csv = await download("manager", api.activityReportTable, { forDesk: "yes" });
  expect(csv.payload).toContain("Objectifs internes manqués, un par un");
  expect(csv.headers["content-disposition"]).toContain("-for-the-desk.csv");
  expect(await paperText(told)).toMatch(INTERNAL);
  const paper = await download("nadia", api.activityReportPaper, { forDesk: "yes" });
  expect(paper.headers["content-disposition"]).toContain("-for-the-desk.pdf");
});

test("R-34-06 a report for the desk is made from what was written by the end of its period alone", async () => {
  const before = valueOf(await report("manager", { forDesk: "yes" }));
  await setObjectives(world, [within(1, "response", 400)]);
  const later = valueOf(await report("manager", { forDesk: "yes" }));
  expect({ ...later, madeAt: "" }).toEqual({ ...before, madeAt: "" });
});

test("nobody else is told of internal objectives, as data, as a table or on paper, nor by asking for them", async () => {
  for (const route of ALL)
    for (const person of ["lead", "claire", "admin"] as const)
      expect((await download(person, route, { forDesk: "yes" })).json()).toMatchObject({
        code: "forbidden",
      });
  for (const person of ["lead", "manager"] as const) {
    const told = valueOf(await report(person));
    expect("objectives" in told).toBe(false);
    expect(JSON.stringify(told)).not.toMatch(INTERNAL);
    expect(await paperText(told)).not.toMatch(INTERNAL);
    const csv = await download(person, api.activityReportTable);
    expect(csv.payload).not.toMatch(INTERNAL);
    expect(csv.headers["content-disposition"]).not.toContain("desk");
  }
});

test("R-34-06 the same log makes the same paper, byte by byte, but for its date", async () => {
  clock.stopAt(clock.now().round("second").toString());
  const [one, other] = [
    await download("lead", api.activityReportPaper),
    await download("lead", api.activityReportPaper),
  ];
  expect(one.headers["content-type"]).toBe("application/pdf");
  expect(one.rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
  expect(one.rawPayload.includes("/Lang (fr)")).toBe(true);
  expect(one.headers["content-disposition"]).not.toContain("desk");
  expect(Buffer.compare(one.rawPayload, other.rawPayload)).toBe(0);
  const before = valueOf(await report("lead"));
  clock.pass({ hours: 1 });
  const later = valueOf(await report("lead"));
  expect({ ...later, madeAt: "" }).toEqual({ ...before, madeAt: "" });
  expect(later.madeAt).not.toBe(before.madeAt);
});

test("the table has each number with its definition, and nothing that a spreadsheet would run", async () => {
  const csv = (await download("manager", api.activityReportTable)).payload;
  expect(csv.split("\r\n")[1]).toContain("Déposées avant le premier jour et pas encore closes");
  expect(csv).toContain(references[0]);
  expect(csv).toContain(`,'${FORMULA},`);
  expect(csv).toContain(`,"6.4;'${FORMULA}",`);
  expect(csv.split("\r\n")[1]).toContain(",Groupe Arvor,UTC,");
  for (const line of csv.split("\r\n")) expect(line).not.toMatch(/(^|,)"?[=+@-]/);
});
