import type { CalendarPage } from "#api/calendars.ts";
import { checkCalendar } from "#core/calendars/check-calendar.ts";
import { openTimetable } from "#core/calendars/timetable.ts";
import { readCalendar, type WrittenCalendar } from "#core/calendars/written-calendar.ts";
import type { ServiceHours } from "#core/contracts/vocabulary.ts";
import { ok, refuse, type Refusal, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff, mayAsStaff } from "#core/people/policy.ts";
import { findDefinition, listCalendarChanges } from "#server/calendars/index.ts";
import { listMoves } from "#server/clocks/index.ts";
import type { Queries } from "#server/platform/database.ts";

/** When the desk serves, and what was said of it before, for whoever may read the desk's customers. */
export async function readCalendarPage(
  queries: Queries,
  actor: Actor,
  hours: ServiceHours,
): Promise<Result<CalendarPage, "forbidden" | "not_found">> {
  const allowed = authorizeStaff(actor, "customers.read");
  if (!allowed.ok) return allowed;
  const changes = await listCalendarChanges(queries, hours);
  const [last] = changes;
  if (last === undefined) return refuse("not_found");
  const definition = await findDefinition(queries, { hours, version: last.version });
  return ok({
    calendar: { hours, version: String(last.version), definition: viewCalendar(definition) },
    changes: changes.map(({ writtenAt, ...change }) => ({ ...change, at: writtenAt.toString() })),
    may: { change: mayAsStaff(actor, "calendars.manage") },
  });
}

interface Preview {
  readonly hours: ServiceHours;
  readonly definition: WrittenCalendar;
  /** The last ticket that was looked at. */
  readonly after: string | undefined;
  readonly now: Temporal.Instant;
}

/** What such a calendar would move of what open tickets were granted, if it were written for them too. */
export async function previewCalendar(
  desk: Queries,
  actor: Actor,
  { hours, definition, after, now }: Preview,
) {
  const allowed = authorizeStaff(actor, "calendars.manage");
  if (!allowed.ok) return allowed;
  const calendar = readCalendar(definition);
  const sound = checkCalendar(calendar);
  if (!sound.ok) return inDefinition(sound.refusal);
  return ok(await listMoves(desk, { hours, timetable: openTimetable(calendar), after, now }));
}

/** Where in what was sent: the core knows of the calendar alone. */
export function inDefinition<Code extends string>({ code, field, ...about }: Refusal<Code>) {
  if (field === undefined || field === "why")
    return refuse(code, { ...about, ...(field && { field }) });
  return refuse(code, { ...about, field: `definition.${field}` });
}

/** Lists that whoever is answered may keep. */
function viewCalendar({ zone, week, holidays, otherHours, businessDay }: WrittenCalendar) {
  return {
    zone,
    week: week.map((span) => ({ ...span })),
    holidays: holidays.map((holiday) => ({ ...holiday })),
    otherHours: otherHours.map(({ spans, ...other }) => ({
      ...other,
      spans: spans.map((span) => ({ ...span })),
    })),
    businessDay,
  };
}
