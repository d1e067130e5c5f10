import type { OrganisationId } from "../kit/brand.ts";
import { ok, refuse, type Result } from "../kit/result.ts";

/** One partner serving one beneficiary. */
export interface Service {
  readonly partner: OrganisationId;
  readonly customer: OrganisationId;
}

/**
 * Whether a contract of this beneficiary may go through this partner (R-12-02). A partner serves whom the desk wrote
 * down, never itself, and not itself through others either: then nobody would be the beneficiary.
 */
export function checkPartner(
  { partner, customer }: Service,
  serves: readonly Service[],
): Result<undefined, "partner_cycle" | "partner_not_serving"> {
  if (partner === customer || reaches(customer, partner, serves))
    return refuse("partner_cycle", { field: "partner" });
  const known = serves.some((one) => one.partner === partner && one.customer === customer);
  return known ? ok(undefined) : refuse("partner_not_serving", { field: "partner" });
}

/** Whether one serves the other, be it through any number of others; also where the others go round in a circle. */
function reaches(from: OrganisationId, to: OrganisationId, serves: readonly Service[]): boolean {
  const seen = new Set<OrganisationId>();
  const next = [from];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (one === to) return true;
    if (seen.has(one)) continue;
    seen.add(one);
    for (const { partner, customer } of serves) if (partner === one) next.push(customer);
  }
  return false;
}
