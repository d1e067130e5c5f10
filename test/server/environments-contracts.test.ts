import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as contractsApi from "#api/contracts.ts";
import { askCoverage } from "#api/coverage.ts";
import { listSubscriptions } from "#api/desk.ts";
import * as api from "#api/environments.ts";
import { fileTicket, getTicket } from "#api/tickets.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import { inDays, openAgreeing, type Agreeing } from "#test/harness/agreeing.ts";
import { openEnvironment, valueOf, WHOLE } from "#test/harness/case.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
let agreeing: Agreeing;
beforeAll(async () => {
  world = await openWorld();
  agreeing = await openAgreeing(world);
});
afterAll(() => world.close());

const file = (
  person: PersonKey,
  organisation: keyof World["organisations"],
  subscription: string | null,
  environment: string | null = null,
) =>
  world.as(person)(fileTicket, {
    body: {
      organisation: world.organisations[organisation],
      subscription,
      environment,
      nature: "problem_report",
      severity: 2,
      subject: "La recherche ne trouve rien",
      description: "Depuis ce matin",
    },
  });

/** Takes a case and asks for its system, as the one item. */
async function askFor(reference: string) {
  const [nadia, params] = [world.as("nadia"), { reference }];
  const taken = valueOf(await nadia(ticketCommands.take, { params, ifMatch: "p1i0", body: {} }));
  const body = { items: ["Confirmez"], environmentItem: 1 };
  const asking = { params, ifMatch: taken.version, body };
  return nadia(ticketCommands["request-information"], asking);
}
const show = async (reference: string) =>
  valueOf(await world.as("nadia")(getTicket, { params: { reference } }));

/** Writes down the contract that follows, in force from today. */
async function renew(subscription: string, more: object = {}) {
  const { version } = valueOf(await agreeing.read(subscription));
  const body = agreeing.following({ startsOn: inDays(0), endsOn: inDays(365), ...more });
  const params = { subscription };
  return valueOf(
    await world.as("manager")(contractsApi.renewContract, { params, ifMatch: version, body }),
  );
}

describe("R-12-01 the contract that a request names speaks alone", () => {
  test("an ended one is not saved by another that lasts", async () => {
    const { orvalis: organisation } = world.organisations;
    const ended = valueOf(
      await agreeing.create({
        organisation,
        endsOn: inDays(-1),
        namedContacts: [world.people.rival.id],
      }),
    );
    const asked = {
      organisation,
      subscription: ended.id,
      nature: "question",
      severity: 3,
    } as const;
    expect(valueOf(await world.as("rival")(askCoverage, { body: asked }))).toMatchObject({
      covered: false,
      reasons: [{ code: "no_active_subscription", because: "ended" }],
    });
    expect(valueOf(await file("rival", "orvalis", ended.id)).covered).toBe(false);
  });

  test("and the system of another contract is none of its own", async () => {
    const { orvalis: organisation } = world.organisations;
    const other = valueOf(await agreeing.create({ organisation }));
    const under = { subscription: world.subscriptions.orvalis, name: "Sous l’un" };
    const { id } = await openEnvironment(world, "rival", "orvalis", under);
    expect(await file("rival", "orvalis", other.id, id)).toMatchObject(
      refused("unknown_environment", "environment"),
    );
    expect((await file("rival", "orvalis", under.subscription, id)).ok).toBe(true);
  });
});

