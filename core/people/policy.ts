import { ok, refuse, type Result } from "../kit/result.ts";
import type { Actor, Membership, StaffRole } from "./actor.ts";
import { authorized, type Authorized } from "./authorized.ts";

/** What may be done beside tickets, and by whom of the staff. Contacts may do none of it. */
const STAFF_ACTIONS = {
  "tickets.work": ["agent", "manager"],
  "customers.read": ["agent", "manager", "administrator"],
  "customers.manage": ["manager", "administrator"],
  "contracts.manage": ["manager", "administrator"],
  "offers.manage": ["administrator"],
  "calendars.manage": ["manager", "administrator"],
  "on-call.manage": ["manager", "administrator"],
  "paging.manage": ["administrator"],
  "objectives.manage": ["manager", "administrator"],
  "catalogue.manage": ["administrator"],
  "environments.keep": ["agent", "manager", "administrator"],
  "procedure.manage": ["administrator"],
  "settings.manage": ["manager", "administrator"],
  "agents.read": ["agent", "manager", "administrator"],
  "agents.manage": ["administrator"],
  "reports.make": ["agent", "manager"],
  "reports.plan": ["manager"],
  "outbox.read": ["administrator"],
} as const satisfies Record<string, readonly StaffRole[]>;

export type StaffAction = keyof typeof STAFF_ACTIONS;

/** Lets staff through whose roles allow the action; everyone else is refused, whatever they asked for. */
export function authorizeStaff<Action extends StaffAction>(
  actor: Actor,
  action: Action,
): Result<Authorized<Extract<Actor, { kind: "agent" }>, Action>, "forbidden"> {
  const roles: readonly StaffRole[] = STAFF_ACTIONS[action];
  if (actor.kind === "agent" && actor.roles.some((role) => roles.includes(role)))
    return ok(authorized(actor));
  return refuse("forbidden");
}

export function mayAsStaff(actor: Actor, action: StaffAction): boolean {
  return authorizeStaff(actor, action).ok;
}

/** Lets a lead through to the contacts of the own organisation; any other organisation does not exist for them. */
export function authorizeLead(
  actor: Actor,
  organisation: string,
): Result<Authorized<Membership, "colleagues.manage">, "not_found" | "forbidden"> {
  const membership =
    actor.kind === "contact"
      ? actor.memberships.find((one) => one.organisation === organisation)
      : undefined;
  if (membership === undefined) return refuse("not_found");
  return membership.role === "lead" ? ok(authorized(membership)) : refuse("forbidden");
}
