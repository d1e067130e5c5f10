import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changeContact } from "#api/contacts.ts";
import { askCoverage, getTicketCoverage } from "#api/coverage.ts";
import type { SaidFactsView } from "#api/environment-views.ts";
import { getConformity } from "#api/intake.ts";
import { fileTicket, getTicket } from "#api/tickets.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { EXCLUSIONS } from "#core/tickets/vocabulary.ts";
import { inDays, openAgreeing, type Agreeing } from "#test/harness/agreeing.ts";
import { openEnvironment, openLine, valueOf, WHOLE } from "#test/harness/case.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
let agreeing: Agreeing;
beforeAll(async () => {
  world = await openWorld();
  agreeing = await openAgreeing(world);
  const { desk } = world.context.database;
  for (const [line, eosl] of [
    ["6.5", inDays(200)],
    ["5.3", inDays(0)],
    ["5.2", inDays(1)],
  ] as const) {
    const product_id = await openLine(world, line);
    await desk
      .insertInto("line_milestone")
      .values({ product_id, line, kind: "eosl", on_day: eosl, set_at: new Date() })
      .execute();
    const part = { product_id, line, component: "app_server", standing: "supported" };
    await desk
      .insertInto("line_part")
      .values([
        { ...part, place: 0, name: "Tomcat", version: "9.0" },
        { ...part, place: 1, name: "JBoss EAP", version: "7.1", standing: "compatible" },
        { ...part, place: 2, name: "WebLogic", version: null, standing: "incompatible" },
      ])
      .execute();
  }
});
afterAll(() => world.close());

const system = async (facts: SaidFactsView, kind: "production" | "acceptance" = "production") =>
  (await openEnvironment(world, "claire", "arvor", { kind, facts: { ...WHOLE, ...facts } })).id;
const ask = async (environment: string, person: PersonKey = "claire", more: object = {}) =>
  world.as(person)(askCoverage, {
    body: {
      organisation: world.organisations.arvor,
      environment,
      nature: "problem_report",
      severity: 2,
      ...more,
    },
  });

describe("only production is supported", () => {
  test("R-21-01 another system is told what it is, and how the request would be taken", async () => {
    const answer = valueOf(await ask(await system({}, "acceptance")));
    expect(answer).toMatchObject({
      covered: false,
      reasons: [{ code: "not_production", kind: "acceptance", cure: "reproduce_in_production" }],
      unknown: [],
    });
  });

  test("R-21-01 unless the contract agreed to others", async () => {
    const { orvalis: organisation } = world.organisations;
    const extras = [{ kind: "non_production" as const, detail: "Recette comprise" }];
    const { id: subscription } = valueOf(
      await agreeing.create({ organisation, extras, namedContacts: [world.people.rival.id] }),
    );
    const { id } = await openEnvironment(world, "rival", "orvalis", { kind: "acceptance" });
    const under = { organisation, subscription };
    expect(valueOf(await ask(id, "rival", under))).toMatchObject({ covered: true, reasons: [] });
  });
});

test("R-31-06 R-34-01 a clarification names a system to be complete, and is not judged by it", async () => {
  const environment = await system({ release: "5.3.2" }, "acceptance");
  const body = {
    organisation: world.organisations.arvor,
    subscription: world.subscriptions.arvor,
    environment,
    nature: "clarification" as const,
    severity: 4 as const,
    subject: "Jusqu’à quand la 6.5 ?",
    description: "Et la 7.1 ?",
    intake: { form: 0 },
  };
  const params = valueOf(await world.as("claire")(fileTicket, { body }));
  expect(valueOf(await world.as("claire")(getTicket, { params }))).toMatchObject({
    environment: { id: environment },
  });
  const { items } = valueOf(await world.as("nadia")(getConformity, { params }));
  expect(items.find(({ key }) => key === "os")?.state).toBe("met_by_environment");
  expect(items.filter(({ state }) => state === "missing")).toEqual([]);
  expect(valueOf(await world.as("nadia")(getTicketCoverage, { params }))).toMatchObject({
    atFiling: { reasons: [], unknown: [] },
    now: { reasons: [], unknown: [] },
  });
});

describe("a version is supported until its EOSL day", () => {
  test("R-22-01 on that very day it is not, and the version to change to is told", async () => {
    expect(valueOf(await ask(await system({ release: "5.3.2" })))).toMatchObject({
      covered: false,
      reasons: [
        { code: "past_eosl", line: "5.3", on: inDays(0), release: "6.5.3", cure: "version_change" },
      ],
    });
  });

  test("R-22-01 the day before it still is", async () => {
    expect(valueOf(await ask(await system({ release: "5.2.1" }))).covered).toBe(true);
  });

  test("a line that nobody knows speaks neither for nor against", async () => {
    expect(valueOf(await ask(await system({ release: "3.5.9" })))).toMatchObject({
      covered: true,
      unknown: ["release_line"],
    });
  });
});

