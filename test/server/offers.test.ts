import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as contracts from "#api/contracts.ts";
import * as api from "#api/offers.ts";
import type { GivenBody } from "#api/route.ts";
import { PLAIN } from "#core/contracts/templates/template.ts";
import { givenOf, inDays, openAgreeing, type Agreeing } from "#test/harness/agreeing.ts";
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

type Said = GivenBody<typeof api.changeOffer>;
const response = { severity: 1, clock: "response", unit: "hours", hours: "24x7" } as const;
const within = (amount: number) => ({
  ...givenOf(PLAIN),
  serviceLevels: [{ ...response, amount }],
});

let made = 0;
async function make(amount = 4) {
  const body = { name: `Offre ${(made += 1)}`, source: "un tableau", terms: within(amount) };
  return valueOf(await world.as("admin")(api.createOffer, { body })).offer;
}
const read = (offer: string, person: PersonKey = "nadia") =>
  world.as(person)(api.getOffer, { params: { offer } });
const change = (offer: string, ifMatch: string, body: Said, person: PersonKey = "admin") =>
  world.as(person)(api.changeOffer, { params: { offer }, ifMatch, body });
const stand = (
  route: typeof api.withdrawOffer | typeof api.offerAgain,
  offer: string,
  ifMatch: string,
) => world.as("admin")(route, { params: { offer }, ifMatch, body: { why: "Plus vendue" } });

describe("R-21-04 an offer says something else, and contracts keep what they copied", () => {
  test("what it said before stays on record, with who changed it and why", async () => {
    const offer = await make(4);
    const before = valueOf(await agreeing.create({ offer: offer.id }));
    const changed = valueOf(
      await change(offer.id, offer.version, { terms: within(2), why: "Marché 2027" }),
    );
    expect(changed).toMatchObject({
      offer: { version: "2", name: offer.name, source: null, terms: within(2) },
      changes: [
        { version: 2, kind: "changed", by: "Anne Vasseur", why: "Marché 2027", terms: within(2) },
        { version: 1, kind: "created", source: "un tableau", terms: within(4) },
      ],
      may: { change: true },
    });
    expect(valueOf(await read(offer.id))).toMatchObject({ may: { change: false } });
    const targets = async (id: string) =>
      valueOf(await agreeing.read(id)).versions.map(({ terms }) => terms.serviceLevels[0]?.amount);
    expect(await targets(before.id)).toEqual([4]);
    // Amended in something else, the contract goes on with what it was granted; asked for, it takes what is offered now.
    const params = { subscription: before.id };
    const amended = valueOf(
      await world.as("manager")(contracts.amendContract, {
        params,
        ifMatch: before.version,
        body: { from: inDays(1), offer: offer.id, extras: [{ kind: "on_site" }] },
      }),
    );
    valueOf(
      await world.as("manager")(contracts.amendContract, {
        params,
        ifMatch: amended.version,
        body: { from: inDays(2), offer: offer.id, offerTerms: changed.offer.terms },
      }),
    );
    expect(await targets(before.id)).toEqual([4, 4, 2]);
    const after = valueOf(await agreeing.create({ offer: offer.id }));
    expect(await targets(after.id)).toEqual([2]);
  });

  test("two who change one offer at once: the second has to look again", async () => {
    const offer = await make();
    const both = await Promise.all([1, 2].map((n) => change(offer.id, "1", { terms: within(n) })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused("version_conflict"));
    expect(valueOf(await read(offer.id)).changes).toHaveLength(2);
  });

  test("what was said can not be rewritten, by any role", async () => {
    const { desk } = world.context.database;
    for (const rewriting of ["update offer_change set why = why", "delete from offer_change"])
      await expect(sql.raw(rewriting).execute(desk)).rejects.toThrow(/permission denied/);
  });

  test.each<[string, () => Said, string?]>([
    ["nothing_changes", () => ({ source: "un tableau", terms: within(4) })],
    ["target_not_positive", () => ({ terms: within(0) }), "terms.serviceLevels.0.amount"],
    [
      "service_level_twice",
      () => ({
        terms: { ...within(1), serviceLevels: [1, 2].map((amount) => ({ ...response, amount })) },
      }),
      "terms.serviceLevels.1",
    ],
    [
      "phone_number_required",
      () => ({ terms: { ...within(1), channels: ["phone"] } }),
      "terms.phone",
    ],
  ])("%s is said, and nothing is kept", async (code, body, field) => {
    const offer = await make(4);
    expect(await change(offer.id, offer.version, body())).toMatchObject({
      ok: false,
      problem: { code, ...(field ? { field } : {}) },
    });
    expect(valueOf(await read(offer.id)).changes).toHaveLength(1);
  });

  test("a manager reads offers and changes none", async () => {
    const offer = await make();
    expect(await change(offer.id, "1", { terms: within(1) }, "manager")).toMatchObject(
      refused("forbidden"),
    );
    expect(await read(offer.id, "claire")).toMatchObject(refused("forbidden"));
  });

  test("a request that is sent twice acts once", async () => {
    const offer = await make();
    const asked = {
      params: { offer: offer.id },
      ifMatch: offer.version,
      body: { why: "Deux fois" },
      idempotencyKey: "offer-once",
    };
    const withdraw = () => world.as("admin")(api.withdrawOffer, asked);
    const [first, again] = [valueOf(await withdraw()), valueOf(await withdraw())];
    expect(again).toEqual(first);
    expect(again.changes).toHaveLength(2);
  });
});

describe("R-12-01 an offer that is withdrawn", () => {
  test("begins and renews no contract, while those under it stay and can be amended", async () => {
    const offer = await make();
    const old = valueOf(await agreeing.create({ offer: offer.id }));
    const other = valueOf(await agreeing.create({ offer: agreeing.offers.standard }));
    const withdrawn = valueOf(await stand(api.withdrawOffer, offer.id, offer.version));
    expect(withdrawn.offer.withdrawnAt).not.toBeNull();
    expect(withdrawn.changes[0]).toMatchObject({ kind: "withdrawn", why: "Plus vendue" });

    const gone = refused("offer_withdrawn", "offer");
    expect(await agreeing.create({ offer: offer.id })).toMatchObject(gone);
    const following = agreeing.following({
      offer: offer.id,
      startsOn: inDays(335),
      endsOn: inDays(700),
    });
    const renew = { params: { subscription: old.id }, ifMatch: old.version, body: following };
    expect(await world.as("manager")(contracts.renewContract, renew)).toMatchObject(gone);
    const amend = (subscription: string, ifMatch: string) =>
      world.as("manager")(contracts.amendContract, {
        params: { subscription },
        ifMatch,
        body: { from: inDays(1), offer: offer.id, extras: [{ kind: "on_site" }] },
      });
    expect(await amend(other.id, other.version)).toMatchObject(gone);
    valueOf(await amend(old.id, old.version));

    expect(await stand(api.withdrawOffer, offer.id, "2")).toMatchObject(refused("nothing_changes"));
    const again = valueOf(await stand(api.offerAgain, offer.id, "2"));
    expect(again.offer.withdrawnAt).toBeNull();
    valueOf(await agreeing.create({ offer: offer.id }));
  });
});
