import type { OrganisationId } from "../kit/brand.ts";
import { refuse, ok, type Result } from "../kit/result.ts";
import type { Actor } from "../people/actor.ts";
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
  const { organisation, partner } = environment;
  const isTheirs = actor.memberships.some(
    (membership) => membership.organisation === organisation || membership.organisation === partner,
  );
  return isTheirs ? ok(authorized(environment)) : refuse("not_found");
}
