import { sql } from "kysely";
import { as, type OrganisationId, type SubscriptionId } from "#core/kit/brand.ts";
import type { Transaction } from "#server/platform/database.ts";

/** A subscription as far as filing under it goes. */
export interface FilingGround {
  readonly subscription: SubscriptionId;
  readonly organisation: OrganisationId;
  readonly partner: OrganisationId | null;
  /** Its production system, where it has exactly one, covers it now, and both of its sides may see it. */
  readonly system: string | null;
}

interface Ground {
  readonly id: string;
  readonly organisation_id: string;
  readonly partner_id: string | null;
  readonly system: string | null;
}

/** Undefined where nobody has such a contract. */
export async function findGround(tx: Transaction, id: string): Promise<FilingGround | undefined> {
  const { rows } = await sql<Ground>`
    select s.id, s.organisation_id, s.partner_id,
      (select case when count(*) = 1 then min(e.id::text) end from environment e
        where e.subscription_id = s.id and e.kind = 'production' and e.removed_at is null
          and contract_in_force(s.id) = s.id
          and s.partner_id is not distinct from partner_in_force(s.id)) as system
    from subscription s where s.id = ${id}::uuid`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    subscription: as<"SubscriptionId">(row.id),
    organisation: as<"OrganisationId">(row.organisation_id),
    partner: row.partner_id === null ? null : as<"OrganisationId">(row.partner_id),
    system: row.system,
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
