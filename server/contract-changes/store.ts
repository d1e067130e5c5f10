import { sql } from "kysely";
import { as, type ContactId, type OrganisationId } from "#core/kit/brand.ts";
import type { Members, Swap } from "#core/contracts/naming.ts";
import type { Service } from "#core/contracts/partners.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

/**
 * Whether there is such an organisation. Its row is locked, so that two contracts of one beneficiary are written down one
 * after the other, and the second sees the first.
 */
export async function lockBeneficiary(tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql`select from organisation where id = ${id} for no key update`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Who serves whom, as far as one can get from these. */
export async function listServices(tx: Transaction, from: readonly string[]): Promise<Service[]> {
  const { rows } = await sql<{ partner: string; customer: string }>`
    with recursive reached as (
      select partner_id, customer_id from partnership where partner_id = any (${from}::uuid[])
      union
      select p.partner_id, p.customer_id
      from partnership p join reached r on p.partner_id = r.customer_id
    )
    select partner_id as partner, customer_id as customer from reached`.execute(tx);
  return rows.map(({ partner, customer }) => ({ partner: as(partner), customer: as(customer) }));
}

export async function countProducts(tx: Transaction, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from product where id = any (${ids}::uuid[])`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Null takes an early end back. */
export async function saveEarlyEnd(
  tx: Transaction,
  id: string,
  endedEarlyOn: Temporal.PlainDate | null,
): Promise<void> {
  await tx
    .updateTable("subscription")
    .set({ ended_early_on: endedEarlyOn?.toString() ?? null })
    .where("id", "=", id)
    .execute();
}

/** The offer that was agreed last, which the version before still reads. */
export async function saveOffer(tx: Transaction, id: string, offer: string): Promise<void> {
  await tx.updateTable("subscription").set({ offer_id: offer }).where("id", "=", id).execute();
}

export type ChangeKind = "created" | "amended" | "renewed" | "ended" | "named_contacts";

export interface ContractChange {
  readonly version: number;
  readonly kind: ChangeKind;
  readonly by: { readonly kind: "agent" | "contact"; readonly id: string } | null;
  readonly at: Temporal.Instant;
  readonly why: string;
}

/** Notes who changed the contract; the version of its row becomes the one of this change. */
export async function recordChange(
  tx: Transaction,
  id: string,
  { version, kind, by, at, why }: ContractChange,
): Promise<void> {
  await tx.updateTable("subscription").set({ version }).where("id", "=", id).execute();
  await tx
    .insertInto("subscription_change")
    .values({
      subscription_id: id,
      version,
      at: dateOf(at),
      kind,
      agent_id: by?.kind === "agent" ? by.id : null,
      contact_id: by?.kind === "contact" ? by.id : null,
      why,
    })
    .execute();
}

export interface PastChange {
  readonly at: Temporal.Instant;
  readonly kind: ChangeKind;
  readonly by: string;
}

/** Those of after a version, in the order in which they were made. */
export async function listChangesSince(
  queries: Queries,
  id: string,
  version: number,
): Promise<PastChange[]> {
  const { rows } = await sql<{ at: Date; kind: ChangeKind; by: string | null }>`
    select h.at, h.kind, coalesce(a.name, c.name) as by
    from subscription_change h
    left join agent a on a.id = h.agent_id
    left join contact c on c.id = h.contact_id
    where h.subscription_id = ${id} and h.version > ${version} order by h.version`.execute(queries);
  return rows.map(({ at, kind, by }) => ({ at: instantOf(at), kind, by: by ?? "" }));
}

/** Who belongs to these organisations and can sign in or was invited; nobody else can be named. */
export async function membersOf(
  tx: Transaction,
  organisations: readonly string[],
): Promise<Members> {
  const { rows } = await sql<{ contact: string; sides: string[] }>`
    select m.contact_id as contact, array_agg(m.organisation_id::text) as sides
    from membership m join contact c on c.id = m.contact_id and c.active
    where m.organisation_id = any (${organisations}::uuid[]) group by m.contact_id`.execute(tx);
  return new Map(
    rows.map(({ contact, sides }): [ContactId, OrganisationId[]] => [
      as(contact),
      sides.map((side) => as(side)),
    ]),
  );
}

/** Naming ends and begins at one instant. Who was named at that very instant was never named. */
export async function saveSwap(
  tx: Transaction,
  subscriptionId: string,
  { named, unnamed }: Swap,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update named_contact set until = greatest(since, ${dateOf(at)}::timestamptz)
    where subscription_id = ${subscriptionId} and contact_id = any (${unnamed}::uuid[])
      and until is null`.execute(tx);
  await sql`insert into named_contact (subscription_id, contact_id, since)
    select ${subscriptionId}::uuid, unnest(${named}::uuid[]), ${dateOf(at)}::timestamptz
    on conflict (subscription_id, contact_id, since) do update set until = null`.execute(tx);
}
