import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as contactsApi from "#api/contacts.ts";
import { listReleases, listSubscriptions } from "#api/desk.ts";
import * as organisationsApi from "#api/organisations.ts";
import { getMe } from "#api/session.ts";
import { done, refused } from "#test/harness/refused.ts";
import { openWorld, type World } from "#test/harness/world.ts";

const nobody = "0198a2b4-0000-7000-8000-000000000000";
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type PersonKey = Parameters<World["as"]>[0];

test("organisations are made, found by page and by name, renamed and connected", async () => {
  const manager = world.as("manager");
  const made = [];
  for (const name of ["100 % Bois", "Zinc_Étain", "Sicalor"]) {
    const answer = await manager(organisationsApi.createOrganisation, {
      body: { name, kind: "customer" },
    });
    if (!answer.ok) throw new Error(answer.problem.code);
    made.push(answer.value);
  }
  const found = async (search: string) => {
    const answer = await world.as("nadia")(organisationsApi.listOrganisations, {
      query: { search },
    });
    return answer.ok ? answer.value.items.map(({ name }) => name) : [answer.problem.code];
  };
  expect(await found("%")).toEqual(["100 % Bois"]);
  expect(await found("_")).toEqual(["Zinc_Étain"]);
  expect(await found("\\")).toEqual([]);
  expect(await found("sicalOR")).toEqual(["Sicalor"]);
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
    const page = await world.as("nadia")(organisationsApi.listOrganisations, { query });
    if (!page.ok) throw new Error(page.problem.code);
    names.push(...page.value.items.map(({ name }) => name));
    cursor = page.value.next ?? undefined;
  } while (cursor !== undefined);
  expect(names).toHaveLength(7);
  expect(new Set(names).size).toBe(7);
  const params = { organisation: made[0]?.id ?? "" };
  const rename = (name: string) =>
    manager(organisationsApi.changeOrganisation, { params, body: { name } });
  expect(await rename("sicalor")).toMatchObject(refused("name_taken", "name"));
  expect(await rename("Cent pour cent bois")).toMatchObject(done);
  expect(
    await manager(organisationsApi.createOrganisation, {
      body: { name: "GROUPE ARVOR", kind: "partner" },
    }),
  ).toMatchObject(refused("name_taken", "name"));
});

test("whom a partner serves is said, for customers that exist, of partners alone", async () => {
  const { numerika, kerlann, arvor } = world.organisations;
  const change = (organisation: string, serves: string[]) =>
    world.as("manager")(organisationsApi.changeOrganisation, {
      params: { organisation },
      body: { serves },
    });
  expect(await change(numerika, [kerlann, arvor])).toMatchObject({
    ok: true,
    value: { serves: [{ name: "Groupe Arvor" }, { name: "Ville de Kerlann" }] },
  });
  expect(await change(numerika, [kerlann])).toMatchObject({
    ok: true,
    value: { serves: [{ id: kerlann }] },
  });
  expect(await change(numerika, [nobody])).toMatchObject(refused("unknown_organisation", "serves"));
  expect(await change(numerika, [numerika])).toMatchObject(refused("unknown_organisation"));
  expect(await change(arvor, [kerlann])).toMatchObject(refused("unknown_value", "serves"));
  const read = await world.as("nadia")(organisationsApi.getOrganisation, {
    params: { organisation: kerlann },
  });
  expect(read).toMatchObject({
    ok: true,
    value: {
      servedBy: [{ name: "Numérika" }],
      contacts: [{ name: "Katell Le Goff", account: "active" }],
      subscriptions: [{ partner: { name: "Numérika" }, active: true }],
    },
  });
});

test("R-12-02 whom a partner serves under a contract that has not ended, it goes on serving", async () => {
  const { numerika, kerlann, arvor, orvalis } = world.organisations;
  const change = (serves: string[]) =>
    world.as("manager")(organisationsApi.changeOrganisation, {
      params: { organisation: numerika },
      body: { serves },
    });
  expect(await change([kerlann, arvor])).toMatchObject(done);
  const kept = await change([arvor]);
  expect(kept).toMatchObject(refused("serves_under_contract", "serves"));
  expect(kept).toMatchObject({ problem: { detail: expect.stringContaining("Ville de Kerlann") } });
  // A contract that is held directly binds nobody, and neither does one of whom it does not serve.
  expect(await change([kerlann, orvalis])).toMatchObject(done);
  const end = (day: string) =>
    sql`update subscription set ended_early_on = ${sql.raw(day)} where id = ${world.subscriptions.kerlann}`.execute(
      world.context.database.desk,
    );
  await end("current_date - 1");
  expect(await change([])).toMatchObject(done);
  await end("null");
  expect(await change([kerlann])).toMatchObject(done);
});

test("cursors are ours or refused", async () => {
  for (const cursor of ["x", btoa('{"name":"a"}'), btoa('{"name":"a","id":"b"}'), btoa("[]")])
    expect(
      await world.as("nadia")(organisationsApi.listOrganisations, { query: { cursor } }),
      cursor,
    ).toMatchObject(refused("bad_cursor"));
});

test("subscriptions are those that one may file under", async () => {
  const names = async (person: PersonKey, organisation?: string) => {
    const query = organisation === undefined ? {} : { organisation };
    const answer = await world.as(person)(listSubscriptions, { query });
    return answer.ok
      ? answer.value.items.map((one) => one.organisation.name)
      : [answer.problem.code];
  };
  expect(await names("claire")).toEqual(["Groupe Arvor"]);
  expect(await names("partner")).toEqual(["Ville de Kerlann"]);
  expect(await names("rival", world.organisations.arvor)).toEqual([]);
  expect(await names("nadia", world.organisations.kerlann)).toEqual(["Ville de Kerlann"]);
  expect(await world.as("claire")(listReleases, {})).toMatchObject({
    ok: true,
    value: { items: [{ version: "6.5.3", planned: false, product: { name: "eXo Platform" } }] },
  });
  expect(await world.as("nadia")(listReleases, {})).toMatchObject(done);
});

test("members of a deactivated organisation lose it at once", async () => {
  const params = { organisation: world.organisations.orvalis };
  const set = (active: boolean) =>
    world.as("manager")(organisationsApi.changeOrganisation, { params, body: { active } });
  expect(await set(false)).toMatchObject({ ok: true, value: { active: false } });
  expect(await world.as("rival")(getMe, {})).toMatchObject({
    ok: true,
    value: { memberships: [] },
  });
  expect(await world.as("rival")(contactsApi.listColleagues, { params })).toMatchObject(
    refused("not_found"),
  );
  expect(await set(true)).toMatchObject(done);
});
