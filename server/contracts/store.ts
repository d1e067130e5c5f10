import { sql, type RawBuilder } from "kysely";
import { as } from "#core/kit/brand.ts";
import type { Subscription, TermsVersion } from "#core/contracts/subscription.ts";
import type { Terms } from "#core/contracts/terms.ts";
import { readTerms, writeTerms, type WrittenTerms } from "#core/contracts/written-terms.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf } from "#server/platform/time.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Neighbour {
  readonly id: string;
  readonly sku: string;
  readonly startsOn: string;
  readonly coveredUntil: string;
}

/** A contract with the names that its readers see; what the asking role may not see is not in it. */
export interface Contract extends Subscription {
  readonly zone: string;
  /** Counts changes of the contract, not its terms. */
  readonly rowVersion: number;
  readonly versions: readonly (TermsVersion & { readonly agreedAt: Temporal.Instant })[];
  readonly names: {
    readonly organisation: Named;
    readonly partner: Named | null;
    readonly products: readonly Named[];
    readonly contacts: ReadonlyMap<string, string>;
  };
  readonly renewalOf: Neighbour | null;
  readonly renewedBy: Neighbour | null;
}

interface ContractRow {
  readonly id: string;
  readonly sku: string;
  readonly zone: string;
  readonly version: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly endedEarlyOn: string | null;
  readonly organisation: Named;
  readonly partner: Named | null;
  readonly products: readonly Named[];
  readonly versions: readonly {
    readonly version: number;
    readonly from: string;
    readonly terms: WrittenTerms;
    readonly agreedAt: string;
  }[];
  readonly named: readonly (Named & { readonly since: string; readonly until: string | null })[];
  readonly renewalOf: Neighbour | null;
  readonly renewedBy: Neighbour | null;
}

async function contractsWhere(
  queries: Queries,
  condition: RawBuilder<unknown>,
): Promise<Contract[]> {
  const neighbour = sql`json_build_object('id', n.id, 'sku', n.sku, 'startsOn', n.starts_on,
    'coveredUntil', n.covered_until)`;
  const { rows } = await sql<ContractRow>`
    select s.id, s.sku, s.zone, s.version, s.starts_on as "startsOn", s.ends_on as "endsOn",
      s.ended_early_on as "endedEarlyOn",
      json_build_object('id', o.id, 'name', o.name) as organisation,
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as partner,
      coalesce((select json_agg(json_build_object('id', d.id, 'name', d.name)
          order by d.id <> s.product_id, d.name)
        from subscription_product sp join product d on d.id = sp.product_id
        where sp.subscription_id = s.id), '[]') as products,
      coalesce((select json_agg(json_build_object('version', v.version, 'from', v.from_day,
          'terms', v.terms, 'agreedAt', v.agreed_at) order by v.version)
        from subscription_terms v where v.subscription_id = s.id), '[]') as versions,
      coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name, 'since', n.since,
          'until', n.until) order by n.since, c.name, c.id)
        from named_contact n join contact c on c.id = n.contact_id
        where n.subscription_id = s.id), '[]') as named,
      (select ${neighbour} from subscription n where n.id = s.renewal_of) as "renewalOf",
      (select ${neighbour} from subscription n where n.renewal_of = s.id) as "renewedBy"
    from subscription s
    join organisation o on o.id = s.organisation_id
    left join organisation p on p.id = s.partner_id
    where ${condition} order by s.covered_until desc, s.id desc`.execute(queries);
  return rows.map(contractOf);
}

function contractOf(row: ContractRow): Contract {
  const { id, sku, zone, version, organisation, partner, products, named } = row;
  return {
    id: as(id),
    organisation: as(organisation.id),
    partner: partner === null ? null : as(partner.id),
    products: products.map((product) => as(product.id)),
    sku,
    zone,
    rowVersion: version,
    startsOn: Temporal.PlainDate.from(row.startsOn),
    endsOn: Temporal.PlainDate.from(row.endsOn),
    endedEarlyOn: row.endedEarlyOn === null ? null : Temporal.PlainDate.from(row.endedEarlyOn),
    versions: row.versions.map((one) => ({
      version: one.version,
      from: Temporal.PlainDate.from(one.from),
      terms: readTerms(one.terms, zone),
      agreedAt: Temporal.Instant.from(one.agreedAt),
    })),
    namedContacts: named.map((one) => ({
      contact: as(one.id),
      since: Temporal.Instant.from(one.since),
      until: one.until === null ? null : Temporal.Instant.from(one.until),
    })),
    names: {
      organisation,
      partner,
      products,
      contacts: new Map(named.map((one) => [one.id, one.name])),
    },
    renewalOf: row.renewalOf,
    renewedBy: row.renewedBy,
  };
}

/** Past ones included, the one that covers longest first. */
export function listContractsOf(queries: Queries, organisationId: string): Promise<Contract[]> {
  return contractsWhere(queries, sql`s.organisation_id = ${organisationId}`);
}

export async function findContract(queries: Queries, id: string): Promise<Contract | undefined> {
  const [found] = await contractsWhere(queries, sql`s.id = ${id}`);
  return found;
}

/** Whoever locks the contract first changes it; the other then reads what the first one made of it. */
export async function lockContract(tx: Transaction, id: string): Promise<Contract | undefined> {
  await sql`select from subscription where id = ${id} for update`.execute(tx);
  return findContract(tx, id);
}

