import type { OrganisationId } from "../kit/brand.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import type { Actor } from "../people/actor.ts";
import { authorized, type Authorized } from "../people/authorized.ts";
import { mayAsStaff } from "../people/policy.ts";
import type { Subscription } from "./subscription.ts";

type Sides = Pick<Subscription, "organisation" | "partner">;

/** Organisations whose people the actor may name and unname. */
export type Reach = readonly OrganisationId[] | "all";

/** What an actor may do with a contract, as its page tells. */
export interface ContractMay {
  readonly amend: boolean;
  readonly name: boolean;
}

/**
 * Who swaps named contacts: who manages contracts at the desk, and the leads of both sides, each for the own side.
 * Whose contract it is not finds none (R-12-02).
 */
export function authorizeNaming<Contract extends Sides>(
  actor: Actor,
  contract: Contract,
): Result<
  { readonly contract: Authorized<Contract, "contracts.name">; readonly reach: Reach },
  "not_found" | "forbidden"
> {
  if (actor.kind === "agent")
    return mayAsStaff(actor, "contracts.manage")
      ? ok({ contract: authorized(contract), reach: "all" })
      : refuse("forbidden");
  const own = actor.memberships.filter(
    ({ organisation }) =>
      organisation === contract.organisation || organisation === contract.partner,
  );
  if (own.length === 0) return refuse("not_found");
  const reach = own.filter(({ role }) => role === "lead").map(({ organisation }) => organisation);
  return reach.length === 0 ? refuse("forbidden") : ok({ contract: authorized(contract), reach });
}

export function mayOnContract(actor: Actor, contract: Sides): ContractMay {
  return {
    amend: mayAsStaff(actor, "contracts.manage"),
    name: authorizeNaming(actor, contract).ok,
  };
}
