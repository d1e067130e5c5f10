import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as api from "#api/contracts.ts";
import * as contactsApi from "#api/contacts.ts";
import { listSubscriptions } from "#api/desk.ts";
import { fileTicket, getTicket } from "#api/tickets.ts";
import { termsAt } from "#core/contracts/subscription.ts";
import * as organisationsApi from "#api/organisations.ts";
import { readContractsOf, readSubscription } from "#server/contracts/index.ts";
import { inPortal } from "#server/platform/database.ts";
import { now } from "#server/platform/time.ts";
import { DESK_NUMBER, inDays, openAgreeing, type Agreeing } from "#test/harness/agreeing.ts";
import { valueOf } from "#test/harness/case.ts";
import { done, refused } from "#test/harness/refused.ts";
import { openWorld, type PersonKey, type World } from "#test/harness/world.ts";

let world: World;
let agreeing: Agreeing;

beforeAll(async () => {
  world = await openWorld();
  agreeing = await openAgreeing(world);
});
afterAll(() => world.close());

describe("R-12-02 each side sees what goes through it, and nothing else", () => {
  const listed = async (person: PersonKey, organisation: string) =>
    valueOf(await world.as(person)(listSubscriptions, { query: { organisation } })).items.map(
      ({ sku }) => sku,
    );

  test("R-12-02 a partner sees no contract held directly or through another, now or formerly", async () => {
    const { kerlann, numerika } = world.organisations;
    const manager = world.as("manager");
    const halden = valueOf(
      await manager(organisationsApi.createOrganisation, {
        body: { name: "Halden Integration", kind: "partner" },
      }),
    );
    await manager(organisationsApi.changeOrganisation, {
      params: { organisation: halden.id },
      body: { serves: [kerlann] },
    });
    const direct = valueOf(await agreeing.create({ organisation: kerlann, sku: "DIRECT" }));
    const other = valueOf(
      await agreeing.create({ organisation: kerlann, partner: halden.id, sku: "OTHER-PARTNER" }),
    );
    const former = valueOf(
      await agreeing.create({
        organisation: kerlann,
        partner: numerika,
        sku: "FORMER",
        startsOn: inDays(-700),
        endsOn: inDays(-335),
      }),
    );
    const next = agreeing.following({ partner: halden.id, sku: "TAKEN-OVER" });
    const taken = valueOf(
      await manager(api.renewContract, {
        params: { subscription: former.id },
        ifMatch: former.version,
        body: next,
      }),
    );
    const names = (await listed("partner", kerlann)).toSorted();
    expect(names).toEqual([expect.stringContaining("EXO-PREM-KERLANN"), "FORMER"]);
    expect(await listed("kerlann", kerlann)).toHaveLength(5);
    expect(await listed("rival", kerlann)).toEqual([]);
    for (const hidden of [direct, other, taken])
      expect(await agreeing.read(hidden.id, "partner"), hidden.sku).toMatchObject(
        refused("not_found"),
      );
    // That it was renewed through another is not the former partner's to know.
    expect(valueOf(await agreeing.read(former.id, "partner")).renewedBy).toBeNull();
    expect(valueOf(await agreeing.read(former.id, "kerlann")).renewedBy).toMatchObject({
      sku: "TAKEN-OVER",
    });
    const { portal } = world.context.database;
    for (const table of ["subscription_terms", "subscription_product", "named_contact"]) {
      const seen = await inPortal({ portal }, world.people.partner.id, (tx) =>
        sql`select from ${sql.table(table)} where subscription_id = any
          (${[direct.id, other.id, taken.id]}::uuid[])`.execute(tx),
      );
      expect(seen.rows, table).toEqual([]);
    }
    const covers = await inPortal({ portal }, world.people.partner.id, (tx) =>
      readContractsOf(tx, kerlann),
    );
    expect(covers).toHaveLength(2);
    const [hidden, own] = await inPortal({ portal }, world.people.partner.id, async (tx) => [
      await readSubscription(tx, direct.id),
      await readSubscription(tx, former.id),
    ]);
    expect([hidden, own?.sku]).toEqual([undefined, "FORMER"]);
  });

  test("each side's lead swaps whom the contract names, of the own people, within the offer's limit", async () => {
    const { claire, own, lead } = world.people;
    const made = valueOf(await agreeing.create({ namedContacts: [claire.id] }));
    const params = { subscription: made.id };
    const name = (person: PersonKey, ifMatch: string, ...people: PersonKey[]) =>
      world.as(person)(api.swapNamedContacts, {
        params,
        ifMatch,
        body: { contacts: people.map((one) => world.people[one].id) },
      });
    expect(await name("claire", "1", "own")).toMatchObject(refused("forbidden"));
    expect(await name("rival", "1", "own")).toMatchObject(refused("not_found"));
    expect(await name("lead", "1", "rival")).toMatchObject(refused("not_a_member", "contacts"));
    const swapped = valueOf(await name("lead", "1", "own", "lead"));
    const present = swapped.namedContacts.filter(({ until }) => until === null);
    expect(present.map(({ contact }) => contact.id).toSorted()).toEqual(
      [own.id, lead.id].toSorted(),
    );
    expect(
      swapped.namedContacts.find(({ contact }) => contact.id === claire.id)?.until,
    ).not.toBeNull();
    expect(await name("lead", "1", "claire")).toMatchObject(refused("version_conflict"));
    const fourth = valueOf(
      await world.as("manager")(contactsApi.addContact, {
        params: { organisation: world.organisations.arvor },
        body: {
          name: "Sam",
          email: "sam@arvor.example",
          language: "fr",
          timeZone: "UTC",
          role: "contact",
        },
      }),
    );
    expect(
      await world.as("manager")(api.swapNamedContacts, {
        params,
        ifMatch: swapped.version,
        body: { contacts: [claire.id, own.id, lead.id, fourth.id] },
      }),
    ).toMatchObject(refused("too_many_named_contacts"));
    expect(await name("lead", swapped.version, "own", "lead")).toMatchObject(done);
  });
});