/** What one ticket kept, without the rest of the contract. */
export async function findTerms(
  queries: Queries,
  subscriptionId: string,
  version: number,
): Promise<TermsVersion | undefined> {
  const { rows } = await sql<{ from: string; terms: WrittenTerms; zone: string }>`
    select v.from_day as "from", v.terms, s.zone
    from subscription_terms v join subscription s on s.id = v.subscription_id
    where v.subscription_id = ${subscriptionId} and v.version = ${version}`.execute(queries);
  const [row] = rows;
  return row === undefined
    ? undefined
    : {
        version,
        from: Temporal.PlainDate.from(row.from),
        terms: readTerms(row.terms, row.zone),
      };
}

/**
 * The number of the terms that a ticket keeps which is filed at that moment: of those agreed by then, the ones whose day
 * came last, as `termsAt` has it. Null without a contract, and before its first day.
 */
export function termsVersionAt(subscriptionId: string | null, filedAt: Temporal.Instant) {
  const at = dateOf(filedAt);
  return sql<number | null>`(
    select v.version from subscription_terms v join subscription s on s.id = v.subscription_id
    where v.subscription_id = ${subscriptionId}::uuid and v.agreed_at <= ${at}
      and v.from_day <= (${at}::timestamptz at time zone s.zone)::date
    order by v.from_day desc, v.version desc limit 1)`;
}

/** Who applies the workarounds of a ticket, by the terms that were agreed and in force when it was filed. */
export async function findApplier(
  queries: Queries,
  ticketId: string,
): Promise<Terms["appliesWorkarounds"] | undefined> {
  const { rows } = await sql<{ applier: Terms["appliesWorkarounds"] }>`
    select v.terms ->> 'appliesWorkarounds' as applier
    from ticket t join subscription s on s.id = t.subscription_id
    join subscription_terms v on v.subscription_id = s.id
    where t.id = ${ticketId} and case when t.terms_version is not null then v.version = t.terms_version
      else v.agreed_at <= t.filed_at and v.from_day <= (t.filed_at at time zone s.zone)::date end
    order by v.from_day desc, v.version desc limit 1`.execute(queries);
  return rows[0]?.applier;
}

export interface NewContract {
  readonly id: string;
  readonly organisation: string;
  readonly partner: string | null;
  readonly products: readonly string[];
  readonly offer: string;
  readonly sku: string;
  readonly zone: string;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  readonly endedEarlyOn?: Temporal.PlainDate | null;
  readonly renewalOf: string | null;
  readonly terms: Terms;
}

/** The contract with its first terms, which hold from its first day on. */
export async function insertContract(
  tx: Transaction,
  contract: NewContract,
  agreed: Agreed,
): Promise<void> {
  const { id, products, offer, startsOn, terms } = contract;
  await tx
    .insertInto("subscription")
    .values({
      id,
      organisation_id: contract.organisation,
      partner_id: contract.partner,
      product_id: products[0] ?? "",
      offer_id: offer,
      sku: contract.sku,
      zone: contract.zone,
      starts_on: startsOn.toString(),
      ends_on: contract.endsOn.toString(),
      ended_early_on: contract.endedEarlyOn?.toString() ?? null,
      renewal_of: contract.renewalOf,
    })
    .execute();
  await sql`insert into subscription_product (subscription_id, product_id)
    select ${id}::uuid, unnest(${products}::uuid[])`.execute(tx);
  await insertTerms(tx, id, { version: 1, from: startsOn, terms, offer }, agreed);
}

/** Terms that come after those that are there. */
export async function insertTerms(
  tx: Transaction,
  subscriptionId: string,
  { version, from, terms, offer }: TermsVersion & { readonly offer: string },
  agreed: Agreed,
): Promise<void> {
  await tx
    .insertInto("subscription_terms")
    .values({
      subscription_id: subscriptionId,
      version,
      offer_id: offer,
      from_day: from.toString(),
      terms: JSON.stringify(writeTerms(terms)),
      agreed_at: dateOf(agreed.at),
      agent_id: agreed.agentId,
      why: agreed.why,
    })
    .execute();
}

export interface Agreed {
  readonly at: Temporal.Instant;
  readonly agentId: string | null;
  readonly why: string;
}

/** Who wrote each version of the terms down, and why: the desk's to read. */
export async function listTermsNotes(
  queries: Queries,
  id: string,
): Promise<ReadonlyMap<number, { readonly by: string | null; readonly why: string }>> {
  const { rows } = await sql<{ version: number; by: string | null; why: string }>`
    select v.version, a.name as by, v.why from subscription_terms v
    left join agent a on a.id = v.agent_id where v.subscription_id = ${id}`.execute(queries);
  return new Map(rows.map(({ version, by, why }) => [version, { by, why }]));
}

/** Terms that the open tickets of a contract keep. */
export async function listOpenTickets(
  queries: Queries,
  id: string,
): Promise<{ readonly termsVersion: number | null }[]> {
  const { rows } = await sql<{ termsVersion: number | null }>`
    select terms_version as "termsVersion" from ticket
    where subscription_id = ${id} and state <> 'closed'`.execute(queries);
  return rows;
}

export interface Release {
  readonly id: string;
  readonly product: { readonly id: string; readonly name: string };
  readonly version: string;
  readonly releasedOn: string;
  readonly planned: boolean;
}

export async function listReleases(queries: Queries): Promise<Release[]> {
  const { rows } = await sql<Release>`
    select r.id, r.version, r.released_on as "releasedOn", r.planned,
      json_build_object('id', p.id, 'name', p.name) as product
    from release r join product p on p.id = r.product_id
    order by r.released_on desc, p.name, r.version desc`.execute(queries);
  return rows;
}
