import { afterAll, beforeAll, expect, test } from "vitest";
import * as contactsApi from "#api/contacts.ts";
import * as organisationsApi from "#api/organisations.ts";
import { getMe } from "#api/session.ts";
import { done, refused } from "#test/harness/refused.ts";
import { openWorld, type World } from "#test/harness/world.ts";

const nobody = "0198a2b4-0000-7000-8000-000000000000";
const french = { language: "fr", timeZone: "Europe/Paris" } as const;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type PersonKey = Parameters<World["as"]>[0];

test("a contact who joins another organisation keeps the account; an agent's address is taken", async () => {
  const { kerlann, orvalis } = world.organisations;
  const add = (organisation: string, email: string) =>
    world.as("manager")(contactsApi.addContact, {
      params: { organisation },
      body: { name: "Somebody Else", email, ...french, role: "lead" },
    });
  const { email, id } = world.people.own;
  expect(await add(kerlann, email.toUpperCase())).toMatchObject({
    ok: true,
    value: { id, name: "Odile Renaud", account: "active", memberships: [{}, { role: "lead" }] },
  });
  expect(await world.as("own")(getMe, {})).toMatchObject({
    ok: true,
    value: { memberships: [{ role: "contact", sees: "own" }, { role: "lead" }] },
  });
  expect(await add(kerlann, email)).toMatchObject(refused("email_taken", "email"));
  expect(await add(kerlann, world.people.nadia.email)).toMatchObject(refused("email_taken"));
  expect(await add(nobody, "new@kerlann.example")).toMatchObject(refused("not_found"));
  const where = { organisation: kerlann, contact: id };
  expect(
    await world.as("manager")(organisationsApi.endMembership, { params: where }),
  ).toMatchObject(done);
  expect(
    await world.as("manager")(organisationsApi.endMembership, { params: where }),
  ).toMatchObject(refused("not_found"));
  expect(
    await world.as("manager")(organisationsApi.changeMembership, {
      params: { organisation: orvalis, contact: id },
      body: { role: "lead", sees: "all" },
    }),
  ).toMatchObject(refused("not_found"));
});

test("a POST that is repeated with its key acts once, and its key serves nothing else", async () => {
  const once = (name: string) =>
    world.as("manager")(organisationsApi.createOrganisation, {
      body: { name, kind: "customer" },
      idempotencyKey: "first",
    });
  const first = await once("Transports Vauclair");
  expect(await once("Transports Vauclair")).toEqual(first);
  expect(await once("Another")).toMatchObject(refused("idempotency_key_reused"));
  const body = { name: "Yann Le Bihan", email: "yann@arvor.example", ...french };
  const params = { organisation: world.organisations.arvor };
  const add = (idempotencyKey: string) =>
    world.as("manager")(contactsApi.addContact, { params, body, idempotencyKey });
  const added = await add("second");
  expect(added).toMatchObject(done);
  expect(await add("second")).toEqual(added);
  expect(await add("third")).toMatchObject(refused("email_taken"));
  // What was refused left its key free.
  const other = { ...body, email: "yves@arvor.example" };
  expect(
    await world.as("manager")(contactsApi.addContact, {
      params,
      body: other,
      idempotencyKey: "third",
    }),
  ).toMatchObject(done);
});

test("a contact is found by name, address or organisation", async () => {
  const find = async (search: string) => {
    const answer = await world.as("nadia")(contactsApi.searchContacts, { query: { search } });
    return answer.ok ? answer.value.items.map(({ name }) => name) : [];
  };
  expect(await find("katell")).toEqual(["Katell Le Goff"]);
  expect(await find("rival@")).toEqual(["Rosa Marchetti"]);
  expect(await find("numérika")).toEqual(["Paul Nguyen"]);
  expect(await find("%")).toEqual([]);
});

