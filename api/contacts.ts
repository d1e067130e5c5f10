import { z } from "zod";
import { MEMBER_ROLES, SIGHTS } from "#core/people/actor.ts";
import { reading, writing } from "./people-problems.ts";
import { accountState, contactView } from "./people-views.ts";
import { route } from "./route.ts";
import { email, id, language, limit, line, search, timeZone } from "./shapes.ts";

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
  summary: "Contacts by name, address, organisation or telephone number, for filing on behalf",
  query: z.strictObject({ search, limit }),
  answer: z.object({ items: z.array(contactView) }),
  status: 200,
  problems: reading,
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
