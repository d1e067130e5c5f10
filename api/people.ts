import { z } from "zod";
import { MEMBER_ROLES, ORGANISATION_KINDS, SIGHTS, STAFF_ROLES } from "#core/people/actor.ts";
import { BODY_PROBLEMS, COMMON_PROBLEMS } from "./problems.ts";
import { route } from "./route.ts";
import {
  cursor,
  email,
  id,
  instant,
  language,
  limit,
  line,
  named,
  page,
  timeZone,
} from "./shapes.ts";

const reading = [
  ...COMMON_PROBLEMS,
  "not_signed_in",
  "forbidden",
  "not_found",
  "wrong_format",
  "unknown_field",
  "wrong_type",
  "too_long",
  "out_of_range",
  "bad_cursor",
  "unknown_value",
] as const;
const writing = [
  ...COMMON_PROBLEMS,
  ...BODY_PROBLEMS,
  "not_signed_in",
  "cross_site",
  "forbidden",
  "not_found",
  "idempotency_key_reused",
  "idempotency_key_in_use",
] as const;

const membership = z.object({
  organisation: named,
  kind: z.enum(ORGANISATION_KINDS),
  role: z.enum(MEMBER_ROLES),
  sees: z.enum(SIGHTS),
});
/** `invited`: no account yet; `active`: can sign in; `deactivated`: cannot any more. */
const accountState = z.enum(["invited", "active", "deactivated"]);

export const contactView = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    language,
    timeZone: z.string(),
    account: accountState,
    memberships: z.array(membership),
  })
  .meta({ id: "Contact" });

export const organisationView = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(ORGANISATION_KINDS),
    active: z.boolean(),
    serves: z.array(named),
    servedBy: z.array(named),
  })
  .meta({ id: "Organisation" });

const subscriptionLine = z.object({
  id,
  sku: z.string(),
  product: z.string(),
  offer: z.string(),
  partner: named.nullable(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().describe("First day that is not covered any more"),
  active: z.boolean(),
});

export const agentView = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    level: z.union([z.literal(1), z.literal(2)]),
    roles: z.array(z.enum(STAFF_ROLES)),
    language,
    timeZone: z.string(),
    account: accountState,
  })
  .meta({ id: "Agent" });

export const listOrganisations = route({
  id: "organisations.list",
  method: "GET",
  path: "/organisations",
  tag: "people",
  access: "staff",
  summary: "Customers and partners, by name",
  query: z.strictObject({ search: z.string().trim().max(200).optional(), cursor, limit }),
  answer: page(organisationView),
  status: 200,
  problems: reading,
});

export const getOrganisation = route({
  id: "organisations.get",
  method: "GET",
  path: "/organisations/:organisation",
  tag: "people",
  access: "staff",
  summary: "One organisation with its contacts and subscriptions",
  params: z.object({ organisation: id }),
  answer: organisationView.extend({
    contacts: z.array(contactView),
    subscriptions: z.array(subscriptionLine),
  }),
  status: 200,
  problems: reading,
});

export const createOrganisation = route({
  id: "organisations.create",
  method: "POST",
  path: "/organisations",
  tag: "people",
  access: "manager-or-administrator",
  summary: "Add a customer or a partner",
  body: z.strictObject({ name: line(200), kind: z.enum(ORGANISATION_KINDS) }),
  answer: organisationView,
  status: 201,
  problems: writing,
});

export const changeOrganisation = route({
  id: "organisations.change",
  method: "PATCH",
  path: "/organisations/:organisation",
  tag: "people",
  access: "manager-or-administrator",
  summary: "Rename, deactivate or reactivate an organisation; say whom a partner serves",
  params: z.object({ organisation: id }),
  body: z.strictObject({
    name: line(200).optional(),
    active: z.boolean().optional(),
    serves: z.array(id).max(500).optional(),
  }),
  answer: organisationView,
  status: 200,
  problems: [...writing, "unknown_organisation"],
});

export const addContact = route({
  id: "contacts.add",
  method: "POST",
  path: "/organisations/:organisation/contacts",
  tag: "people",
  access: "manager-or-administrator",
  summary: "Invite a contact into an organisation; one who already has an account is added to it",
  params: z.object({ organisation: id }),
  body: z.strictObject({
    name: line(120),
    email,
    phone: line(40).nullable().default(null),
    language,
    timeZone,
    role: z.enum(MEMBER_ROLES).default("contact"),
    sees: z.enum(SIGHTS).default("all"),
  }),
  answer: contactView,
  status: 201,
  problems: [...writing, "email_taken"],
});

export const changeContact = route({
  id: "contacts.change",
  method: "PATCH",
  path: "/contacts/:contact",
  tag: "people",
  access: "manager-or-administrator",
  summary: "Change a contact's name, phone, language or zone; deactivate or reactivate",
  params: z.object({ contact: id }),
  body: z.strictObject({
    name: line(120).optional(),
    phone: line(40).nullable().optional(),
    language: language.optional(),
    timeZone: timeZone.optional(),
    active: z.boolean().optional(),
  }),
  answer: contactView,
  status: 200,
  problems: writing,
});

