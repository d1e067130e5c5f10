import { sql, type RawBuilder } from "kysely";
import type { OfferTerms } from "#core/contracts/terms.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf } from "#server/platform/time.ts";

export interface Offer {
  readonly id: string;
  readonly name: string;
  readonly source: string | null;
  readonly terms: OfferTerms;
}

interface OfferRow extends Omit<Offer, "terms">, OfferTerms {}

async function offersWhere(queries: Queries, condition: RawBuilder<unknown>): Promise<Offer[]> {
  const { rows } = await sql<OfferRow>`
    select f.id, f.name, f.source, f.channels, f.phone, f.named_contacts as "namedContacts", f.included,
      f.add_ons as "addOns", f.tickets_per_year as "ticketsPerYear",
      coalesce((select json_agg(json_build_object('severity', l.severity, 'clock', l.clock,
          'amount', l.amount, 'unit', l.unit, 'hours', l.hours) order by l.severity, l.clock)
        from offer_service_level l where l.offer_id = f.id), '[]') as "serviceLevels"
    from offer f where ${condition} order by f.name, f.id limit 1000`.execute(queries);
  return rows.map(({ id, name, source, ...terms }) => ({ id, name, source, terms }));
}

export function listOffers(queries: Queries): Promise<Offer[]> {
  return offersWhere(queries, sql`true`);
}

export async function findOffer(queries: Queries, id: string): Promise<Offer | undefined> {
  const [found] = await offersWhere(queries, sql`f.id = ${id}`);
  return found;
}

/** Two that would take one name wait for each other. */
export async function offerNameIsTaken(tx: Transaction, name: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(lower(${name}), 7376142507))`.execute(tx);
  const { rows } = await sql`select from offer where lower(name) = lower(${name})`.execute(tx);
  return rows.length > 0;
}

export async function insertOffer(
  tx: Transaction,
  { id, name, source, terms }: Offer,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto("offer")
    .values({
      id,
      name,
      source,
      phone: terms.phone,
      channels: [...terms.channels],
      named_contacts: terms.namedContacts,
      included: [...terms.included],
      add_ons: terms.addOns === null ? null : [...terms.addOns],
      tickets_per_year: terms.ticketsPerYear,
      created_at: dateOf(at),
    })
    .execute();
  if (terms.serviceLevels.length === 0) return;
  await tx
    .insertInto("offer_service_level")
    .values(terms.serviceLevels.map((level) => ({ offer_id: id, ...level })))
    .execute();
}
