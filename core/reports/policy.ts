import type { OrganisationId } from "../kit/brand.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import type { Actor } from "../people/actor.ts";
import { authorized, type Authorized } from "../people/authorized.ts";
import { mayAsStaff } from "../people/policy.ts";

/** Whose tickets a report is about: of a customer, through a partner, both, or all where both are null. */
export interface ReportScope {
  readonly organisation: OrganisationId | null;
  readonly partner: OrganisationId | null;
}

/**
 * Who may have a report of what: the desk of everything; the lead of a customer of its own tickets, and the lead of a partner
 * of what went through it (R-12-02). A lead who names nothing gets the first organisation that he or she leads.
 */
export function authorizeReport<Asked extends ReportScope>(
  actor: Actor,
  asked: Asked,
): Result<Authorized<Asked, "reports.make">, "forbidden" | "not_found"> {
  if (actor.kind === "agent")
    return mayAsStaff(actor, "reports.make") ? ok(authorized(asked)) : refuse("forbidden");
  const { memberships } = actor;
  const first = memberships.find(({ role }) => role === "lead");
  const named = asked.partner ?? asked.organisation;
  const own =
    named === null ? first : memberships.find(({ organisation }) => organisation === named);
  if (own === undefined) return refuse(named === null ? "forbidden" : "not_found");
  if (own.role !== "lead") return refuse("forbidden");
  if (own.kind === "customer")
    return asked.partner === null
      ? ok(authorized({ ...asked, organisation: own.organisation }))
      : refuse("not_found");
  const served = asked.organisation === own.organisation ? null : asked.organisation;
  return ok(authorized({ ...asked, organisation: served, partner: own.organisation }));
}
