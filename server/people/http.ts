import * as agents from "#api/agents.ts";
import * as contacts from "#api/contacts.ts";
import {
  changeMembership as changeMembershipRoute,
  endMembership as endMembershipRoute,
} from "#api/organisations.ts";
import { given } from "#server/platform/given.ts";
import { door } from "#server/platform/http/door.ts";
import {
  addAgent,
  addContact,
  changeAgent,
  changeContact,
  changeMembership,
  endMembership,
  inviteAgent,
  inviteContact,
  setSight,
  type PeopleDeps,
} from "./commands.ts";
import { readAgents, readColleagues, readContacts } from "./reads.ts";

/** Contacts, what they see of their organisations, and the desk's own people. */
export function peopleDoors(deps: PeopleDeps) {
  return [...contactDoors(deps), ...membershipDoors(deps), ...agentDoors(deps)];
}

function contactDoors(deps: PeopleDeps) {
  return [
    door(contacts.searchContacts, ({ actor, query }) => readContacts(deps.database, actor, query)),
    door(contacts.addContact, (call) =>
      addContact(deps, call, call.params.organisation, call.body),
    ),
    door(contacts.changeContact, (call) =>
      changeContact(deps, call, call.params.contact, given(call.body)),
    ),
    door(contacts.inviteContact, (call) => inviteContact(deps, call, call.params.contact)),
  ] as const;
}

function membershipDoors(deps: PeopleDeps) {
  const whose = (params: { readonly organisation: string; readonly contact: string }) => ({
    organisationId: params.organisation,
    contactId: params.contact,
  });
  return [
    door(changeMembershipRoute, (call) =>
      changeMembership(deps, call, whose(call.params), call.body),
    ),
    door(endMembershipRoute, (call) => endMembership(deps, call, whose(call.params))),
    door(contacts.listColleagues, ({ actor, params }) =>
      readColleagues(deps.database, actor, params.organisation),
    ),
    door(contacts.setSight, (call) => setSight(deps, call, whose(call.params), call.body.sees)),
  ] as const;
}

function agentDoors(deps: PeopleDeps) {
  return [
    door(agents.listAgents, ({ actor }) => readAgents(deps.database, actor)),
    door(agents.addAgent, (call) => addAgent(deps, call, call.body)),
    door(agents.changeAgent, (call) =>
      changeAgent(deps, call, call.params.agent, given(call.body)),
    ),
    door(agents.inviteAgent, (call) => inviteAgent(deps, call, call.params.agent)),
  ] as const;
}