test("R-31-02 whoever calls is found by the number, however it is written", async () => {
  const params = { contact: world.people.kerlann.id };
  const body = { phone: "+33 1 99 00 12 34" };
  const changed = await world.as("manager")(contactsApi.changeContact, { params, body });
  const find = async (search: string) => {
    const answer = await world.as("nadia")(contactsApi.searchContacts, { query: { search } });
    return answer.ok ? answer.value.items.map(({ id }) => id) : [];
  };
  expect(changed).toMatchObject({ ok: true, value: body });
  for (const typed of [
    "+33199001234",
    "01 99 00 12 34",
    "0033 1 99 00",
    "99.00.12.34",
    "+33 (0)1 99/00/12/34",
  ])
    expect(await find(typed), typed).toEqual([params.contact]);
  const national = { phone: "01 99 00 12 34" };
  expect(
    await world.as("manager")(contactsApi.changeContact, { params, body: national }),
  ).toMatchObject({ ok: true });
  for (const typed of ["+33 1 99 00 12 34", "0033199001234", "+33 (0)1 99 00 12 34"])
    expect(await find(typed), typed).toEqual([params.contact]);
  for (const typed of ["01 99 00 12 35", "34 12 00", "1", "99 rue"])
    expect(await find(typed), typed).toEqual([]);
});

test("whoever is deactivated is out at once and in again when reactivated", async () => {
  const params = { contact: world.people.kerlann.id };
  expect(await world.as("kerlann")(getMe, {})).toMatchObject(done);
  const set = (active: boolean) =>
    world.as("manager")(contactsApi.changeContact, { params, body: { active } });
  expect(await set(false)).toMatchObject({ ok: true, value: { account: "deactivated" } });
  expect(await world.as("kerlann")(getMe, {})).toMatchObject(refused("not_signed_in"));
  expect(await set(true)).toMatchObject({ ok: true, value: { account: "active" } });
  expect(
    await world.as("manager")(contactsApi.changeContact, { params: { contact: nobody }, body: {} }),
  ).toMatchObject(refused("not_found"));
});

test("a lead sees the colleagues and sets what they see, nowhere else", async () => {
  const { arvor, orvalis } = world.organisations;
  const list = (person: PersonKey, organisation: string) =>
    world.as(person)(contactsApi.listColleagues, { params: { organisation } });
  const listed = await list("lead", arvor);
  expect(listed).toMatchObject(done);
  expect(JSON.stringify(listed)).toContain("own@arvor.example");
  expect(JSON.stringify(listed)).not.toContain("orvalis");
  expect(await list("claire", arvor)).toMatchObject(refused("forbidden"));
  expect(await list("lead", orvalis)).toMatchObject(refused("not_found"));
  expect(await list("lead", nobody)).toMatchObject(refused("not_found"));
  const set = (person: PersonKey, organisation: string, contact: string) =>
    world.as(person)(contactsApi.setSight, {
      params: { organisation, contact },
      body: { sees: "all" },
    });
  expect(await set("lead", arvor, world.people.own.id)).toMatchObject(done);
  expect(await world.as("own")(getMe, {})).toMatchObject({
    ok: true,
    value: { memberships: [{ sees: "all" }] },
  });
  expect(await set("lead", arvor, world.people.rival.id)).toMatchObject(refused("not_found"));
  expect(await set("rival", arvor, world.people.own.id)).toMatchObject(refused("not_found"));
  expect(await set("own", arvor, world.people.claire.id)).toMatchObject(refused("forbidden"));
});

test("without its lead, the database shows a contact no colleague's address", async () => {
  const { inPortal } = await import("#server/platform/database.ts");
  const { listColleagues } = await import("#server/people/store.ts");
  const as = (id: string) =>
    inPortal(world.context.database, id, (tx) => listColleagues(tx, world.organisations.arvor));
  expect((await as(world.people.lead.id)).length).toBeGreaterThan(2);
  for (const person of ["claire", "rival", "partner"] as const)
    expect(await as(world.people[person].id)).toEqual([]);
});
