import { sql } from "kysely";
import type {
  ConfirmedBy,
  EnvironmentFacts,
  EnvironmentKind,
} from "#core/environments/environment.ts";
import { keptOf } from "#core/environments/freshness.ts";
import type { EnvironmentAct, SaidFacts } from "#core/environments/history.ts";
import { as, type OrganisationId } from "#core/kit/brand.ts";
import type { Transaction } from "#server/platform/database.ts";
import { writeFacts } from "#server/environments/index.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

/** Everything that is known of a system after something was done to it, and what was done. */
export interface Kept {
  readonly id: string;
  readonly organisation: string;
  readonly product: string;
  readonly subscription: string | null;
  readonly name: string;
  readonly kind: EnvironmentKind;
  readonly facts: EnvironmentFacts;
  readonly version: number;
  readonly act: EnvironmentAct;
  readonly said: SaidFacts;
  readonly by: Exclude<ConfirmedBy, { readonly kind: "file" }>;
  readonly at: Temporal.Instant;
}

export async function insertEnvironment(tx: Transaction, kept: Kept): Promise<void> {
  await tx
    .insertInto("environment")
    .values({
      id: kept.id,
      organisation_id: kept.organisation,
      product_id: kept.product,
      ...columnsOf(kept),
      created_at: dateOf(kept.at),
    })
    .execute();
  await insertChange(tx, kept);
}

export async function saveEnvironment(tx: Transaction, kept: Kept): Promise<void> {
  await tx
    .updateTable("environment")
    .set({
      ...columnsOf(kept),
      ...(kept.act === "removed" ? { removed_at: dateOf(kept.at) } : {}),
    })
    .where("id", "=", kept.id)
    .execute();
  await insertChange(tx, kept);
}

function columnsOf({ subscription, name, kind, facts, version }: Kept) {
  const { whole, confirmedSince } = keptOf({ facts });
  return {
    subscription_id: subscription,
    name,
    kind,
    facts: writeFacts(facts),
    release: facts.release?.value ?? null,
    whole,
    confirmed_since: confirmedSince === null ? null : dateOf(confirmedSince),
    version,
  };
}

async function insertChange(tx: Transaction, kept: Kept): Promise<void> {
  const { id, version, at, act, name, kind, subscription, said, by } = kept;
  await tx
    .insertInto("environment_change")
    .values({
      environment_id: id,
      version,
      at: dateOf(at),
      act,
      name,
      kind,
      subscription_id: subscription,
      said: JSON.stringify(said),
      agent_id: by.kind === "agent" ? by.id : null,
      contact_id: by.kind === "contact" ? by.id : null,
    })
    .execute();
}

export interface Deployment {
  readonly organisation: OrganisationId;
  readonly partner: OrganisationId | null;
  readonly products: readonly string[];
}

/** The contract that is to cover a system, or the one that followed it, locked against a second production of it. */
export async function lockDeployment(tx: Transaction, id: string): Promise<Deployment | undefined> {
  const { rows } = await sql<{ organisation: string; partner: string | null; products: string[] }>`
    select s.id, s.organisation_id as organisation, partner_in_force(s.id) as partner,
      array(select sp.product_id::text from subscription_product sp where sp.subscription_id = s.id) as products
    from subscription s where s.id = contract_in_force(${id}::uuid) for no key update of s`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { organisation, partner, products } = row;
  return {
    organisation: as(organisation),
    partner: partner === null ? null : as(partner),
    products,
  };
}

/** Whether another system than this one is the production of that deployment. */
export async function isProductionTaken(
  tx: Transaction,
  subscription: string,
  product: string,
  but: string,
): Promise<boolean> {
  const { rows } = await sql`
    select from environment where product_id = ${product} and id <> ${but}
      and kind = 'production' and removed_at is null and subscription_id is not null
      and organisation_id = (select s.organisation_id from subscription s where s.id = ${subscription})
      and contract_in_force(subscription_id) = contract_in_force(${subscription}::uuid)`.execute(
    tx,
  );
  return rows.length > 0;
}

export async function isActiveOrganisation(tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql`select from organisation where id = ${id} and active`.execute(tx);
  return rows.length > 0;
}

export async function isProduct(tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql`select from product where id = ${id}`.execute(tx);
  return rows.length > 0;
}

/** References of tickets that wait for the system, in the order in which whoever answers several locks them. */
export async function listAwaiting(tx: Transaction, environment: string): Promise<string[]> {
  const { rows } = await sql<{ reference: string }>`
    select reference from ticket where environment_id = ${environment} and state = 'suspended'
      and facts @? '$.requests[*].environmentItem ? (@ != null)'
    order by reference`.execute(tx);
  return rows.map(({ reference }) => reference);
}

/** What others did to it after a version, oldest first. */
export async function listChangesSince(tx: Transaction, id: string, version: number) {
  const { rows } = await sql<{ at: Date; act: EnvironmentAct; by: string | null }>`
    select h.at, h.act, coalesce(a.name, c.name) as by
    from environment_change h
    left join agent a on a.id = h.agent_id
    left join contact c on c.id = h.contact_id
    where h.environment_id = ${id} and h.version > ${version} order by h.version limit 50`.execute(
    tx,
  );
  return rows.map(({ at, act, by }) => ({
    at: instantOf(at).toString(),
    type: act,
    by: by ?? "",
    chain: "public" as const,
  }));
}
