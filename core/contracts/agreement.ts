import type { ContactId, OrganisationId, ProductId } from "../kit/brand.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import { checkTerms, type TermsRefusal } from "./check-terms.ts";
import { checkPartner, type Service } from "./partners.ts";
import { isBefore, overlap, seamOf, type Seam } from "./span.ts";
import { termsOn, type Subscription } from "./subscription.ts";
import type { Terms } from "./terms.ts";

export type AgreementRefusal =
  | TermsRefusal
  | "products_required"
  | "too_many_named_contacts"
  | "partner_not_serving"
  | "partner_cycle"
  | "contract_overlaps";

/** What the two sides agree on when a contract begins. */
export interface Agreement {
  readonly organisation: OrganisationId;
  readonly partner: OrganisationId | null;
  readonly products: readonly ProductId[];
  readonly sku: string;
  readonly startsOn: Temporal.PlainDate;
  /** The first day that is not covered any more. */
  readonly endsOn: Temporal.PlainDate;
  readonly terms: Terms;
  readonly namedContacts: readonly ContactId[];
}

/** What stands around a contract that is to be agreed. */
export interface Surroundings {
  /** Contracts of the same beneficiary. */
  readonly contracts: readonly Subscription[];
  readonly serves: readonly Service[];
  /** Whether whoever asks knows that the like of it is there already, and wants both. */
  readonly overlapWanted: boolean;
}

/** Whether a contract may begin like this (R-12-01, R-12-02, R-21-04). */
export function checkAgreement(
  agreement: Agreement,
  { contracts, serves, overlapWanted }: Surroundings,
): Result<undefined, AgreementRefusal> {
  const { organisation, partner, products, startsOn, endsOn, terms, namedContacts } = agreement;
  if (!isBefore(startsOn, endsOn)) return refuse("ends_before_it_starts", { field: "endsOn" });
  if (products.length === 0) return refuse("products_required", { field: "products" });
  const served =
    partner === null ? ok(undefined) : checkPartner({ partner, customer: organisation }, serves);
  if (!served.ok) return served;
  const sound = checkTerms(terms);
  if (!sound.ok) return sound;
  const named = checkNames(new Set(namedContacts).size, terms);
  if (!named.ok) return named;
  const versions = [{ version: 1, from: startsOn, terms }];
  const like = overlapWanted
    ? undefined
    : contracts.find((one) => isLike(one, { ...agreement, endedEarlyOn: null, versions }));
  if (like !== undefined)
    return refuse("contract_overlaps", { field: "startsOn", params: { sku: like.sku } });
  return ok(undefined);
}

/**
 * Whether a contract may follow this one. It begins after it, and may leave a gap or overlap: which is said, because in a
 * gap nothing is covered (R-12-01).
 */
export function checkRenewal(
  old: Subscription,
  agreement: Agreement,
  { isRenewed, ...around }: Surroundings & { readonly isRenewed: boolean },
): Result<Seam, AgreementRefusal | "outside_contract" | "already_renewed"> {
  if (isRenewed) return refuse("already_renewed");
  if (!isBefore(old.startsOn, agreement.startsOn))
    return refuse("outside_contract", { field: "startsOn" });
  const contracts = around.contracts.filter(({ id }) => id !== old.id);
  const checked = checkAgreement(agreement, { ...around, contracts });
  return checked.ok ? ok(seamOf(old, agreement)) : checked;
}

/** Whether so many contacts may be named. */
export function checkNames(
  count: number,
  { namedContacts: limit }: Pick<Terms, "namedContacts">,
): Result<undefined, "too_many_named_contacts"> {
  if (limit === null || count <= limit) return ok(undefined);
  return refuse("too_many_named_contacts", { field: "namedContacts", params: { limit } });
}

type Likened = Pick<
  Subscription,
  "partner" | "products" | "startsOn" | "endsOn" | "endedEarlyOn" | "versions"
>;

/** Same products through the same partner under the same offer on a common day: most likely written down twice. */
export function isLike(one: Likened, other: Likened): boolean {
  const common = isBefore(one.startsOn, other.startsOn) ? other.startsOn : one.startsOn;
  return (
    one.partner === other.partner &&
    overlap(one, other) &&
    new Set(one.products).symmetricDifference(new Set(other.products)).size === 0 &&
    termsOn(one, common)?.terms.offer === termsOn(other, common)?.terms.offer
  );
}
