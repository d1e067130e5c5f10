import { sql, type RawBuilder } from "kysely";
import type { AlertAnswer, AlertGround } from "#core/tickets/vocabulary.ts";
import type { Queries } from "#server/platform/database.ts";
import { isoOf } from "#server/platform/time.ts";

interface AlertRow {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly severity: number;
  readonly ground: AlertGround;
  readonly openedAt: Date;
  readonly due: Date | null;
  readonly managersToldAt: Date | null;
  readonly endedAt: Date | null;
  readonly by: string | null;
  readonly how: AlertAnswer | null;
  readonly calls: readonly {
    readonly agent: { readonly id: string; readonly name: string };
    /** As PostgreSQL writes it into JSON: with the offset of the session. */
    readonly at: string;
    readonly round: number;
  }[];
}

const AT_ONCE = 50;

async function alertsWhere(db: Queries, condition: RawBuilder<unknown>) {
  const { rows } = await sql<AlertRow>`
    select a.id, t.reference, t.subject, t.severity, a.ground, a.opened_at as "openedAt", a.due_at as due,
      a.managers_told_at as "managersToldAt", a.ended_at as "endedAt", g.name as by, a.how, (
        select coalesce(jsonb_agg(jsonb_build_object(
          'agent', jsonb_build_object('id', p.id, 'name', p.name), 'at', c.called_at, 'round', c.round
        ) order by c.step), '[]')
        from on_call_call c join agent p on p.id = c.agent_id where c.alert_id = a.id) as calls
    from on_call_alert a join ticket t on t.id = a.ticket_id left join agent g on g.id = a.acknowledged_by
    where ${condition} order by a.opened_at desc, a.id desc limit ${AT_ONCE}`.execute(db);
  return rows.map(({ openedAt, due, managersToldAt, endedAt, by, how, calls, ...alert }) => ({
    ...alert,
    openedAt: isoOf(openedAt),
    due: due === null ? null : isoOf(due),
    managersToldAt: managersToldAt === null ? null : isoOf(managersToldAt),
    endedAt: endedAt === null ? null : isoOf(endedAt),
    calls: calls.map(({ at, ...call }) => ({
      ...call,
      at: Temporal.Instant.from(at).toString(),
    })),
    acknowledged: by === null || how === null ? null : { by, how },
  }));
}

/** Open alerts that call this agent, or of which a manager was told. */
export function listCalling(db: Queries, agent: string, isManager: boolean) {
  return alertsWhere(
    db,
    sql`a.ended_at is null and (
      exists (select from on_call_call c where c.alert_id = a.id and c.agent_id = ${agent}::uuid)
      or (${isManager} and a.managers_told_at is not null))`,
  );
}

export function listOfTicket(db: Queries, reference: string) {
  return alertsWhere(db, sql`a.ticket_id = (select id from ticket where reference = ${reference})`);
}

export async function findAlert(db: Queries, id: string) {
  const [found] = await alertsWhere(db, sql`a.id = ${id}::uuid`);
  return found;
}