describe("only listed application servers are eligible", () => {
  test.each([
    [{ name: "WebLogic", version: "14" }, false],
    [{ name: "GlassFish", version: "5" }, false],
    [{ name: "Tomcat", version: "8.5.1" }, false],
    [{ name: "tomcat", version: "9.0.83" }, true],
    [{ name: "JBoss EAP", version: "7.1.4" }, false],
  ])("R-22-02 %j: %s", async (app_server, eligible) => {
    const answer = valueOf(await ask(await system({ app_server })));
    expect(answer.covered).toBe(eligible);
    if (!eligible)
      expect(answer.reasons).toMatchObject([
        { code: "app_server_not_eligible", appServer: app_server, cure: "change_app_server" },
      ]);
  });
});

describe("R-12-01 not covered never means lost", () => {
  const file = async (environment: string, person: PersonKey = "claire") =>
    world.as(person)(fileTicket, {
      body: {
        organisation: world.organisations.arvor,
        subscription: world.subscriptions.arvor,
        environment,
        nature: "problem_report",
        severity: 2,
        subject: "Plus de recherche",
        description: "Depuis ce matin",
      },
    });
  const coverage = (person: PersonKey, reference: string) =>
    world.as(person)(getTicketCoverage, { params: { reference } });

  test("the request is taken, and both sides read why it may be rejected, then and now", async () => {
    const environment = await system({ release: "5.3.2" }, "acceptance");
    const { reference, covered } = valueOf(await file(environment));
    expect(covered).toBe(false);
    const told = valueOf(await coverage("claire", reference));
    expect(valueOf(await coverage("nadia", reference))).toEqual(told);
    expect(told.atFiling?.reasons.map(({ code }) => code)).toEqual(["not_production", "past_eosl"]);
    expect(told.now).toEqual(told.atFiling);
    expect(await coverage("rival", reference)).toMatchObject(refused("not_found"));
  });

  test("what is kept is what was said then; what is covered says so", async () => {
    const environment = await system({});
    const { reference, covered } = valueOf(await file(environment));
    expect(covered).toBe(true);
    const { desk } = world.context.database;
    const { product_id } = await desk
      .selectFrom("release")
      .select("product_id")
      .executeTakeFirstOrThrow();
    const line = desk
      .updateTable("line_milestone")
      .where("product_id", "=", product_id)
      .where("line", "=", "6.5");
    await line.set({ on_day: inDays(-1) }).execute();
    const told = valueOf(await coverage("nadia", reference));
    expect([told.atFiling?.covered, told.now?.covered]).toEqual([true, false]);
    expect(told.now?.reasons).toMatchObject([{ code: "past_eosl", release: null }]);
    await line.set({ on_day: inDays(200) }).execute();
  });

  test("the contract goes on answering once whoever filed it can sign in no more", async () => {
    const environment = await system({ release: "5.3.2" }, "acceptance");
    const { reference } = valueOf(await file(environment, "own"));
    const params = { contact: world.people.own.id };
    const set = async (active: boolean) =>
      valueOf(await world.as("manager")(changeContact, { params, body: { active } }));
    await set(false);
    for (const person of ["nadia", "lead"] as const) {
      const told = valueOf(await coverage(person, reference));
      expect(told.now?.reasons.map(({ code }) => code)).toEqual(["not_production", "past_eosl"]);
    }
    await set(true);
  });

  test("R-21-03 each of the nine exclusions is a reason that an agent can give", async () => {
    expect(EXCLUSIONS).toHaveLength(9);
    for (const exclusion of EXCLUSIONS) {
      const { reference } = valueOf(await file(await system({})));
      const params = { reference };
      const nadia = world.as("nadia");
      const taken = valueOf(
        await nadia(ticketCommands.take, { params, ifMatch: "p1i0", body: {} }),
      );
      const body = { reason: "out_of_scope" as const, exclusion, explanation: "Hors périmètre" };
      valueOf(await nadia(ticketCommands.reject, { params, ifMatch: taken.version, body }));
      const closed = valueOf(await world.as("claire")(getTicket, { params }));
      expect(closed).toMatchObject({ state: "closed", closure: { exclusion } });
      expect(valueOf(await coverage("claire", reference)).now).toBeNull();
    }
  });
});

test("a system that is not the beneficiary's is not there", async () => {
  const { id } = await openEnvironment(world, "rival", "orvalis");
  expect(await ask(id)).toMatchObject(refused("unknown_environment", "environment"));
});
