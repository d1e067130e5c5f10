import { sql, type RawBuilder } from "kysely";
import type { OfferTerms } from "#core/contracts/terms.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

export interface Offer {
  readonly id: string;
  readonly name: string;
  readonly source: string | null;
  readonly terms: OfferTerms;
  /** Counts from 1; each change makes the next. */
  readonly version: number;
  readonly withdrawnAt: Temporal.Instant | null;
}

export type NewOffer = Pick<Offer, "id" | "name" | "source" | "terms">;

interface OfferRow extends Omit<Offer, "terms" | "withdrawnAt">, OfferTerms {
  readonly withdrawnAt: Date | null;
}

async function offersWhere(queries: Queries, condition: RawBuilder<unknown>): Promise<Offer[]> {
  const { rows } = await sql<OfferRow>`
    select f.id, f.name, f.source, f.version, f.withdrawn_at as "withdrawnAt", f.channels, f.phone,
      f.named_contacts as "namedContacts", f.included,
      f.add_ons as "addOns", f.tickets_per_year as "ticketsPerYear", f.planned_fix_resolves as "plannedFixResolves",
      coalesce((select json_agg(json_build_object('severity', l.severity, 'clock', l.clock,
          'amount', l.amount, 'unit', l.unit, 'hours', l.hours) order by l.severity, l.clock)
        from offer_service_level l where l.offer_id = f.id), '[]') as "serviceLevels"
    from offer f where ${condition} order by f.name, f.id limit 1000`.execute(queries);
  return rows.map(({ id, name, source, version, withdrawnAt, ...terms }) => ({
    id,
    name,
    source,
    version,
    withdrawnAt: withdrawnAt === null ? null : instantOf(withdrawnAt),
    terms,
  }));
}

export function listOffers(queries: Queries): Promise<Offer[]> {
  return offersWhere(queries, sql`true`);
}

export async function findOffer(queries: Queries, id: string): Promise<Offer | undefined> {
  const [found] = await offersWhere(queries, sql`f.id = ${id}`);
  return found;
}

/** Whoever locks the offer first changes it; the other then reads what the first one made of it. */
export async function lockOffer(tx: Transaction, id: string): Promise<Offer | undefined> {
  await sql`select from offer where id = ${id} for update`.execute(tx);
  return findOffer(tx, id);
}

/** Two that would take one name wait for each other. */
export async function offerNameIsTaken(tx: Transaction, name: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(name_key(${name}), 7376142511))`.execute(
    tx,
  );
  const { rows } = await sql`select from offer where name_key(name) = name_key(${name})`.execute(
    tx,
  );
  return rows.length > 0;
}

/** What an offer's row says of its terms, but for its service levels. */
function columnsOf(terms: OfferTerms) {
  return {
    phone: terms.phone,
    channels: [...terms.channels],
    named_contacts: terms.namedContacts,
    included: [...terms.included],
    add_ons: terms.addOns === null ? null : [...terms.addOns],
    tickets_per_year: terms.ticketsPerYear,
    planned_fix_resolves: terms.plannedFixResolves,
  };
}

export async function insertOffer(
  tx: Transaction,
  offer: NewOffer,
  made: Omit<Made, "kind">,
): Promise<void> {
  const { id, name, source, terms } = offer;
  await tx
    .insertInto("offer")
    .values({ id, name, source, ...columnsOf(terms), created_at: dateOf(made.at) })
    .execute();
  await insertLevels(tx, id, terms);
  await recordChange(tx, { ...offer, version: 1 }, { ...made, kind: "created" });
}

/** The offer with the version after the one that is there, and what came of it on record. */
export async function saveOffer(tx: Transaction, offer: Offer, made: Made): Promise<void> {
  const { id, source, terms, withdrawnAt } = offer;
  const version = offer.version + 1;
  await tx
    .updateTable("offer")
    .set({
      source,
      version,
      withdrawn_at: withdrawnAt === null ? null : dateOf(withdrawnAt),
      ...columnsOf(terms),
    })
    .where("id", "=", id)
    .execute();
  await sql`delete from offer_service_level where offer_id = ${id}`.execute(tx);
  await insertLevels(tx, id, terms);
  await recordChange(tx, { ...offer, version }, made);
}

async function insertLevels(tx: Transaction, id: string, { serviceLevels }: OfferTerms) {
  if (serviceLevels.length === 0) return;
  await tx
    .insertInto("offer_service_level")
    .values(serviceLevels.map((level) => ({ offer_id: id, ...level })))
    .execute();
}

export type OfferChangeKind = "created" | "changed" | "withdrawn" | "offered_again";

export interface Made {
  readonly kind: OfferChangeKind;
  readonly at: Temporal.Instant;
  readonly agentId: string | null;
  readonly why: string;
}

async function recordChange(
  tx: Transaction,
  { id, version, source, terms }: NewOffer & Pick<Offer, "version">,
  { kind, at, agentId, why }: Made,
): Promise<void> {
  await tx
    .insertInto("offer_change")
    .values({
      offer_id: id,
      version,
      at: dateOf(at),
      kind,
      agent_id: agentId,
      why,
      source,
      terms: JSON.stringify(terms),
    })
    .execute();
}

export interface OfferChange extends Omit<Made, "agentId"> {
  readonly version: number;
  readonly by: string | null;
  readonly source: string | null;
  readonly terms: OfferTerms;
}

/** What an offer said before, the latest first; of one that was changed very often the last hundred times. */
export async function listOfferChanges(queries: Queries, id: string): Promise<OfferChange[]> {
  const { rows } = await sql<Omit<OfferChange, "at"> & { readonly at: Date }>`
    select h.version, h.at, h.kind, a.name as by, h.why, h.source, h.terms
    from offer_change h left join agent a on a.id = h.agent_id
    where h.offer_id = ${id} order by h.version desc limit 100`.execute(queries);
  return rows.map(({ at, ...change }) => ({ ...change, at: instantOf(at) }));
}
