import { sql } from "kysely";
import type { SubscriptionLine } from "#api/people-views.ts";
import type { Queries } from "#server/platform/database.ts";

export interface Subscription extends Omit<SubscriptionLine, "active"> {
  readonly organisation: { readonly id: string; readonly name: string };
}

/** Those of one organisation, or all that the reader's database role shows. */
export async function listSubscriptions(
  queries: Queries,
  organisationId: string | undefined,
): Promise<Subscription[]> {
  const scope =
    organisationId === undefined ? sql`true` : sql`s.organisation_id = ${organisationId}`;
  const { rows } = await sql<Subscription>`
    select s.id, s.sku, p.name as product, f.name as offer,
      s.starts_on as "startsOn", s.ends_on as "endsOn",
      json_build_object('id', o.id, 'name', o.name) as organisation,
      case when r.id is not null then json_build_object('id', r.id, 'name', r.name) end as partner
    from subscription s
    join organisation o on o.id = s.organisation_id
    join product p on p.id = s.product_id
    join offer f on f.id = s.offer_id
    left join organisation r on r.id = s.partner_id
    where ${scope}
    order by o.name, s.ends_on desc, s.id`.execute(queries);
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
