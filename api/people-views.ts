import { z } from "zod";
import { MEMBER_ROLES, ORGANISATION_KINDS, SIGHTS, STAFF_ROLES } from "#core/people/actor.ts";
import { contractLine } from "./contract-views.ts";
import { id, language, named } from "./shapes.ts";

const membership = z.object({
  organisation: named,
  kind: z.enum(ORGANISATION_KINDS),
  role: z.enum(MEMBER_ROLES),
  sees: z.enum(SIGHTS),
});

/** `invited`: no account yet; `active`: can sign in; `deactivated`: cannot any more. */
export const accountState = z.enum(["invited", "active", "deactivated"]);

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

export const subscriptionLine = z.object(contractLine);

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

export type ContactView = z.infer<typeof contactView>;

export type OrganisationView = z.infer<typeof organisationView>;

export type AgentView = z.infer<typeof agentView>;

export type SubscriptionLine = z.infer<typeof subscriptionLine>;
