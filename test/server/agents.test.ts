import { afterAll, beforeAll, expect, test } from "vitest";
import * as agentsApi from "#api/agents.ts";
import * as contactsApi from "#api/contacts.ts";
import * as outboxApi from "#api/outbox.ts";
import { done, refused } from "#test/harness/refused.ts";
import { openWorld, type World } from "#test/harness/world.ts";

const nobody = "0198a2b4-0000-7000-8000-000000000000";
const french = { language: "fr", timeZone: "Europe/Paris" } as const;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test("one address is one person, however many ask at once", async () => {
  const organisation = world.organisations.arvor;
  const body = { name: "Twin", email: "twin@arvor.example", ...french };
  const answers = await Promise.all([
    world.as("manager")(contactsApi.addContact, { params: { organisation }, body }),
    world.as("admin")(agentsApi.addAgent, { body: { ...body, roles: ["agent"] } }),
    world.as("admin")(contactsApi.addContact, { params: { organisation }, body }),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers) if (!answer.ok) expect(answer.problem.code).toBe("email_taken");
});

test("fields that a body does not name are refused, not swallowed", async () => {
  const agent = { params: { agent: world.people.nadia.id } };
  const contact = { params: { contact: world.people.claire.id } };
  const greedy = [
    { email: "stolen@desk.example" },
    { userId: world.people.admin.userId },
    { user_id: world.people.admin.userId },
    { id: nobody },
    { memberships: [] },
    { createdAt: "2020-01-01T00:00:00Z" },
  ];
  for (const body of greedy as never[]) {
    expect(await world.as("admin")(agentsApi.changeAgent, { ...agent, body })).toMatchObject(
      refused("unknown_field"),
    );
    expect(await world.as("admin")(contactsApi.changeContact, { ...contact, body })).toMatchObject(
      refused("unknown_field"),
    );
  }
  const roles = { roles: ["administrator", "owner"] } as never;
  expect(await world.as("admin")(agentsApi.changeAgent, { ...agent, body: roles })).toMatchObject(
    refused("unknown_value"),
  );
  const bent = { name: "Ann\u202Ee" };
  expect(await world.as("admin")(agentsApi.changeAgent, { ...agent, body: bent })).toMatchObject(
    refused("hidden_characters", "name"),
  );
});

test("the desk keeps an administrator, and nobody shuts themselves out", async () => {
  const admin = world.as("admin");
  const change = (
    agent: string,
    body: { active?: boolean; roles?: ("agent" | "administrator")[] },
  ) => admin(agentsApi.changeAgent, { params: { agent }, body });
  const self = world.people.admin.id;
  expect(await change(self, { active: false })).toMatchObject(refused("own_account"));
  expect(await change(self, { roles: ["agent"] })).toMatchObject(refused("last_administrator"));
  const { id } = world.people.second;
  expect(await change(id, { roles: ["administrator"] })).toMatchObject(done);
  expect(await change(self, { active: false })).toMatchObject(refused("own_account"));
  const both = await Promise.all([
    change(self, { roles: ["agent"] }),
    world.as("second")(agentsApi.changeAgent, {
      params: { agent: id },
      body: { roles: ["agent"] },
    }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const last = both[0].ok ? "second" : "admin";
  // A role is lost at that moment too.
  expect(await world.as(both[0].ok ? "admin" : "second")(outboxApi.listOutbox, {})).toMatchObject(
    refused("forbidden"),
  );
  const restored = { params: { agent: self }, body: { roles: ["administrator" as const] } };
  expect(await world.as(last)(agentsApi.changeAgent, restored)).toMatchObject(done);
  expect(await change(nobody, { active: true })).toMatchObject(refused("not_found"));
});

test("an administrator who was only invited does not keep the desk", async () => {
  const body = {
    name: "Eve",
    email: "eve@desk.example",
    roles: ["administrator" as const],
    ...french,
  };
  const added = await world.as("admin")(agentsApi.addAgent, { body });
  if (!added.ok) throw new Error(added.problem.code);
  expect(added.value).toMatchObject({ account: "invited", level: 1 });
  const { people } = world;
  await world.as("admin")(agentsApi.changeAgent, {
    params: { agent: people.second.id },
    body: { roles: ["agent"] },
  });
  const step = { params: { agent: people.admin.id }, body: { roles: ["agent" as const] } };
  expect(await world.as("admin")(agentsApi.changeAgent, step)).toMatchObject(
    refused("last_administrator"),
  );
  const again = { params: { agent: added.value.id } };
  expect(await world.as("admin")(agentsApi.inviteAgent, again)).toMatchObject(done);
  expect(
    await world.as("admin")(agentsApi.inviteAgent, { params: { agent: people.nadia.id } }),
  ).toMatchObject(refused("email_taken"));
});
