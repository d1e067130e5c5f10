import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as contactsApi from "#api/contacts.ts";
import { askCoverage } from "#api/coverage.ts";
import * as organisationsApi from "#api/organisations.ts";
import { addProduct } from "#api/programme-sheets.ts";
import type { GivenBody } from "#api/route.ts";
import { inDays, openAgreeing, type Agreeing } from "#test/harness/agreeing.ts";
import { valueOf } from "#test/harness/case.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
let agreeing: Agreeing;
beforeAll(async () => {
  world = await openWorld();
  agreeing = await openAgreeing(world);
});
afterAll(() => world.close());

type Body = GivenBody<typeof askCoverage>;
const ask = (person: PersonKey, more: Partial<Body> = {}) =>
  world.as(person)(askCoverage, {
    body: {
      organisation: world.organisations.orvalis,
      nature: "problem_report",
      severity: 2,
      ...more,
    },
  });

describe("R-12-01 coverage is told before anything is filed", () => {
  test("by which contract, until when and how fast, to a named contact and to the desk alike", async () => {
    const { orvalis: organisation } = world.organisations;
    const { id: rival } = world.people.rival;
    const made = valueOf(
      await agreeing.create({
        organisation,
        offer: agreeing.offers.premium,
        namedContacts: [rival],
      }),
    );
    const expected = {
      covered: true,
      ground: { subscription: made.id, offer: "Premium 2017", coveredUntil: inDays(335) },
      reasons: [],
      unknown: ["environment"],
      response: { severity: 2, clock: "response", amount: 4, unit: "hours", hours: "24x7" },
    };
    const under = { subscription: made.id };
    expect(valueOf(await ask("rival", under))).toEqual(expected);
    expect(valueOf(await ask("nadia", { ...under, contact: rival }))).toEqual(expected);
    expect(valueOf(await ask("nadia", { ...under, contact: rival, channel: "phone" }))).toEqual(
      expected,
    );
    expect(valueOf(await ask("rival", { ...under, nature: "clarification" })).unknown).toEqual([]);
  });

  test("R-31-02 R-21-04 with every reason against and what would cure it, and nobody's name", async () => {
    const { organisation, contacts } = await newCustomer();
    const [named, other] = contacts;
    await agreeing.create({
      organisation,
      offer: agreeing.offers.standard,
      endsOn: inDays(-1),
      namedContacts: [named],
    });
    const answer = valueOf(await ask("nadia", { organisation, contact: other, channel: "phone" }));
    expect(answer).toMatchObject({
      covered: false,
      response: null,
      reasons: [
        { code: "no_active_subscription", because: "ended", on: inDays(-1), cure: "renew" },
        { code: "not_named_contact", limit: 3, cure: "name_contact" },
        { code: "channel_not_in_offer", channel: "phone", cure: "use_offered_channel" },
      ],
    });
    expect(JSON.stringify(answer)).not.toContain(named);
  });

  test("where no contract is named, a later one for another product takes nothing from the one in force", async () => {
    const { organisation, contacts } = await newCustomer("Maison Opale");
    const [contact] = contacts;
    const made = valueOf(await agreeing.create({ organisation, namedContacts: [contact] }));
    const asked = { organisation, contact, nature: "clarification", severity: 3 } as const;
    const covered = { covered: true, ground: { subscription: made.id }, reasons: [] };
    expect(valueOf(await ask("nadia", asked))).toMatchObject(covered);
    const { id: product } = valueOf(
      await world.as("admin")(addProduct, { body: { name: "eXo Opale" } }),
    );
    const days = { startsOn: inDays(60), endsOn: inDays(900) };
    valueOf(await agreeing.create({ organisation, products: [product], ...days }));
    expect(valueOf(await ask("nadia", asked))).toMatchObject(covered);
  });

  test("of an organisation without any contract, with the way to one", async () => {
    const { numerika: organisation } = world.organisations;
    expect(valueOf(await ask("partner", { organisation }))).toMatchObject({
      covered: false,
      ground: null,
      reasons: [{ code: "no_active_subscription", because: "none", on: null, cure: "subscribe" }],
      response: null,
    });
  });
});

async function newCustomer(named = "Maison Quartz") {
  const manager = world.as("manager");
  const body = { name: named, kind: "customer" as const };
  const { id: organisation } = valueOf(
    await manager(organisationsApi.createOrganisation, { body }),
  );
  const add = async (name: string) =>
    valueOf(
      await manager(contactsApi.addContact, {
        params: { organisation },
        body: {
          name,
          email: `${name}@${named.replace(" ", "-").toLowerCase()}.example`,
          language: "fr",
          timeZone: "UTC",
        },
      }),
    ).id;
  return { organisation, contacts: [await add("ana"), await add("bob")] as const };
}

describe("R-12-02 coverage speaks of nobody else's contracts", () => {
  test("a partner asks under what goes through it, and finds nothing else", async () => {
    const { kerlann: organisation } = world.organisations;
    const direct = valueOf(await agreeing.create({ organisation, sku: "DIRECT" }));
    const through = world.subscriptions.kerlann;
    const answer = valueOf(await ask("partner", { organisation, subscription: through }));
    expect(answer.ground?.subscription).toBe(through);
    expect(await ask("partner", { organisation, subscription: direct.id })).toMatchObject(
      refused("unknown_subscription"),
    );
    expect(await ask("partner", { organisation })).toMatchObject(refused("unknown_organisation"));
  });

  test("a rival is told what somebody is who asks about nobody", async () => {
    const { arvor: organisation } = world.organisations;
    const unknown = "0198a2b4-0000-7000-8000-000000000000";
    for (const asked of [organisation, unknown])
      expect(await ask("rival", { organisation: asked })).toMatchObject(
        refused("unknown_organisation"),
      );
    const under = { organisation, subscription: world.subscriptions.arvor };
    expect(await ask("rival", under)).toMatchObject(refused("unknown_subscription"));
  });

  test("what is the desk's to say is not a contact's", async () => {
    const contact = world.people.rival.id;
    expect(await ask("rival", { contact })).toMatchObject(refused("unknown_field"));
    expect(await ask("rival", { channel: "phone" })).toMatchObject(refused("unknown_field"));
    expect(await ask("nadia")).toMatchObject(refused("missing_field"));
    expect(await ask("nadia", { contact: world.people.claire.id })).toMatchObject(
      refused("unknown_organisation"),
    );
    expect(await ask("admin", { contact })).toMatchObject(refused("forbidden"));
  });
});
