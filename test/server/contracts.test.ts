import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as api from "#api/contracts.ts";
import * as offersApi from "#api/offers.ts";
import { ticketCommands } from "#api/ticket-commands.ts";
import type { GivenBody } from "#api/route.ts";
import { PLAIN } from "#core/contracts/templates/template.ts";
import { readTermsVersion } from "#server/contracts/index.ts";
import {
  DESK_NUMBER,
  givenOf,
  inDays,
  openAgreeing,
  type Agreeing,
} from "#test/harness/agreeing.ts";
import { fileCase, valueOf } from "#test/harness/case.ts";
import { refused } from "#test/harness/refused.ts";
import { openWorld, type World } from "#test/harness/world.ts";

const nobody = "0198a2b4-0000-7000-8000-000000000000";

let world: World;
let agreeing: Agreeing;

beforeAll(async () => {
  world = await openWorld();
  agreeing = await openAgreeing(world);
});
afterAll(() => world.close());

type Agreement = GivenBody<typeof api.createContract>;
type Amendment = GivenBody<typeof api.amendContract>;
const amendment = (more: Partial<Amendment> = {}): Amendment => ({
  from: inDays(10),
  offer: agreeing.offers.premium,
  why: "Une astreinte",
  ...more,
});
const amend = (subscription: string, ifMatch: string, more: Partial<Amendment> = {}) =>
  world.as("manager")(api.amendContract, {
    params: { subscription },
    ifMatch,
    body: amendment(more),
  });