describe("R-12-02 a contract that is renewed takes its systems along", () => {
  const read = (person: PersonKey, environment: string) =>
    world.as(person)(api.getEnvironment, { params: { environment } });
  const history = (person: PersonKey, environment: string) =>
    world.as(person)(api.listEnvironmentChanges, { params: { environment }, query: {} });

  test("and there is still one production of each", async () => {
    const { arvor: organisation } = world.organisations;
    const made = valueOf(await agreeing.create({ organisation }));
    const system = { kind: "production" as const, name: "Reconduit", subscription: made.id };
    const { id, product } = await openEnvironment(world, "claire", "arvor", system);
    const next = await renew(made.id);
    expect(valueOf(await read("claire", id)).subscription?.id).toBe(next.id);
    for (const subscription of [made.id, next.id]) {
      const body = { ...system, subscription, organisation, product: product.id, facts: {} };
      expect(await world.as("lead")(api.recordEnvironment, { body })).toMatchObject(
        refused("production_taken"),
      );
    }
  });

  test("and the desk's lists, whose lines are kept, say so with the next page", async () => {
    const { arvor: organisation } = world.organisations;
    const made = valueOf(await agreeing.create({ organisation }));
    const under = { name: "En liste", subscription: made.id, facts: {} };
    const { id, version } = await openEnvironment(world, "claire", "arvor", under);
    const system = async () => {
      const query = { search: "en liste" };
      return valueOf(await world.as("nadia")(api.listEnvironments, { query })).items[0];
    };
    const contract = async (subscription: string) => {
      const query = { organisation, limit: 100 };
      const { items } = valueOf(await world.as("nadia")(listSubscriptions, { query }));
      return items.find((one) => one.id === subscription);
    };
    expect(await system()).toMatchObject({
      subscription: { id: made.id },
      freshness: { state: "to_confirm" },
    });
    expect(await contract(made.id)).toMatchObject({ state: "active", active: true });
    const confirm = { params: { environment: id }, ifMatch: version, body: { facts: WHOLE } };
    valueOf(await world.as("claire")(api.confirmEnvironment, confirm));
    const next = await renew(made.id);
    expect(await system()).toMatchObject({
      subscription: { id: next.id },
      freshness: { state: "fresh" },
    });
    const { version: seen } = valueOf(await agreeing.read(made.id));
    const end = { endsOn: inDays(0), why: "Repris par le suivant" };
    const params = { subscription: made.id };
    valueOf(
      await world.as("manager")(contractsApi.endContract, { params, ifMatch: seen, body: end }),
    );
    expect(await contract(made.id)).toMatchObject({ state: "ended", active: false });
    const { desk } = world.context.database;
    const named = desk.updateTable("organisation").where("id", "=", organisation);
    await named.set({ name: "Arvor nouveau" }).execute();
    expect((await contract(made.id))?.organisation.name).toBe("Arvor nouveau");
    expect((await system())?.organisation.name).toBe("Arvor nouveau");
    await named.set({ name: "Groupe Arvor" }).execute();
  });

  test("but not the partner through whom it went, if it goes through nobody now", async () => {
    const { kerlann: organisation, numerika: partner } = world.organisations;
    const made = valueOf(await agreeing.create({ organisation, partner }));
    const under = { subscription: made.id, name: "Repris" };
    const { id, version } = await openEnvironment(world, "partner", "kerlann", under);
    expect(valueOf(await history("partner", id)).items).toHaveLength(1);
    await renew(made.id);
    for (const answer of [await read("partner", id), await history("partner", id)])
      expect(answer).toMatchObject(refused("not_found"));
    const confirm = { params: { environment: id }, ifMatch: version, body: {} };
    expect(await world.as("partner")(api.confirmEnvironment, confirm)).toMatchObject(
      refused("not_found"),
    );
    expect(valueOf(await read("kerlann", id)).name).toBe("Repris");
  });
});

describe("R-31-09 who confirms a system answers their own side's cases", () => {
  test("R-31-09 a partner none that its customer filed for itself (decision 33)", async () => {
    const under = { subscription: world.subscriptions.kerlann, name: "Partagé", facts: {} };
    const { id, version } = await openEnvironment(world, "kerlann", "kerlann", under);
    const { reference } = valueOf(await file("kerlann", "kerlann", null, id));
    valueOf(await askFor(reference));
    const params = { environment: id };
    const confirm = { params, ifMatch: version, body: { facts: WHOLE } };
    const confirmed = valueOf(await world.as("partner")(api.confirmEnvironment, confirm));
    expect(confirmed.freshness.state).toBe("fresh");
    expect((await show(reference)).waitingOn).toBe("beneficiary");
    const again = { params, ifMatch: confirmed.version, body: {} };
    valueOf(await world.as("kerlann")(api.confirmEnvironment, again));
    expect((await show(reference)).waitingOn).toBe("desk");
  });

  test("removing it answers as well, and says so", async () => {
    const { id, version } = await openEnvironment(world, "claire", "arvor", {
      name: "Démonté",
      facts: {},
    });
    const { reference } = valueOf(await file("claire", "arvor", world.subscriptions.arvor, id));
    valueOf(await askFor(reference));
    const removal = { params: { environment: id }, ifMatch: version, body: {} };
    valueOf(await world.as("claire")(api.removeEnvironment, removal));
    const { waitingOn, requests } = await show(reference);
    expect(waitingOn).toBe("desk");
    expect(requests.at(-1)?.items[0]?.answer).toContain("retiré");
  });

  test("what is known for certain is not asked about", async () => {
    const { id } = await openEnvironment(world, "claire", "arvor", { name: "Connu" });
    const { reference } = valueOf(await file("claire", "arvor", world.subscriptions.arvor, id));
    expect(await askFor(reference)).toMatchObject(
      refused("environment_confirmed", "environmentItem"),
    );
  });
});
