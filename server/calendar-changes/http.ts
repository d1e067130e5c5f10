import * as api from "#api/calendars.ts";
import { ok, refuse } from "#core/kit/result.ts";
import type { Database } from "#server/platform/database.ts";
import { isId, readCursor, writeCursor } from "#server/platform/http/cursor.ts";
import { door } from "#server/platform/http/door.ts";
import { changeCalendar } from "./commands.ts";
import { previewCalendar, readCalendarPage } from "./reads.ts";

/** When the desk serves, and what a manager may make of it. */
export function calendarDoors({ database }: { readonly database: Pick<Database, "desk"> }) {
  return [
    door(api.getCalendar, ({ actor, params }) =>
      readCalendarPage(database.desk, actor, params.hours),
    ),
    door(api.changeCalendar, (call) =>
      changeCalendar(database, { ...call, hours: call.params.hours }, call.body),
    ),
    door(api.previewCalendar, async ({ actor, now, params, query, body }) => {
      const cursor = readCursor(query.after, ["id"]);
      if (!cursor.ok) return refuse("bad_cursor", { field: "after" });
      const after = cursor.value?.id;
      if (after !== undefined && !isId(after)) return refuse("bad_cursor", { field: "after" });
      const preview = { hours: params.hours, definition: body.definition, after, now };
      const found = await previewCalendar(database.desk, actor, preview);
      if (!found.ok) return found;
      const { last, ...moves } = found.value;
      return ok({ ...moves, next: writeCursor(last === null ? null : { id: last }) });
    }),
  ] as const;
}
