import type { ContactId, OrganisationId } from "../kit/brand.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import type { Actor, Membership } from "../people/actor.ts";
import { authorized, type Authorized } from "../people/authorized.ts";
import { mayAsStaff } from "../people/policy.ts";
import type { TicketActor } from "./actor.ts";

/** The part of a ticket that says whose it is. */
export interface TicketScope {
  readonly organisation: OrganisationId;
  /** The partner through whose subscription it was filed. */
  readonly partner: OrganisationId | null;
  readonly filer: ContactId;
}

/** The one rule of sight, for every door. A contact sees by membership; what is not theirs does not exist for them. */
export function seesTicket(actor: Actor, scope: TicketScope): boolean {
  if (actor.kind === "agent") return mayAsStaff(actor, "tickets.work");
  return contactSees(actor.id, actor.memberships, scope);
}

/** The same of a contact in whose name somebody else acts. */
export function contactSees(
  contact: ContactId,
  memberships: readonly Membership[],
  scope: TicketScope,
): boolean {
  return memberships.some(
    (membership) => concerns(membership, scope) && (seesAll(membership) || scope.filer === contact),
  );
}

function concerns(membership: Membership, scope: TicketScope): boolean {
  return (
    membership.organisation === scope.organisation || membership.organisation === scope.partner
  );
}

function seesAll(membership: Membership): boolean {
  return membership.role === "lead" || membership.sees === "all";
}

/** Who may accept, refuse and withdraw: the filer, the lead of the ticket's organisation, the partner contact who filed. */
export function settlesTicket(
  contact: ContactId,
  memberships: readonly Membership[],
  scope: TicketScope,
): boolean {
  const members = memberships.filter((membership) => concerns(membership, scope));
  if (members.length === 0) return false;
  if (contact === scope.filer) return true;
  return members.some(
    (membership) => membership.role === "lead" && membership.organisation === scope.organisation,
  );
}

/** Lets in whoever sees the ticket, with the standing that they have on it; to everyone else it is not found. */
export function authorizeOnTicket<Scope extends TicketScope>(
  actor: Actor,
  scope: Scope,
): Result<{ readonly scope: Authorized<Scope, "act">; readonly as: TicketActor }, "not_found"> {
  if (!seesTicket(actor, scope)) return refuse("not_found");
  return ok({ scope: authorized(scope), as: standingOf(actor, scope) });
}

/**
 * Lets whoever keeps a system answer the tickets about it that asked to have it confirmed (R-31-09): those of colleagues,
 * too, that he or she does not read, and never one that has nothing to do with the own side.
 */
export function authorizeByEnvironment<Scope extends TicketScope>(
  actor: Actor,
  environment: Authorized<{ readonly organisation: OrganisationId }, "environments.keep">,
  scope: Scope,
): Result<{ readonly scope: Authorized<Scope, "act">; readonly as: TicketActor }, "not_found"> {
  const isTheirs =
    actor.kind === "agent" || actor.memberships.some((membership) => concerns(membership, scope));
  if (!isTheirs || scope.organisation !== environment.organisation) return refuse("not_found");
  return ok({ scope: authorized(scope), as: standingOf(actor, scope) });
}

/** The desk's own clock acts on every ticket, where a row of the life cycle lets it. */
export function authorizeSchedule<Scope extends TicketScope>(
  scope: Scope,
): { readonly scope: Authorized<Scope, "act">; readonly as: TicketActor } {
  return { scope: authorized(scope), as: { kind: "schedule" } };
}

function standingOf(actor: Actor, scope: TicketScope): TicketActor {
  if (actor.kind === "agent")
    return { kind: "agent", id: actor.id, manager: actor.roles.includes("manager") };
  return {
    kind: "contact",
    id: actor.id,
    settles: settlesTicket(actor.id, actor.memberships, scope),
  };
}
