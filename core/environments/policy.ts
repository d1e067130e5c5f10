import type { OrganisationId } from "../kit/brand.ts";
import { refuse, ok, type Result } from "../kit/result.ts";
import type { Actor, Membership } from "../people/actor.ts";
import { authorized, type Authorized } from "../people/authorized.ts";
import { mayAsStaff } from "../people/policy.ts";

/** Whose a system is: the beneficiary's own, and the partner's through whom its contract goes. */
export interface EnvironmentSides {
  readonly organisation: OrganisationId;
  readonly partner: OrganisationId | null;
}

/**
 * Who keeps what the desk holds of a system (R-31-09): agents and whoever manages customers, and each contact of the
 * beneficiary and of the partner. Whose it is not finds none.
 */
export function authorizeKeeping<Sides extends EnvironmentSides>(
  actor: Actor,
  environment: Sides,
): Result<Authorized<Sides, "environments.keep">, "not_found" | "forbidden"> {
  if (actor.kind === "agent")
    return mayAsStaff(actor, "environments.keep")
      ? ok(authorized(environment))
      : refuse("forbidden");
  return keepsAsMember(actor.memberships, environment)
    ? ok(authorized(environment))
    : refuse("not_found");
}

/** Whether somebody of these organisations sees and keeps a system, and so may name it in a request. */
export function keepsAsMember(
  memberships: readonly Membership[],
  { organisation, partner }: EnvironmentSides,
): boolean {
  return memberships.some(
    (membership) => membership.organisation === organisation || membership.organisation === partner,
  );
}