export const changeMembership = route({
  id: "memberships.change",
  method: "PUT",
  path: "/organisations/:organisation/contacts/:contact",
  tag: "people",
  access: "manager-or-administrator",
  summary: "Set a contact's role and sight in an organisation",
  params: z.object({ organisation: id, contact: id }),
  body: z.strictObject({ role: z.enum(MEMBER_ROLES), sees: z.enum(SIGHTS) }),
  answer: contactView,
  status: 200,
  problems: writing,
});

export const endMembership = route({
  id: "memberships.end",
  method: "DELETE",
  path: "/organisations/:organisation/contacts/:contact",
  tag: "people",
  access: "manager-or-administrator",
  summary: "Take a contact out of an organisation; what was filed stays",
  params: z.object({ organisation: id, contact: id }),
  status: 204,
  problems: writing,
});

export const setSight = route({
  id: "memberships.sight",
  method: "PUT",
  path: "/me/organisations/:organisation/contacts/:contact/sight",
  tag: "people",
  access: "contact",
  summary: "For a lead: let a contact see all tickets of the organisation, or only his or her own",
  params: z.object({ organisation: id, contact: id }),
  body: z.strictObject({ sees: z.enum(SIGHTS) }),
  status: 204,
  problems: writing,
});

export const listColleagues = route({
  id: "memberships.list",
  method: "GET",
  path: "/me/organisations/:organisation/contacts",
  tag: "people",
  access: "contact",
  summary: "For a lead: the contacts of the organisation",
  params: z.object({ organisation: id }),
  answer: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        email: z.string(),
        role: z.enum(MEMBER_ROLES),
        sees: z.enum(SIGHTS),
        account: accountState,
      }),
    ),
  }),
  status: 200,
  problems: reading,
});

export const inviteContact = route({
  id: "contacts.invite",
  method: "POST",
  path: "/contacts/:contact/invitations",
  tag: "people",
  access: "manager-or-administrator",
  summary: "Send a new invitation; the one before stops working",
  params: z.object({ contact: id }),
  status: 204,
  problems: [...writing, "email_taken"],
});

export const searchContacts = route({
  id: "contacts.search",
  method: "GET",
  path: "/contacts",
  tag: "people",
  access: "staff",
  summary: "Contacts by name, address or organisation, for filing on behalf",
  query: z.strictObject({ search: z.string().trim().max(200).optional(), limit }),
  answer: z.object({ items: z.array(contactView) }),
  status: 200,
  problems: reading,
});

export const listAgents = route({
  id: "agents.list",
  method: "GET",
  path: "/agents",
  tag: "people",
  access: "staff",
  summary: "The desk's people",
  answer: z.object({ items: z.array(agentView) }),
  status: 200,
  problems: reading,
});

export const addAgent = route({
  id: "agents.add",
  method: "POST",
  path: "/agents",
  tag: "people",
  access: "administrator",
  summary: "Invite an agent, a manager or an administrator",
  body: z.strictObject({
    name: line(120),
    email,
    level: z.union([z.literal(1), z.literal(2)]).default(1),
    roles: z.array(z.enum(STAFF_ROLES)).min(1).max(3),
    language,
    timeZone,
  }),
  answer: agentView,
  status: 201,
  problems: [...writing, "email_taken"],
});

export const changeAgent = route({
  id: "agents.change",
  method: "PATCH",
  path: "/agents/:agent",
  tag: "people",
  access: "administrator",
  summary: "Change an agent, deactivate or reactivate; the last administrator stays",
  params: z.object({ agent: id }),
  body: z.strictObject({
    name: line(120).optional(),
    level: z.union([z.literal(1), z.literal(2)]).optional(),
    roles: z.array(z.enum(STAFF_ROLES)).min(1).max(3).optional(),
    language: language.optional(),
    timeZone: timeZone.optional(),
    active: z.boolean().optional(),
  }),
  answer: agentView,
  status: 200,
  problems: [...writing, "last_administrator", "own_account"],
});

export const inviteAgent = route({
  id: "agents.invite",
  method: "POST",
  path: "/agents/:agent/invitations",
  tag: "people",
  access: "administrator",
  summary: "Send a new invitation; the one before stops working",
  params: z.object({ agent: id }),
  status: 204,
  problems: [...writing, "email_taken"],
});

export const listOutbox = route({
  id: "outbox.list",
  method: "GET",
  path: "/outbox",
  tag: "mail",
  access: "administrator",
  summary: "Letters written to the outbox because no mail server is configured, newest first",
  query: z.strictObject({ cursor, limit }),
  answer: page(
    z.object({ name: z.string(), to: z.string(), subject: z.string(), writtenAt: instant }),
  ),
  status: 200,
  problems: reading,
});

export const getOutboxLetter = route({
  id: "outbox.get",
  method: "GET",
  path: "/outbox/:name",
  tag: "mail",
  access: "administrator",
  summary: "One letter as it would have left (message/rfc822)",
  params: z.object({
    name: z
      .string()
      .regex(/^[0-9A-Za-z-]+\.eml$/)
      .max(120),
  }),
  stream: "The letter",
  status: 200,
  problems: reading,
});

export type ContactView = z.infer<typeof contactView>;
export type OrganisationView = z.infer<typeof organisationView>;
export type AgentView = z.infer<typeof agentView>;
export type SubscriptionLine = z.infer<typeof subscriptionLine>;
