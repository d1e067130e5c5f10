import { afterAll, beforeAll, expect, test } from "vitest";
import { urlOf } from "#api/client.ts";
import * as agentsApi from "#api/agents.ts";
import * as contactsApi from "#api/contacts.ts";
import * as organisationsApi from "#api/organisations.ts";
import * as outboxApi from "#api/outbox.ts";
import type { Route } from "#api/route.ts";
import { openWorld, type World } from "#test/harness/world.ts";

const nobody = "0198a2b4-0000-7000-8000-000000000000";
const french = { language: "fr", timeZone: "Europe/Paris" } as const;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type PersonKey = Parameters<World["as"]>[0];
const everyone: readonly PersonKey[] = [
  "nadia",
  "manager",
  "admin",
  "claire",
  "lead",
  "own",
  "partner",
  "rival",
];

/** Each door beside tickets, with those who may pass it; everyone else is refused before anything is read. */
const doors: readonly (readonly [Route, readonly PersonKey[]])[] = [
  [organisationsApi.listOrganisations, ["nadia", "manager", "admin"]],
  [organisationsApi.getOrganisation, ["nadia", "manager", "admin"]],
  [organisationsApi.createOrganisation, ["manager", "admin"]],
  [organisationsApi.changeOrganisation, ["manager", "admin"]],
  [organisationsApi.changeMembership, ["manager", "admin"]],
  [organisationsApi.endMembership, ["manager", "admin"]],
  [contactsApi.searchContacts, ["nadia", "manager", "admin"]],
  [contactsApi.addContact, ["manager", "admin"]],
  [contactsApi.changeContact, ["manager", "admin"]],
  [contactsApi.inviteContact, ["manager", "admin"]],
  [contactsApi.listColleagues, ["lead"]],
  [contactsApi.setSight, ["lead"]],
  [agentsApi.listAgents, ["nadia", "manager", "admin"]],
  [agentsApi.addAgent, ["admin"]],
  [agentsApi.changeAgent, ["admin"]],
  [agentsApi.inviteAgent, ["admin"]],
  [outboxApi.listOutbox, ["admin"]],
];

const bodies: Readonly<Record<string, unknown>> = {
  "memberships.change": { role: "contact", sees: "all" },
  "memberships.sight": { sees: "own" },
  // Complete, so that only the door can refuse; and such that whoever may pass it is told no.
  "agents.add": { name: "X", email: "nadia@desk.example", roles: ["agent"], ...french },
  "contacts.add": { name: "X", email: "nadia@desk.example", ...french },
  "organisations.create": { name: "Groupe Arvor", kind: "customer" },
};

test.each(doors.map(([route, may]) => [route.id, route, may] as const))(
  "%s opens to those whom it names, and to nobody else",
  async (_, route, may) => {
    const params = { organisation: world.organisations.arvor, contact: nobody, agent: nobody };
    for (const person of [...everyone, undefined]) {
      const answer = await world.app.inject({
        method: route.method,
        url: urlOf(route, { params }),
        headers: {
          "content-type": "application/json",
          "x-permanence-csrf": "1",
          ...(person === undefined ? {} : { cookie: world.cookieOf(person) }),
        },
        ...(route.body === undefined ? {} : { payload: JSON.stringify(bodies[route.id] ?? {}) }),
      });
      const { code } = answer.statusCode >= 400 ? answer.json<{ code: string }>() : { code: "" };
      const told = `${person ?? "nobody"}: ${code}`;
      if (person === undefined) expect(code, told).toBe("not_signed_in");
      else if (may.includes(person))
        expect(["forbidden", "not_signed_in"], told).not.toContain(code);
      // Of an organisation that is not the own, a contact does not even learn that it exists.
      else expect(["forbidden", "not_found"], told).toContain(code);
    }
  },
);
