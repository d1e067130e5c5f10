import { sql, type RawBuilder } from "kysely";
import type {
  Environment,
  EnvironmentFacts,
  EnvironmentKind,
} from "#core/environments/environment.ts";
import type { EnvironmentAct, EnvironmentChange, SaidFacts } from "#core/environments/history.ts";
import { as, type OrganisationId } from "#core/kit/brand.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { instantOf } from "#server/platform/time.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A system with the names that its readers see. */
export interface KnownEnvironment extends Environment {
  /** The partner through whom its contract goes, while that lasts. */
  readonly partner: OrganisationId | null;
  readonly rowVersion: number;
  readonly names: { readonly organisation: Named; readonly product: Named };
  readonly contract: { readonly id: string; readonly sku: string } | null;
}

/** As JSON has them: instants are ISO texts. */
type WrittenFacts = {
  readonly [Name in keyof EnvironmentFacts]: {
    readonly value: NonNullable<EnvironmentFacts[Name]>["value"];
    readonly at: string;
    readonly by: NonNullable<EnvironmentFacts[Name]>["confirmedBy"];
  };
};

interface EnvironmentRow {
  readonly id: string;
  readonly name: string;
  readonly kind: EnvironmentKind;
  readonly facts: WrittenFacts;
  readonly version: number;
  readonly removedAt: Date | null;
  readonly organisation: Named;
  readonly product: Named;
  readonly contract: { readonly id: string; readonly sku: string } | null;
  readonly partner: string | null;
}

async function environmentsWhere(
  queries: Queries,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<KnownEnvironment[]> {
  const { rows } = await sql<EnvironmentRow>`
    select e.id, e.name, e.kind, e.facts, e.version, e.removed_at as "removedAt",
      json_build_object('id', o.id, 'name', o.name) as organisation,
      json_build_object('id', p.id, 'name', p.name) as product,
      case when s.id is not null then json_build_object('id', s.id, 'sku', s.sku) end as contract,
      partner_in_force(s.id) as partner
    from environment e
    join organisation o on o.id = e.organisation_id
    join product p on p.id = e.product_id
    left join subscription s on s.id = contract_in_force(e.subscription_id)
    where ${condition} order by e.name, e.id limit ${sql.lit(limit)}`.execute(queries);
  return rows.map(environmentOf);
}

function environmentOf(row: EnvironmentRow): KnownEnvironment {
  const { id, name, kind, facts, version, removedAt, organisation, product, contract } = row;
  return {
    id: as(id),
    name,
    kind,
    organisation: as(organisation.id),
    subscription: contract === null ? null : as(contract.id),
    product: as(product.id),
    facts: factsOf(facts),
    removedAt: removedAt === null ? null : instantOf(removedAt),
    partner: row.partner === null ? null : as(row.partner),
    rowVersion: version,
    names: { organisation, product },
    contract,
  };
}

function factsOf(written: WrittenFacts): EnvironmentFacts {
  return Object.fromEntries(
    Object.entries(written).map(([name, { value, at, by }]) => [
      name,
      { value, confirmedAt: Temporal.Instant.from(at), confirmedBy: by },
    ]),
  );
}

export function writeFacts(facts: EnvironmentFacts): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(facts).map(([name, { value, confirmedAt, confirmedBy }]) => [
        name,
        { value, at: confirmedAt.toString(), by: confirmedBy },
      ]),
    ),
  );
}

/** Removed ones too; undefined also where the asking role may not see it. */
export async function findEnvironment(
  queries: Queries,
  id: string,
): Promise<KnownEnvironment | undefined> {
  const [found] = await environmentsWhere(queries, sql`e.id = ${id}`, 1);
  return found;
}

/** Whoever locks it first changes it; the other then reads what the first one made of it. */
export async function lockEnvironment(
  tx: Transaction,
  id: string,
): Promise<KnownEnvironment | undefined> {
  await sql`select from environment where id = ${id} for update`.execute(tx);
  return findEnvironment(tx, id);
}

interface ChangeRow {
  readonly version: number;
  readonly act: EnvironmentAct;
  readonly at: Date;
  readonly name: string;
  readonly kind: EnvironmentKind;
  readonly subscription: string | null;
  readonly said: SaidFacts;
  readonly agent: string | null;
  readonly contact: string | null;
}

async function changesWhere(
  queries: Queries,
  condition: RawBuilder<unknown>,
): Promise<EnvironmentChange[]> {
  const { rows } = await sql<ChangeRow>`
    select h.version, h.act, h.at, h.name, h.kind, h.subscription_id as subscription, h.said,
      h.agent_id as agent, h.contact_id as contact
    from environment_change h where ${condition}`.execute(queries);
  return rows.map(({ subscription, agent, contact, at, ...row }) => ({
    ...row,
    at: instantOf(at),
    subscription: subscription === null ? null : as(subscription),
    by: agent === null ? { kind: "contact", id: contact ?? "" } : { kind: "agent", id: agent },
  }));
}

/** Newest first, from before a version. */
export function listChanges(
  queries: Queries,
  id: string,
  before: number | undefined,
  limit: number,
): Promise<EnvironmentChange[]> {
  const older = before === undefined ? sql`true` : sql`h.version < ${before}`;
  return changesWhere(
    queries,
    sql`h.environment_id = ${id} and ${older} order by h.version desc limit ${sql.lit(limit)}`,
  );
}

/** Of each fact the change that said it last by that instant, oldest first: at most one for each fact. */
export function listLastSaid(
  queries: Queries,
  id: string,
  by: Temporal.Instant,
): Promise<EnvironmentChange[]> {
  return changesWhere(
    queries,
    sql`h.environment_id = ${id} and h.version in (
      select max(c.version) from environment_change c cross join jsonb_object_keys(c.said) as fact
      where c.environment_id = ${id} and c.at <= ${by.toString()}::timestamptz group by fact
    ) order by h.version`,
  );
}

/** Names of agents and contacts by id, as far as the asking role may read them. */
export async function listNames(
  queries: Queries,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Named>`
    select id, name from agent where id = any (${ids}::uuid[])
    union all select id, name from contact where id = any (${ids}::uuid[])`.execute(queries);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
