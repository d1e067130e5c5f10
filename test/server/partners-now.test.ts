import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as contactsApi from "#api/contacts.ts";
import * as contractsApi from "#api/contracts.ts";
import { getTicketCoverage } from "#api/coverage.ts";
import * as api from "#api/environments.ts";
import * as organisationsApi from "#api/organisations.ts";
import { fileTicket } from "#api/tickets.ts";
import { inPortal } from "#server/platform/database.ts";
import { inDays, openAgreeing, type Agreeing } from "#test/harness/agreeing.ts";
import { openEnvironment, openLine, valueOf, WHOLE } from "#test/harness/case.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
let agreeing: Agreeing;
beforeAll(async () => {
  world = await openWorld();
  agreeing = await openAgreeing(world);
  const product_id = await openLine(world, "6.5");
  await world.context.database.desk
    .insertInto("line_part")
    .values({
      product_id,
      line: "6.5",
      component: "app_server",
      standing: "supported",
      place: 0,
      name: "Tomcat",
      version: "9.0",
    })
    .execute();
});
afterAll(() => world.close());

const coverage = async (person: PersonKey, reference: string) =>
  valueOf(await world.as(person)(getTicketCoverage, { params: { reference } }));
const file = async (person: PersonKey, subscription: string, environment: string) => {
  const body = {
    organisation: world.organisations.kerlann,
    subscription,
    environment,
    severity: 2,
    nature: "problem_report",
    subject: "Plus de recherche",
    description: "Depuis hier",
  } as const;
  return valueOf(await world.as(person)(fileTicket, { body })).reference;
};

describe("R-12-02 a partner reads nothing of what does not go through it now", () => {
  test("of a system that left its contract no present fact, on the tickets that it filed either", async () => {
    const { kerlann: subscription } = world.subscriptions;
    const under = { subscription, name: "Sorti" };
    const { id, version } = await openEnvironment(world, "kerlann", "kerlann", under);
    const reference = await file("partner", subscription, id);
    const facts = { app_server: { name: "WebLogic", version: "14" } };
    const body = { subscription: null, facts };
    const left = { params: { environment: id }, ifMatch: version, body };
    valueOf(await world.as("kerlann")(api.changeEnvironment, left));
    const read = await world.as("partner")(api.getEnvironment, { params: { environment: id } });
    expect(read).toMatchObject(refused("not_found"));
    expect((await coverage("kerlann", reference)).now?.reasons.map(({ code }) => code)).toContain(
      "app_server_not_eligible",
    );
    const told = await coverage("partner", reference);
    expect(told.now).toMatchObject({ ground: { subscription }, unknown: ["environment"] });
    expect(JSON.stringify(told)).not.toContain("WebLogic");
  });
});

/** Another partner of the city, with a contact who signed in. */
async function openHalden(): Promise<{ id: string; contact: string }> {
  const manager = world.as("manager");
  const body = { name: "Halden Integration", kind: "partner" as const };
  const { id } = valueOf(await manager(organisationsApi.createOrganisation, { body }));
  const serves = [world.organisations.kerlann];
  await manager(organisationsApi.changeOrganisation, {
    params: { organisation: id },
    body: { serves },
  });
  // Who is signed in already as the rival's lead joins the other partner, too.
  const { name, email, id: contact } = world.people.rival;
  const member = { name, email, language: "fr", timeZone: "UTC" } as const;
  valueOf(await manager(contactsApi.addContact, { params: { organisation: id }, body: member }));
  return { id, contact };
}

describe("R-12-02 a partner that takes over reads nothing of what was done under the former one", () => {
  const renew = async (subscription: string, more: object) => {
    const { version } = valueOf(await agreeing.read(subscription));
    const body = agreeing.following({ startsOn: inDays(0), endsOn: inDays(365), ...more });
    const renewal = { params: { subscription }, ifMatch: version, body };
    return valueOf(await world.as("manager")(contractsApi.renewContract, renewal));
  };
  const history = async (person: PersonKey, environment: string) => {
    const asked = { params: { environment }, query: {} };
    return valueOf(await world.as(person)(api.listEnvironmentChanges, asked)).items.map(
      ({ version }) => version,
    );
  };
  /** The rows that the database itself shows them. */
  const rowsOf = async (contact: string, environment: string) => {
    const { portal } = world.context.database;
    const { rows } = await inPortal({ portal }, contact, (tx) =>
      sql<{ version: number }>`select version from environment_change
        where environment_id = ${environment} order by version desc`.execute(tx),
    );
    return rows.map(({ version }) => version);
  };
  const correct = async (person: PersonKey, environment: string, machine: string) => {
    const { version } = valueOf(
      await world.as(person)(api.getEnvironment, { params: { environment } }),
    );
    const body = { facts: { machine } };
    const asked = { params: { environment }, ifMatch: version, body };
    valueOf(await world.as(person)(api.changeEnvironment, asked));
  };

  test("and the former one still nothing of what came after", async () => {
    const halden = await openHalden();
    const { kerlann: organisation, numerika: partner } = world.organisations;
    const made = valueOf(await agreeing.create({ organisation, partner }));
    const under = { subscription: made.id, name: "Repris", facts: WHOLE };
    const { id } = await openEnvironment(world, "partner", "kerlann", under);
    await correct("partner", id, "Ancienne machine");
    const second = await renew(made.id, { partner, startsOn: inDays(-2) });
    expect(await history("partner", id)).toEqual([2, 1]);
    await correct("partner", id, "Machine sous le deuxième contrat");
    expect(await history("partner", id)).toEqual([3, 2, 1]);

    await renew(second.id, { partner: halden.id });
    expect(await history("rival", id)).toEqual([]);
    expect(await rowsOf(halden.contact, id)).toEqual([]);
    await correct("rival", id, "Nouvelle machine");
    expect(await history("rival", id)).toEqual([4]);
    expect(await rowsOf(halden.contact, id)).toEqual([4]);
    expect(await rowsOf(world.people.partner.id, id)).toEqual([]);
    expect(await history("kerlann", id)).toEqual([4, 3, 2, 1]);
    const moments = { from: "2020-01-01T00:00:00Z", to: "2100-01-01T00:00:00Z" };
    const compared = await world.as("rival")(api.compareEnvironment, {
      params: { environment: id },
      query: moments,
    });
    expect(JSON.stringify(valueOf(compared))).toContain("Nouvelle machine");
    expect(JSON.stringify(valueOf(compared))).not.toContain("6.5.3");
  });
});
