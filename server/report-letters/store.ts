import { sql } from "kysely";
import { as } from "#core/kit/brand.ts";
import type { Actor, Language, StaffRole } from "#core/people/actor.ts";
import type { Cadence } from "#core/reports/schedule.ts";
import type { Queries } from "#server/platform/database.ts";
import { instantOf } from "#server/platform/time.ts";
import type { Made } from "#server/report-schedules/index.ts";

/** Someone of the desk as a letter addresses them. */
export interface Reader {
  readonly actor: Extract<Actor, { kind: "agent" }>;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

interface ReaderRow extends Omit<Reader, "actor"> {
  readonly level: 1 | 2;
  readonly roles: readonly StaffRole[];
}

/** Undefined once that person has left. */
export async function findReader(queries: Queries, id: string): Promise<Reader | undefined> {
  const { rows } = await sql<ReaderRow>`
    select name, email, language, level, roles from agent where id = ${id}::uuid and active`.execute(
    queries,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { level, roles, ...reader } = row;
  return { ...reader, actor: { kind: "agent", id: as<"AgentId">(id), level, roles } };
}

/** A report that was made, as its letters tell of it. */
export interface ToldReport extends Pick<Made, "at" | "outcome"> {
  readonly scope: {
    readonly organisation: string | null;
    readonly partner: string | null;
    readonly product: string | null;
  };
  readonly cadence: Cadence;
  readonly planner: string;
  /** To whom it was to be delivered, and under which contract; null where it is the desk's. */
  readonly contact: string | null;
  readonly organisation: string | null;
  readonly sku: string | null;
}

export async function findMade(
  queries: Queries,
  schedule: string,
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
): Promise<ToldReport | undefined> {
  const { rows } = await sql<Omit<ToldReport, "at"> & { readonly at: Date }>`
    select m.at, m.outcome, s.cadence, a.name as planner, k.name as contact, o.name as organisation, c.sku,
      json_build_object('organisation', m.organisation_id, 'partner', m.partner_id, 'product', m.product_id) as scope
    from report_schedule_made m
    join report_schedule s on s.id = m.schedule_id
    join report_schedule_change h on h.schedule_id = s.id and h.version = 1
    join agent a on a.id = h.agent_id
    left join contact k on k.id = s.contact_id
    left join subscription c on c.id = s.subscription_id
    left join organisation o on o.id = m.organisation_id
    where m.schedule_id = ${schedule}::uuid and m.first_day = ${firstDay}::date and m.last_day = ${lastDay}::date`.execute(
    queries,
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: instantOf(at) }))[0];
}
