import { z } from "zod";
import { MEMBER_ROLES, ORGANISATION_KINDS, SIGHTS } from "#core/people/actor.ts";
import { reading, writing } from "./people-problems.ts";
import { contactView, organisationView, subscriptionLine } from "./people-views.ts";
import { route } from "./route.ts";
import { cursor, id, limit, line, page, search } from "./shapes.ts";

export const listOrganisations = route({
  id: "organisations.list",
  method: "GET",
  path: "/organisations",
  tag: "people",
  access: "staff",
  summary: "Customers and partners, by name",
  query: z.strictObject({ search, cursor, limit }),
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
  problems: [...writing, "name_taken"],
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
  problems: [...writing, "name_taken", "unknown_organisation", "serves_under_contract"],
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
