import { sql } from "kysely";
import type { WrittenCalendar } from "#core/calendars/written-calendar.ts";
import type { CalendarVersion } from "#core/calendars/in-force.ts";
import type { ServiceHours } from "#core/contracts/vocabulary.ts";
import type { Queries, Transaction } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";

export interface WrittenVersion extends CalendarVersion {
  readonly hours: ServiceHours;
}

/** Every version of every calendar without what it says, in their order. */
export async function listVersions(queries: Queries): Promise<WrittenVersion[]> {
  const { rows } = await sql<Omit<WrittenVersion, "writtenAt"> & { readonly writtenAt: Date }>`
    select hours, version, written_at as "writtenAt", moves_open as "movesOpen"
    from service_calendar order by hours, version`.execute(queries);
  return rows.map(({ writtenAt, ...row }) => ({ ...row, writtenAt: instantOf(writtenAt) }));
}

export async function findDefinition(
  queries: Queries,
  { hours, version }: Pick<WrittenVersion, "hours" | "version">,
): Promise<WrittenCalendar> {
  const { rows } = await sql<{ definition: WrittenCalendar }>`
    select definition from service_calendar
    where hours = ${hours} and version = ${version}`.execute(queries);
  const [row] = rows;
  if (row === undefined) throw new Error(`There is no version ${version} of the calendar ${hours}`);
  return row.definition;
}

/** Whoever changes a calendar first makes the next version; the other then reads it. */
export async function lockCalendar(tx: Transaction, hours: ServiceHours): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${hours}, 7376142512))`.execute(tx);
}

export interface CalendarChangeRow extends Omit<WrittenVersion, "hours"> {
  readonly by: string | null;
  readonly why: string;
}

/** What was changed of a calendar, the latest first; of one that was changed very often the last hundred times. */
export async function listCalendarChanges(
  queries: Queries,
  hours: ServiceHours,
): Promise<CalendarChangeRow[]> {
  const { rows } = await sql<Omit<CalendarChangeRow, "writtenAt"> & { readonly writtenAt: Date }>`
    select c.version, c.written_at as "writtenAt", c.moves_open as "movesOpen", c.why, a.name as by
    from service_calendar c left join agent a on a.id = c.agent_id
    where c.hours = ${hours} order by c.version desc limit 100`.execute(queries);
  return rows.map(({ writtenAt, ...row }) => ({ ...row, writtenAt: instantOf(writtenAt) }));
}

export interface NewVersion extends WrittenVersion {
  readonly agentId: string;
  readonly why: string;
  readonly definition: WrittenCalendar;
}

export async function insertVersion(tx: Transaction, written: NewVersion): Promise<void> {
  const { hours, version, writtenAt, agentId, why, movesOpen, definition } = written;
  await tx
    .insertInto("service_calendar")
    .values({
      hours,
      version,
      written_at: dateOf(writtenAt),
      agent_id: agentId,
      why,
      moves_open: movesOpen,
      definition: JSON.stringify(definition),
    })
    .execute();
}