describe("R-21-04 a contract is written down from an offer, and amended", () => {
  test("its terms change from a day on, with who and why for the desk, and an open ticket loses nothing", async () => {
    const made = valueOf(
      await agreeing.create({
        escalationPoints: [{ side: "desk", name: "Marc", role: "", email: "m@desk.example" }],
      }),
    );
    expect(made).toMatchObject({ state: "active", current: 1, version: "1", endedEarlyOn: null });
    const params = { subscription: made.id };
    const { database } = world.context;
    const reference = await fileCase(world, "claire", "arvor");
    await sql`update ticket set subscription_id = ${made.id}, terms_version = 1
      where reference = ${reference}`.execute(database.desk);

    const preview = valueOf(
      await world.as("manager")(api.previewContractAmendment, { params, body: amendment() }),
    );
    expect(preview).toMatchObject({
      before: { version: 1, terms: { offer: "Standard 2017", phone: null } },
      after: { version: 2, terms: { offer: "Premium 2017", phone: DESK_NUMBER } },
      openTickets: [{ version: 1, tickets: 1 }],
      isPast: false,
      until: null,
    });
    expect(valueOf(await agreeing.read(made.id)).versions).toHaveLength(1);

    const amended = valueOf(await amend(made.id, made.version));
    expect(amended).toMatchObject({
      current: 1,
      version: "2",
      versions: [
        { version: 1, by: "Marc Delorme", why: "" },
        { version: 2, from: inDays(10), by: "Marc Delorme", why: "Une astreinte" },
      ],
    });
    expect((await readTermsVersion(database.desk, made.id, 1))?.terms.offer).toBe("Standard 2017");
    const kept = await sql<{ version: number }>`select terms_version as version from ticket
      where reference = ${reference}`.execute(database.desk);
    expect(kept.rows).toEqual([{ version: 1 }]);
    // The beneficiary reads what is agreed, and nothing of why the desk wrote it down.
    expect(valueOf(await agreeing.read(made.id, "claire"))).toMatchObject({
      versions: [
        { by: null, why: null },
        { by: null, why: null, terms: { phone: DESK_NUMBER } },
      ],
      may: { amend: false, name: false },
    });
  });

  test("what was agreed can not be rewritten, by any role", async () => {
    const { database } = world.context;
    for (const change of [
      "update subscription_terms set terms = terms",
      "delete from subscription_terms",
    ])
      await expect(sql.raw(change).execute(database.desk)).rejects.toThrow(
        /append-only|permission denied/,
      );
  });

  test("two who amend one contract at once: the second is told what the first did", async () => {
    const made = valueOf(await agreeing.create());
    const both = await Promise.all([
      amend(made.id, made.version, { from: inDays(20) }),
      amend(made.id, made.version, { from: inDays(21) }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      problem: {
        code: "version_conflict",
        version: "2",
        changes: [{ type: "amended", by: "Marc Delorme" }],
      },
    });
    expect(valueOf(await agreeing.read(made.id)).versions).toHaveLength(2);
  });

  test("a request that is sent twice under one key makes one contract, and amends it once", async () => {
    const headers = { cookie: world.cookieOf("manager"), "idempotency-key": "once" };
    const body = agreeing.agreement({ sku: "SENT-TWICE" });
    const [first, again] = [
      valueOf(await world.client(headers)(api.createContract, { body })),
      valueOf(await world.client(headers)(api.createContract, { body })),
    ];
    expect(again.id).toBe(first.id);
    const other = { ...body, sku: "OTHER" };
    expect(await world.client(headers)(api.createContract, { body: other })).toMatchObject(
      refused("idempotency_key_reused"),
    );
  });
});

test("R-12-10 a workaround is applied by whom the contract says, unless the solution says otherwise", async () => {
  const made = valueOf(await agreeing.create({ appliesWorkarounds: "vendor" }));
  const { database } = world.context;
  const workaround = {
    kind: "workaround",
    text: "Redémarrez le soir",
    directives: "À vingt heures",
    form: "operating_procedure",
  } as const;
  for (const [under, said, appliedBy] of [
    [made.id, {}, "vendor"],
    [made.id, { appliedBy: "beneficiary" }, "beneficiary"],
    [world.subscriptions.arvor, {}, "beneficiary"],
  ] as const) {
    const reference = await fileCase(world, "claire", "arvor");
    await sql`update ticket set subscription_id = ${under} where reference = ${reference}`.execute(
      database.desk,
    );
    const params = { reference };
    const nadia = world.as("nadia");
    const taken = valueOf(await nadia(ticketCommands.take, { params, ifMatch: "p1i0", body: {} }));
    const concluded = valueOf(
      await nadia(ticketCommands.conclude, {
        params,
        ifMatch: taken.version,
        body: { conclusion: { ...workaround, ...said } },
      }),
    );
    expect(concluded.conclusions.at(-1)).toMatchObject({ kind: "workaround", appliedBy });
  }
});

describe("a contract ends and is renewed", () => {
  test("early, keeping the ticket's terms readable; the gap to the next is said", async () => {
    const made = valueOf(await agreeing.create());
    const params = { subscription: made.id };
    const end = (endsOn: string, ifMatch: string) =>
      world.as("manager")(api.endContract, { params, ifMatch, body: { endsOn } });
    expect(await end(inDays(-40), made.version)).toMatchObject(
      refused("outside_contract", "endsOn"),
    );
    const ended = valueOf(await end(inDays(-1), made.version));
    expect(ended).toMatchObject({
      state: "ended",
      endedEarlyOn: inDays(-1),
      coveredUntil: inDays(-1),
    });
    expect(await end(inDays(-1), ended.version)).toMatchObject(refused("nothing_changes"));
    expect(await amend(made.id, ended.version)).toMatchObject(refused("outside_contract", "from"));

    const next = agreeing.following({ startsOn: inDays(4), endsOn: inDays(400) });
    const renew = (ifMatch: string) =>
      world.as("manager")(api.renewContract, { params, ifMatch, body: next });
    const renewed = valueOf(await renew(ended.version));
    expect(renewed).toMatchObject({
      state: "upcoming",
      renewalOf: { id: made.id, gapInDays: 5, overlapInDays: 0 },
    });
    const old = valueOf(await agreeing.read(made.id, "claire"));
    expect(old).toMatchObject({ state: "ended", renewedBy: { id: renewed.id, gapInDays: 5 } });
    expect(await renew(old.version)).toMatchObject(refused("already_renewed"));
  });
});

describe("R-12-01 a contract that can not be is refused with what is wrong", () => {
  const level = { severity: 1, clock: "response", unit: "hours", hours: "24x7" } as const;
  const terms = (more: object) => ({ offerTerms: { ...givenOf(PLAIN), ...more } });
  test.each<[string, () => Partial<Agreement>, string?]>([
    ["ends_before_it_starts", () => ({ endsOn: inDays(-30) }), "endsOn"],
    ["products_required", () => ({ products: [] }), "products"],
    ["unknown_product", () => ({ products: [nobody] }), "products"],
    ["unknown_offer", () => ({ offer: nobody }), "offer"],
    ["unknown_organisation", () => ({ organisation: nobody }), "organisation"],
    ["unknown_zone", () => ({ zone: "Europe/Kerlann" }), "zone"],
    ["unknown_zone", () => ({ zone: "2026-01-01T00:00Z" }), "zone"],
    ["not_a_member", () => ({ namedContacts: [world.people.rival.id] }), "namedContacts"],
    [
      "too_many_named_contacts",
      () => ({
        ...terms({ namedContacts: 1 }),
        namedContacts: [world.people.claire.id, world.people.own.id],
      }),
      "namedContacts",
    ],
    ["target_not_positive", () => terms({ serviceLevels: [{ ...level, amount: 0 }] })],
    [
      "service_level_twice",
      () =>
        terms({
          serviceLevels: [
            { ...level, amount: 1 },
            { ...level, amount: 2 },
          ],
        }),
    ],
    ["phone_number_required", () => terms({ channels: ["phone"] }), "phone"],
    ["phone_out_of_place", () => terms({ phone: DESK_NUMBER }), "phone"],
    ["lines_required", () => ({ extras: [{ kind: "extended_support" }] })],
    ["partner_not_serving", () => ({ partner: world.organisations.numerika }), "partner"],
    ["partner_cycle", () => ({ partner: world.organisations.arvor }), "partner"],
    [
      "contract_overlaps",
      () => ({ overlapWanted: false, offer: agreeing.offers.premium }),
      "startsOn",
    ],
  ])("%s", async (code, more, field) => {
    if (code === "contract_overlaps") await agreeing.create({ offer: agreeing.offers.premium });
    const answer = await agreeing.create(more());
    expect(answer).toMatchObject({ ok: false, problem: { code, ...(field ? { field } : {}) } });
  });

  test.each([
    ["0001-01-01", inDays(335), "startsOn", "1970-01-01"],
    ["1969-12-31", inDays(335), "startsOn", "1970-01-01"],
    [inDays(-30), "2201-01-01", "endsOn", "2200-12-31"],
    [inDays(-30), "9999-12-31", "endsOn", "2200-12-31"],
  ])("from %s to %s: %s is beyond %s", async (startsOn, endsOn, field, limit) => {
    const body = agreeing.agreement({ startsOn, endsOn });
    const answer = await world.as("manager")(api.createContract, { body });
    expect(answer).toMatchObject(refused("out_of_range", field));
    expect(answer).toMatchObject({ problem: { detail: expect.stringContaining(limit) } });
  });

  test("for an end, an amendment and the days of an extra alike", async () => {
    const { id: subscription, version: ifMatch } = valueOf(await agreeing.create());
    const end = { params: { subscription }, ifMatch, body: { endsOn: "9999-01-01", why: "" } };
    expect(await world.as("manager")(api.endContract, end)).toMatchObject(
      refused("out_of_range", "endsOn"),
    );
    expect(await amend(subscription, ifMatch, { from: "0001-01-01" })).toMatchObject(
      refused("out_of_range", "from"),
    );
    const extras = [{ kind: "extended_support" as const, until: "9999-01-01" }];
    expect(await amend(subscription, ifMatch, { extras })).toMatchObject(
      refused("out_of_range", "extras.0.until"),
    );
  });

  test("an offer, too; and the like of one is taken", async () => {
    const offer = (name: string, more: object) =>
      world.as("admin")(offersApi.createOffer, {
        body: { name, terms: { ...givenOf(PLAIN), ...more } },
      });
    expect(await offer("Muette", { channels: ["phone"] })).toMatchObject(
      refused("phone_number_required", "terms.phone"),
    );
    expect(await offer("premium 2017", {})).toMatchObject(refused("name_taken", "name"));
    const listed = valueOf(await world.as("nadia")(offersApi.listOffers, {}));
    expect(listed.items.map(({ name }) => name)).toEqual([
      "Premium",
      "Premium 2017",
      "Standard 2017",
    ]);
    const templates = valueOf(await world.as("nadia")(offersApi.listOfferTemplates, {}));
    expect(templates.items.find(({ key }) => key === "suse-priority")).toMatchObject({
      vendor: "SUSE",
    });
    expect(templates.skus).toContainEqual({ sku: "EXTSUP-STD-6M", template: null, months: 6 });
  });
});
