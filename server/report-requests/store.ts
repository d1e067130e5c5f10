import { sql } from "kysely";
import type { Language } from "#core/people/actor.ts";
import type { Queries } from "#server/platform/database.ts";

/** A request of a report, by the ticket that it is; the period as it was written, null where none was or it was erased. */
export interface ReportRequest {
  readonly reference: string;
  readonly language: Language;
  readonly period: string | null;
  /** Whether the desk has delivered on it already. */
  readonly delivered: boolean;
}

export async function findRequest(
  queries: Queries,
  ticket: string,
): Promise<ReportRequest | undefined> {
  const { rows } = await sql<ReportRequest>`
    select t.reference, c.language,
      (select x.text from event_text x where x.ticket_id = t.id and x.chain = 'public'
        and x.sequence = 1 and x.name = 'intake-period') as period,
      exists (select from event e where e.ticket_id = t.id and e.chain = 'public'
        and e.type = 'reply-added' and e.actor->>'kind' = 'schedule') as delivered
    from ticket t join contact c on c.id = t.filer_id
    where t.id = ${ticket}::uuid`.execute(queries);
  return rows[0];
}
