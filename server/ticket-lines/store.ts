import { sql, type RawBuilder } from "kysely";
import type { Queue } from "#api/tickets.ts";
import type { Queries } from "#server/platform/database.ts";
import type { Line, Named } from "#server/platform/kept-lines.ts";

/** The state of a ticket's row and of its due, which is kept a moment later. */
export const DUE_ROW = sql`concat(ticket.xmin::text, ':', extract(epoch from due_at))`;

/** What stands in the queue of those with a target. */
const DUES = sql`from ticket_due join ticket on ticket.id = ticket_due.ticket_id`;

/** The lines of these tickets, in no order. */
export async function readLines(
  db: Queries,
  queue: Queue | undefined,
  ids: readonly string[],
): Promise<Named<Line>> {
  const line =
    queue === "at_risk"
      ? lineWith(sql`case when due_at is null then 'null' else concat(${iso("due_at")}) end`, sql``)
      : LINE;
  const { rows } = await sql<Line & { naming: number }>`
    select (select version from naming) as naming, t.id, t.row, ${line} as line
    from (
      select ticket.*, ${queue === "at_risk" ? sql`${DUE_ROW} as row, due_at` : sql`ticket.xmin::text as row`}
      ${queue === "at_risk" ? DUES : sql`from ticket`} where ticket.id = any(${[...ids]}::uuid[])
    ) t ${NAMES}`.execute(db);
  return { naming: rows[0]?.naming ?? 0, rows };
}

/** Whom a ticket `t` names. */
export const NAMES = sql`
  join organisation o on o.id = t.organisation_id
  left join organisation p on p.id = t.partner_id
  join contact c on c.id = t.filer_id
  left join agent a on a.id = t.assignee_id`;

/** A moment as the wire has it, in its quotes. */
function iso(column: string) {
  return sql`left(to_json(${sql.ref(column)} at time zone 'UTC')::text, -1), 'Z"'`;
}

/** Who or what a row names, as JSON; null where it names nobody. */
function named(alias: string) {
  const [id, name] = [sql.ref(`${alias}.id`), sql.ref(`${alias}.name`)];
  return sql`case when ${id} is null then 'null' else concat('{"id":"', ${id}, '","name":', to_json(${name}), '}') end`;
}

/**
 * A `ListedTicket`, field for field: every test that lists tickets holds it against the contract. Written as one text,
 * which costs a tenth of the database's own making of objects; what people wrote is quoted by the database, the rest are
 * ids, numbers and words that constraints allow.
 */
const lineWith = (due: RawBuilder<unknown>, end: RawBuilder<unknown>) => sql`concat(
  '{"reference":"', t.reference, '","subject":', to_json(t.subject), ',"nature":', to_json(t.nature),
  ',"state":"', t.state, '","severity":', t.severity, ',"declaredSeverity":', t.declared_severity,
  ',"level":', t.level, ',"waitingOn":', coalesce('"' || t.waiting_on || '"', 'null'),
  ',"waitingSince":', ${iso("t.waiting_since")}, ',"organisation":', ${named("o")},
  ',"partner":', ${named("p")}, ',"filer":', ${named("c")}, ',"assignee":', ${named("a")},
  ',"filedAt":', ${iso("t.filed_at")}, ',"changedAt":', ${iso("t.changed_at")}, ',"dueAt":', ${due},
  ',"escalation":', case when t.escalated_at is null then 'null' when t.acknowledged_at is null then '"raised"' else '"acknowledged"' end,
  ${end}'}')`;

/** Of lists that tell nothing of targets. */
export const LINE = lineWith(sql`'null'`, sql`',"left":null',`);
