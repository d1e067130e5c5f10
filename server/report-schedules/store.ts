import { sql, type RawBuilder } from "kysely";
import type { ReportScheduleView } from "#api/report-schedules.ts";
import type { OrganisationId } from "#core/kit/brand.ts";
import type { Cadence } from "#core/reports/schedule.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf } from "#server/platform/time.ts";

type View = ReportScheduleView;
type Timed<Part extends { readonly at: string }> = Omit<Part, "at"> & {
  readonly at: Temporal.Instant;
};
export type Made = Timed<View["made"][number]>;
export type Shown = "kept" | "removed";

type Person = View["planned"]["by"];

/** The contract under which a report is delivered. */
interface Contract {
  readonly id: string;
  readonly sku: string;
  readonly zone: string;
  /** The first day that is not covered any more. */
  readonly coveredUntil: string;
}

type To =
  | { readonly kind: "desk"; readonly agents: Person[] }
  | { readonly kind: "beneficiary"; readonly subscription: Contract; readonly contact: Person };

/** A planned report with all that is said of it. */
export interface Schedule extends Pick<View, "id" | "cadence" | "state" | "scope"> {
  readonly to: To;
  readonly version: number;
  /** In which days of the report are counted, and then of the contract under which it is filed. */
  readonly zones: readonly [string, ...string[]];
  /** The day after the last one of the period that is made next. */
  readonly nextDay: Temporal.PlainDate;
  readonly planned: Timed<View["planned"]>;
  readonly last: Timed<View["last"]>;
  /** The last three. */
  readonly made: readonly Made[];
}

interface Row extends Pick<Schedule, "id" | "cadence" | "state" | "scope" | "to" | "version"> {
  readonly zone: string;
  readonly nextDay: string;
  readonly planned: View["planned"];
  readonly last: View["last"];
  readonly made: View["made"];
}

/** Where contracts do not agree, days are those of UTC, as reports have it. */
const zoneWhere = (condition: RawBuilder<unknown>) => sql`coalesce((
  select case when min(z.zone) = max(z.zone) then min(z.zone) end from subscription z where ${condition}), 'UTC')`;
const named = (row: string) =>
  sql`case when ${sql.ref(`${row}.id`)} is not null then json_build_object('id', ${sql.ref(`${row}.id`)}, 'name', ${sql.ref(`${row}.name`)}) end`;
const person = (row: string) =>
  sql`json_build_object('id', ${sql.ref(`${row}.id`)}, 'name', ${sql.ref(`${row}.name`)}, 'active', ${sql.ref(`${row}.active`)})`;
const done = (version: RawBuilder<unknown>, kind: RawBuilder<unknown>) => sql`(
  select json_build_object(${kind} 'by', ${person("a")}, 'at', h.at)
  from report_schedule_change h join agent a on a.id = h.agent_id
  where h.schedule_id = s.id and h.version = ${version})`;

