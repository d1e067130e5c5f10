import { sql, type RawBuilder } from "kysely";
import { readTerms, type WrittenTerms } from "#core/contracts/written-terms.ts";
import type { Terms } from "#core/contracts/terms.ts";
import type { SaidPeriod } from "#core/reports/period.ts";
import type { ReportScope } from "#core/reports/policy.ts";
import type { ActorRef } from "#core/tickets/actor.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import type { Queries } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";
import { trusted } from "#server/platform/trusted.ts";

/** A ticket as a report reads it. */
export interface ToldTicket {
  readonly id: string;
  readonly reference: string;
  readonly filedAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant | null;
  /** Of the contract that promises it something; null where none does. */
  readonly subscription: string | null;
  readonly termsVersion: number | null;
  readonly environment: string | null;
  readonly release: string | null;
  readonly followedClosedAt: Temporal.Instant | null;
  /** Of the public chain, in their order. */
  readonly events: readonly TicketEvent[];
}

interface Row extends Omit<ToldTicket, "filedAt" | "closedAt" | "followedClosedAt" | "events"> {
  readonly filed: Date;
  readonly closed: Date | null;
  readonly followed: Date | null;
  readonly events: readonly (readonly [string, string, ActorRef, object])[];
}

export interface Wanted {
  readonly scope: ReportScope & { readonly product: string | null };
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** Tickets that were filed before the end and not closed before the beginning, in the order of their ids. */
export async function listTold(
  queries: Queries,
  wanted: Wanted,
  after: string | undefined,
  limit: number,
): Promise<ToldTicket[]> {
  const { from, to, scope } = wanted;
  const { rows } = await sql<Row>`
    with page as materialized (
      select t.id from ticket t
      where ${after === undefined ? sql`true` : sql`t.id > ${after}::uuid`}
        and t.filed_at < ${dateOf(to)}::timestamptz
        and (t.closed_at is null or t.closed_at >= ${dateOf(from)}::timestamptz)
        and ${inScope(scope)}
      order by t.id limit ${limit}
    )
    select t.id, t.reference, t.filed_at as filed, t.closed_at as closed,
      case when t.covered is distinct from false then t.subscription_id end as subscription,
      t.terms_version as "termsVersion",
      (select c.name from environment_change c
        where c.environment_id = t.environment_id and c.version = t.environment_version) as environment,
      coalesce((select c.said->>'release' from environment_change c
        where c.environment_id = t.environment_id and c.version <= t.environment_version and c.said ? 'release'
        order by c.version desc limit 1), ${toldRelease}) as release,
      (select f.closed_at from ticket f where f.reference = t.follow_up_of) as followed,
      (select json_agg(json_build_array(e.type, e.at, e.actor, e.payload) order by e.sequence)
        from event e where e.ticket_id = t.id and e.chain = 'public') as events
    from page join ticket t on t.id = page.id order by t.id`.execute(queries);
  return rows.map(({ filed, closed, followed, events, ...row }) => ({
    ...row,
    filedAt: instantOf(filed),
    closedAt: closed === null ? null : instantOf(closed),
    followedClosedAt: followed === null ? null : instantOf(followed),
    events: events.map(eventOf),
  }));
}

/** By the form, where the registry of environments knew none: its first line, as long as the name of a release may be. */
const toldRelease = sql`
  (select nullif(left(btrim(split_part(btrim(x.text, E' \\n\\r\\t'), E'\\n', 1), E' \\r\\t'), 100), '')
    from event_text x where x.ticket_id = t.id and x.chain = 'public' and x.sequence = 1
      and x.name = 'intake-release')`;

function eventOf([type, at, actor, payload]: Row["events"][number]): TicketEvent {
  const moment = Temporal.Instant.from(at);
  return trusted<TicketEvent>({ type, at: moment, actor, payload, texts: {}, attachments: [] });
}

/** A ticket about no system is of the products of its contract. */
function inScope({ organisation, partner, product }: Wanted["scope"]): RawBuilder<unknown> {
  const parts = [
    ...(organisation === null ? [] : [sql`t.organisation_id = ${organisation}::uuid`]),
    ...(partner === null ? [] : [sql`t.partner_id = ${partner}::uuid`]),
    ...(product === null
      ? []
      : [
          sql`case when t.environment_id is null
            then exists (select from subscription_product p
              where p.subscription_id = t.subscription_id and p.product_id = ${product}::uuid)
            else exists (select from environment v
              where v.id = t.environment_id and v.product_id = ${product}::uuid) end`,
        ]),
  ];
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

export interface TermsKey {
  readonly subscription: string;
  readonly version: number;
}

/** The terms of contracts at the versions that tickets keep. */
export async function listTerms(
  queries: Queries,
  keys: readonly TermsKey[],
): Promise<readonly (TermsKey & { readonly terms: Terms })[]> {
  const { rows } = await sql<TermsKey & { readonly terms: WrittenTerms; readonly zone: string }>`
    select v.subscription_id as subscription, v.version, v.terms, s.zone
    from unnest(${keys.map((key) => key.subscription)}::uuid[], ${keys.map((key) => key.version)}::int[])
      as k (subscription, version)
    join subscription_terms v on v.subscription_id = k.subscription and v.version = k.version
    join subscription s on s.id = v.subscription_id`.execute(queries);
  return rows.map(({ terms, zone, ...key }) => ({ ...key, terms: readTerms(terms, zone) }));
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Of each part of the scope what it is called; null where none is named, undefined where it is not there, or no partner. */
export async function findNames(
  queries: Queries,
  { organisation, partner, product }: Wanted["scope"],
): Promise<readonly (Named | null | undefined)[]> {
  const { rows } = await sql<Named & { readonly part: "organisation" | "partner" | "product" }>`
    select 'organisation' as part, id, name from organisation where id = ${organisation}::uuid
    union all select 'partner', id, name from organisation where id = ${partner}::uuid and kind = 'partner'
    union all select 'product', id, name from product where id = ${product}::uuid`.execute(queries);
  const named = (asked: string | null, part: (typeof rows)[number]["part"]) => {
    const found = rows.find((one) => one.part === part);
    return asked === null ? null : found && { id: found.id, name: found.name };
  };
  return [
    named(organisation, "organisation"),
    named(partner, "partner"),
    named(product, "product"),
  ];
}

/**
 * In which zone the contracts in the scope count their days; several where they do not agree, at most two. Asked are those that
 * were agreed by the end of the period, for days of it; where there was none, those that were agreed by then for other days. What
 * came later, another contract or an early end, has no say: a report stays what it was.
 */
export async function listZones(
  queries: Queries,
  { organisation, partner }: ReportScope,
  { firstDay, lastDay }: SaidPeriod,
): Promise<readonly string[]> {
  const dayAfter = lastDay.add({ days: 1 }).toString();
  const { rows } = await sql<{ zone: string }>`
    with agreed as materialized (
      select s.zone, s.starts_on < ${dayAfter}::date and s.ends_on > ${firstDay.toString()}::date as holds
      from subscription s join subscription_terms v on v.subscription_id = s.id and v.version = 1
      where v.agreed_at < (${dayAfter}::date::timestamp at time zone s.zone)
        and ${organisation === null ? sql`true` : sql`s.organisation_id = ${organisation}::uuid`}
        and ${partner === null ? sql`true` : sql`s.partner_id = ${partner}::uuid`}
    )
    select distinct zone from agreed
    where holds or not exists (select from agreed where holds)
    order by zone limit 2`.execute(queries);
  return rows.map(({ zone }) => zone);
}
