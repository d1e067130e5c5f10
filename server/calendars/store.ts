import { sql } from "kysely";
import type { WrittenCalendar } from "#core/calendars/written-calendar.ts";
import type { CalendarVersion } from "#core/calendars/in-force.ts";
import type { ServiceHours } from "#core/contracts/vocabulary.ts";
import type { Queries } from "#server/platform/database.ts";
import { instantOf } from "#server/platform/time.ts";

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