async function schedulesWhere(
  queries: Queries,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<Schedule[]> {
  const { rows } = await sql<Row>`
    with everywhere as materialized (select ${zoneWhere(sql`true`)} as zone),
    page as materialized (select * from report_schedule s where ${condition} order by s.id desc limit ${limit})
    select s.id, s.version, s.cadence, s.next_day as "nextDay",
      case when s.removed_at is not null then 'removed' when s.paused_at is not null then 'paused' else 'planned' end as state,
      json_build_object('organisation', ${named("o")}, 'partner', ${named("p")}, 'product', ${named("d")}) as scope,
      case when o.id is not null then ${zoneWhere(sql`z.organisation_id = o.id and (p.id is null or z.partner_id = p.id)`)}
        when p.id is not null then ${zoneWhere(sql`z.partner_id = p.id`)}
        else (select zone from everywhere) end as zone,
      case when c.id is null then json_build_object('kind', 'desk', 'agents', (
          select coalesce(json_agg(${person("a")} order by a.name, a.id), '[]')
          from report_schedule_reader r join agent a on a.id = r.agent_id where r.schedule_id = s.id))
        else json_build_object('kind', 'beneficiary', 'contact', ${person("k")}, 'subscription', json_build_object(
          'id', c.id, 'sku', c.sku, 'zone', c.zone, 'coveredUntil', c.covered_until)) end as to,
      ${done(sql`1`, sql``)} as planned, ${done(sql`s.version`, sql`'kind', h.kind,`)} as last,
      (select coalesce(json_agg(json_build_object('firstDay', m.first_day, 'lastDay', m.last_day, 'at', m.at,
          'outcome', m.outcome, 'organisation', m.organisation_id, 'partner', m.partner_id, 'product', m.product_id,
          'ticket', m.ticket_reference)), '[]')
        from (select * from report_schedule_made one where one.schedule_id = s.id
          order by one.last_day desc, one.first_day desc limit 3) m) as made
    from page s
    left join subscription c on c.id = s.subscription_id
    left join contact k on k.id = s.contact_id
    left join organisation o on o.id = coalesce(s.organisation_id, c.organisation_id)
    left join organisation p on p.id = coalesce(s.partner_id, c.partner_id)
    left join product d on d.id = s.product_id
    order by s.id desc`.execute(queries);
  return rows.map(({ zone, nextDay, planned, last, made, ...row }) => ({
    ...row,
    zones: row.to.kind === "desk" ? [zone] : [zone, row.to.subscription.zone],
    nextDay: Temporal.PlainDate.from(nextDay),
    planned: timed(planned),
    last: timed(last),
    made: made.map(timed),
  }));
}

function timed<Part extends { readonly at: string }>(part: Part): Timed<Part> {
  return { ...part, at: Temporal.Instant.from(part.at) };
}

export function listSchedules(
  queries: Queries,
  { shown, limit, after }: { shown: Shown; limit: number; after: string | undefined },
): Promise<Schedule[]> {
  const kept = shown === "kept" ? sql`s.removed_at is null` : sql`s.removed_at is not null`;
  const behind = after === undefined ? sql`true` : sql`s.id < ${after}::uuid`;
  return schedulesWhere(queries, sql`${kept} and ${behind}`, limit);
}

export async function findSchedule(queries: Queries, id: string): Promise<Schedule | undefined> {
  const [found] = await schedulesWhere(queries, sql`s.id = ${id}`, 1);
  return found;
}

/** Whoever locks it first changes it or makes of it; the other then reads what the first one left. */
export async function lockSchedule(tx: Transaction, id: string): Promise<Schedule | undefined> {
  await sql`select from report_schedule where id = ${id} for update`.execute(tx);
  return findSchedule(tx, id);
}

/** What a plan says, by ids. */
export interface SaidPlan {
  readonly cadence: Cadence;
  readonly organisation: string | null;
  readonly partner: string | null;
  readonly product: string | null;
  readonly subscription: string | null;
  readonly contact: string | null;
  readonly agents: readonly string[];
}

export function saidBy({ cadence, scope, to }: Schedule): SaidPlan {
  if (to.kind === "beneficiary") {
    const { subscription, contact } = to;
    const whole = { organisation: null, partner: null, product: null, agents: [] };
    return { cadence, ...whole, subscription: subscription.id, contact: contact.id };
  }
  return {
    cadence,
    organisation: scope.organisation?.id ?? null,
    partner: scope.partner?.id ?? null,
    product: scope.product?.id ?? null,
    agents: to.agents.map(({ id }) => id).toSorted(),
    subscription: null,
    contact: null,
  };
}

interface Change {
  readonly kind: View["last"]["kind"];
  readonly at: Temporal.Instant;
  readonly agentId: string;
}

/** Until it is said from when on it is made, for which one has to know what it is about. */
const NEVER = "9999-01-01";

export async function insertSchedule(
  tx: Transaction,
  { id, said }: { readonly id: string; readonly said: SaidPlan },
  by: Omit<Change, "kind">,
): Promise<void> {
  await tx
    .insertInto("report_schedule")
    .values({ id, next_day: NEVER, ...columnsOf(said) })
    .execute();
  await insertReaders(tx, id, said);
  await insertChange(tx, id, { ...by, kind: "planned" }, said);
}

/** What it says from now on, as its next version, and its state as it is to be. */
export async function saveSchedule(
  tx: Transaction,
  { id, state }: Pick<Schedule, "id" | "state">,
  said: SaidPlan,
  change: Change,
): Promise<void> {
  const at = dateOf(change.at);
  await tx
    .updateTable("report_schedule")
    .set((eb) => ({
      version: eb("version", "+", 1),
      paused_at: state === "paused" ? at : null,
      removed_at: state === "removed" ? at : null,
      ...columnsOf(said),
    }))
    .where("id", "=", id)
    .execute();
  await sql`delete from report_schedule_reader where schedule_id = ${id}`.execute(tx);
  await insertReaders(tx, id, said);
  await insertChange(tx, id, change, said);
}

function columnsOf({ cadence, organisation, partner, product, subscription, contact }: SaidPlan) {
  return {
    cadence,
    organisation_id: organisation,
    partner_id: partner,
    product_id: product,
    subscription_id: subscription,
    contact_id: contact,
  };
}

async function insertReaders(tx: Transaction, id: string, { agents }: SaidPlan): Promise<void> {
  await sql`insert into report_schedule_reader (schedule_id, agent_id)
    select ${id}::uuid, unnest(${[...agents]}::uuid[])`.execute(tx);
}

async function insertChange(
  tx: Transaction,
  id: string,
  { kind, at, agentId }: Change,
  said: SaidPlan,
): Promise<void> {
  await sql`insert into report_schedule_change (schedule_id, version, kind, at, agent_id, said)
    select id, version, ${kind}, ${dateOf(at)}, ${agentId}::uuid, ${JSON.stringify(said)}::jsonb
    from report_schedule where id = ${id}`.execute(tx);
}

export async function moveOn(
  tx: Transaction,
  id: string,
  nextDay: Temporal.PlainDate,
): Promise<void> {
  await sql`update report_schedule set next_day = ${nextDay.toString()}::date where id = ${id}`.execute(
    tx,
  );
}

type ForDesk = Pick<SaidPlan, "organisation" | "partner" | "product" | "agents">;

/** The first of what a plan for the desk names that is not there, or may not have reports. */
export async function findUnknown(
  tx: Transaction,
  { organisation, partner, product, agents }: ForDesk,
): Promise<keyof ForDesk | undefined> {
  const { rows } = await sql<Record<keyof ForDesk, boolean>>`
    select ${organisation}::uuid is null
        or exists (select from organisation where id = ${organisation}::uuid and kind = 'customer') as organisation,
      ${partner}::uuid is null
        or exists (select from organisation where id = ${partner}::uuid and kind = 'partner') as partner,
      ${product}::uuid is null or exists (select from product where id = ${product}::uuid) as product,
      (select count(*) from agent where id = any(${[...agents]}::uuid[]) and active and roles && array['agent', 'manager'])
        = ${agents.length} as agents`.execute(tx);
  const [row] = rows;
  return (["organisation", "partner", "product", "agents"] as const).find(
    (part) => row?.[part] !== true,
  );
}

/** Whether this contact can sign in; undefined where there is none. */
export async function findSignsIn(tx: Transaction, contact: string): Promise<boolean | undefined> {
  const { rows } = await sql<{ signsIn: boolean }>`
    select active and user_id is not null as "signsIn" from contact where id = ${contact}::uuid`.execute(
    tx,
  );
  return rows[0]?.signsIn;
}

export interface Ground extends Pick<Contract, "zone" | "coveredUntil"> {
  readonly organisation: OrganisationId;
  readonly partner: OrganisationId | null;
}

/** A contract as far as delivering under it goes. */
export async function findContract(tx: Transaction, id: string): Promise<Ground | undefined> {
  const { rows } = await sql<Ground>`
    select zone, covered_until as "coveredUntil", organisation_id as organisation, partner_id as partner
    from subscription where id = ${id}::uuid`.execute(tx);
  return rows[0];
}
