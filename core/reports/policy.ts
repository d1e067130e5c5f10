import type { OrganisationId } from "../kit/brand.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import type { Actor, Membership } from "../people/actor.ts";
import { authorized, type Authorized } from "../people/authorized.ts";
import { mayAsStaff } from "../people/policy.ts";

/** Whose tickets a report is about: of a customer, through a partner, both, or all where both are null. */
export interface ReportScope {
  readonly organisation: OrganisationId | null;
  readonly partner: OrganisationId | null;
}

/**
 * Who may have a report of what: the desk of everything; the lead of a customer of its own tickets, and the lead of a partner
 * of what went through it (R-12-02). A customer's may ask for what of the own went through one partner. A lead who names nothing gets the first organisation that he or she leads.
 */
export function authorizeReport<Asked extends ReportScope>(
  actor: Actor,
  asked: Asked,
): Result<Authorized<Asked, "reports.make">, "forbidden" | "not_found"> {
  if (actor.kind === "agent")
    return mayAsStaff(actor, "reports.make") ? ok(authorized(asked)) : refuse("forbidden");
  const own = ownOf(actor.memberships, asked);
  if (own === undefined) return refuse(isNamed(asked) ? "not_found" : "forbidden");
  if (own.role !== "lead") return refuse("forbidden");
  if (own.kind === "customer") return ok(authorized({ ...asked, organisation: own.organisation }));
  const served = asked.organisation === own.organisation ? null : asked.organisation;
  return ok(authorized({ ...asked, organisation: served, partner: own.organisation }));
}

/** What the desk asks of itself is the desk's to read: whoever else asks for it is refused, and reads the report without it. */
export function authorizeInternal(actor: Actor, asked: boolean): Result<undefined, "forbidden"> {
  if (!asked || mayAsStaff(actor, "reports.make")) return ok(undefined);
  return refuse("forbidden", { field: "forDesk" });
}

const isNamed = ({ organisation, partner }: ReportScope): boolean =>
  organisation !== null || partner !== null;

/** By which membership somebody asks: of the partner that is named, or else of the organisation; the first lead where none is. */
function ownOf(memberships: readonly Membership[], asked: ReportScope): Membership | undefined {
  if (!isNamed(asked)) return memberships.find(({ role }) => role === "lead");
  const of = (wanted: OrganisationId | null) =>
    memberships.find(({ organisation }) => organisation === wanted);
  return of(asked.partner) ?? of(asked.organisation);
}
