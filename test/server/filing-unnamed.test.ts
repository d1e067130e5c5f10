import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askCoverage, getTicketCoverage } from "#api/coverage.ts";
import { fileTicket, getTicket } from "#api/tickets.ts";
import { openEnvironment, openProduction, valueOf } from "#test/harness/case.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Organisation = keyof World["organisations"];

const bodyFor = (organisation: Organisation, environment: string | null) =>
  ({
    organisation: world.organisations[organisation],
    subscription: null,
    environment,
    nature: "problem_report",
    severity: 2,
  }) as const;

/** Asks the contract, then files the same: what it said before, what it said at the filing, and the ticket. */
async function askAndFile(person: PersonKey, ...about: Parameters<typeof bodyFor>) {
  const asked = bodyFor(...about);
  const before = valueOf(await world.as(person)(askCoverage, { body: asked }));
  const body = { ...asked, subject: "Plus de recherche", description: "Depuis hier" };
  const ticket = valueOf(await world.as(person)(fileTicket, { body }));
  const params = { reference: ticket.reference };
  const { atFiling, now } = valueOf(await world.as(person)(getTicketCoverage, { params }));
  return { before, atFiling, now, ticket, params };
}

describe("R-12-01 who names no contract is answered the same before the filing and at it", () => {
  test("the system's own contract covers it, and keeps its promises to the ticket", async () => {
    const { id } = await openProduction(world, "claire", "arvor");
    const { before, atFiling, now, ticket } = await askAndFile("claire", "arvor", id);
    expect(before).toMatchObject({ covered: true, ground: { subscription: expect.any(String) } });
    expect([atFiling, now]).toEqual([before, before]);
    expect(ticket).toMatchObject({
      covered: true,
      subscription: { id: world.subscriptions.arvor },
    });
  });

  test("without a system, or with one of no contract, the one in force that speaks for it does", async () => {
    const { id } = await openEnvironment(world, "claire", "arvor", { kind: "production" });
    for (const environment of [null, id]) {
      const { before, atFiling, now, ticket } = await askAndFile("claire", "arvor", environment);
      expect([before.covered, ticket.covered]).toEqual([true, true]);
      expect([atFiling, now]).toEqual([before, before]);
      expect(ticket.subscription?.id).toBe(before.ground?.subscription);
    }
  });

  test("R-12-02 a partner's contact files under the contract of the system, that goes through it", async () => {
    const { id } = await openProduction(world, "partner", "kerlann", { name: "Par le partenaire" });
    const { before, atFiling, ticket } = await askAndFile("partner", "kerlann", id);
    expect([before.covered, atFiling]).toEqual([true, before]);
    expect(ticket.subscription?.id).toBe(world.subscriptions.kerlann);
    // The customer's own request is shown to the partner where its contract is named, and not in silence.
    const own = await askAndFile("kerlann", "kerlann", id);
    expect(own.before).toMatchObject({
      covered: false,
      ground: null,
      reasons: [{ code: "no_active_subscription", because: "not_named", cure: "choose_contract" }],
    });
    expect([own.atFiling, own.now]).toEqual([own.before, own.before]);
    expect(own.ticket.subscription).toBeNull();
    expect(await world.as("partner")(getTicket, { params: own.params })).toMatchObject(
      refused("not_found"),
    );
  });

  test("where there is none, both say so, and nothing is promised", async () => {
    const { before, atFiling, ticket } = await askAndFile("partner", "numerika", null);
    expect(before).toMatchObject({ covered: false, reasons: [{ because: "none" }] });
    expect([atFiling, ticket.subscription]).toEqual([before, null]);
  });
});

describe("R-12-02 an agent who files in somebody's name names what that person sees", () => {
  const fileFor = (filer: PersonKey, more: object) =>
    world.as("nadia")(fileTicket, {
      body: {
        ...bodyFor("kerlann", null),
        subscription: world.subscriptions.kerlann,
        subject: "Plus de recherche",
        description: "Au téléphone",
        filer: world.people[filer].id,
        ...more,
      },
    });

  test("no system that is not there for the partner's contact, asked about or filed on", async () => {
    const { id: environment } = await openEnvironment(world, "kerlann", "kerlann", {
      name: "Hors contrat",
    });
    const unseen = refused("unknown_environment", "environment");
    expect(await fileFor("partner", { environment })).toMatchObject(unseen);
    const body = {
      ...bodyFor("kerlann", environment),
      subscription: world.subscriptions.kerlann,
      contact: world.people.partner.id,
    };
    expect(await world.as("nadia")(askCoverage, { body })).toMatchObject(unseen);
    expect((await fileFor("kerlann", { environment })).ok).toBe(true);
  });

  test("R-32-23 and no ticket that the filer does not read as the one that it follows", async () => {
    const { reference } = valueOf(
      await world.as("kerlann")(fileTicket, {
        body: { ...bodyFor("kerlann", null), subject: "À nous", description: "Rien qu’à nous" },
      }),
    );
    const unread = refused("unknown_reference", "followUpOf");
    expect(await fileFor("partner", { followUpOf: reference })).toMatchObject(unread);
    expect(await fileFor("kerlann", { followUpOf: reference })).toMatchObject(
      refused("follow_up_not_closed"),
    );
  });
});
