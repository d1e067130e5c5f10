import { as, type OrganisationId, type SubscriptionId } from "#core/kit/brand.ts";
import type { Transaction } from "#server/platform/database.ts";

/** A subscription as far as filing under it goes. */
export interface FilingGround {
  readonly subscription: SubscriptionId;
  readonly organisation: OrganisationId;
  readonly partner: OrganisationId | null;
}

export async function findGround(tx: Transaction, id: string): Promise<FilingGround | undefined> {
  const row = await tx
    .selectFrom("subscription")
    .select(["id", "organisation_id", "partner_id"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    subscription: as<"SubscriptionId">(row.id),
    organisation: as<"OrganisationId">(row.organisation_id),
    partner: row.partner_id === null ? null : as<"OrganisationId">(row.partner_id),
  };
}

export async function isActiveOrganisation(
  tx: Transaction,
  organisation: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom("organisation")
    .select("id")
    .where("id", "=", organisation)
    .where("active", "=", true)
    .executeTakeFirst();
  return row !== undefined;
}