describe("contracts in lists", () => {
  test("those that end within so many days, the next first; by page each once", async () => {
    const { orvalis } = world.organisations;
    const ends = [20, 90, 91, -1, 45];
    for (const days of ends)
      await agreeing.create({ organisation: orvalis, sku: `ENDS-${days}`, endsOn: inDays(days) });
    const soon = await world.as("nadia")(listSubscriptions, {
      query: { organisation: orvalis, endsWithin: 90 },
    });
    expect(valueOf(soon).items.map(({ sku }) => sku)).toEqual(["ENDS-20", "ENDS-45", "ENDS-90"]);
    for (const query of [{}, { endsWithin: 365 }]) {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const paged = { ...query, limit: 2, ...(cursor === undefined ? {} : { cursor }) };
        const page = valueOf(await world.as("nadia")(listSubscriptions, { query: paged }));
        found.push(...page.items.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      const whole = valueOf(await world.as("nadia")(listSubscriptions, { query }));
      expect(found).toEqual(whole.items.map(({ id }) => id));
      expect(new Set(found).size).toBe(found.length);
    }
    const ended = await world.as("nadia")(listSubscriptions, {
      query: { search: "orvalis", state: "ended" },
    });
    expect(valueOf(ended).items.map(({ sku }) => sku)).toEqual(["ENDS--1"]);
    for (const cursor of ["x", btoa('{"name":"a","organisation":"b","until":"c","id":"d"}')])
      expect(await world.as("nadia")(listSubscriptions, { query: { cursor } })).toMatchObject(
        refused("bad_cursor"),
      );
  });

  test("R-31-02 only a contract whose offer has the telephone carries a number to show", async () => {
    const [standard, premium] = [
      valueOf(await agreeing.create()),
      valueOf(await agreeing.create({ offer: agreeing.offers.premium })),
    ];
    expect(valueOf(await agreeing.read(standard.id, "claire")).versions[0]?.terms.phone).toBeNull();
    expect(valueOf(await agreeing.read(premium.id, "claire")).versions[0]?.terms.phone).toBe(
      DESK_NUMBER,
    );
    const { portal } = world.context.database;
    const peek = inPortal({ portal }, world.people.claire.id, (tx) =>
      sql`select phone from offer`.execute(tx),
    );
    await expect(peek).rejects.toThrow("permission denied");
  });
});

test("R-21-04 a ticket keeps the terms in force at its filing, and shows them, whatever is agreed after", async () => {
  const made = valueOf(await agreeing.create());
  const file = async () =>
    valueOf(
      await world.as("claire")(fileTicket, {
        body: {
          organisation: world.organisations.arvor,
          subscription: made.id,
          nature: "question",
          severity: 3,
          subject: "Quels termes ?",
          description: "Ceux du jour.",
        },
      }),
    ).reference;
  const before = await file();
  valueOf(
    await world.as("manager")(api.amendContract, {
      params: { subscription: made.id },
      ifMatch: made.version,
      body: { from: inDays(0), offer: agreeing.offers.premium, why: "" },
    }),
  );
  const after = await file();
  const keptBy = async (reference: string) => {
    const { rows } = await sql<{ version: number }>`select terms_version as version from ticket
      where reference = ${reference}`.execute(world.context.database.desk);
    const params = { reference };
    const views = [
      valueOf(await world.as("claire")(getTicket, { params })),
      valueOf(await world.as("nadia")(getTicket, { params })),
    ];
    return [rows[0]?.version, ...views.map(({ subscription }) => subscription?.offer)];
  };
  expect(await keptBy(before)).toEqual([1, "Standard 2017", "Standard 2017"]);
  expect(await keptBy(after)).toEqual([2, "Premium 2017", "Premium 2017"]);
  const contract = await readSubscription(world.context.database.desk, made.id);
  expect(contract && termsAt(contract, now())?.version).toBe(2);
});

test("R-12-01 a ticket says until when its contract covers, also where that ended before its time", async () => {
  const made = valueOf(await agreeing.create());
  const body = {
    organisation: world.organisations.arvor,
    subscription: made.id,
    nature: "question",
    severity: 3,
    subject: "Jusqu’à quand ?",
    description: "Jusqu’à l’arrêt.",
  } as const;
  const { reference } = valueOf(await world.as("claire")(fileTicket, { body }));
  valueOf(
    await world.as("manager")(api.endContract, {
      params: { subscription: made.id },
      ifMatch: made.version,
      body: { endsOn: inDays(5) },
    }),
  );
  const ticket = valueOf(await world.as("claire")(getTicket, { params: { reference } }));
  expect(ticket.subscription?.endsOn).toBe(inDays(5));
});

describe("an early end that is corrected", () => {
  test("moves later over no day of its like unless both are wanted, and is taken back whole", async () => {
    const { id, version } = valueOf(
      await agreeing.create({ startsOn: inDays(1400), endsOn: inDays(1800) }),
    );
    const end = (endsOn: string, ifMatch: string, overlapWanted = false) =>
      world.as("manager")(api.endContract, {
        params: { subscription: id },
        ifMatch,
        body: { endsOn, overlapWanted },
      });
    const ended = valueOf(await end(inDays(1500), version));
    const like = { startsOn: inDays(1500), endsOn: inDays(1900), sku: "LIKE" };
    valueOf(await agreeing.create({ ...like, overlapWanted: false }));
    expect(await end(inDays(1799), ended.version)).toMatchObject(
      refused("contract_overlaps", "endsOn"),
    );
    expect(await end(inDays(1800), ended.version)).toMatchObject(
      refused("contract_overlaps", "endsOn"),
    );
    expect(await end(inDays(1801), ended.version, true)).toMatchObject(
      refused("outside_contract", "endsOn"),
    );
    const back = valueOf(await end(inDays(1800), ended.version, true));
    expect(back).toMatchObject({ endedEarlyOn: null, coveredUntil: inDays(1800) });
    expect(await end(inDays(1800), back.version)).toMatchObject(refused("nothing_changes"));
  });
});
