import * as api from "#api/report-schedules.ts";
import { ok, refuse } from "#core/kit/result.ts";
import { isId, readCursor, writeCursor } from "#server/platform/http/cursor.ts";
import { door } from "#server/platform/http/door.ts";
import {
  changeSchedule,
  pauseSchedule,
  planReport,
  removeSchedule,
  resumeSchedule,
} from "./commands.ts";
import { readSchedule, readSchedules, type ScheduleDeps } from "./reads.ts";

/** Reports that managers plan, and that the desk's agents may see. */
export function reportScheduleDoors(deps: ScheduleDeps) {
  return [
    door(api.listReportSchedules, async ({ actor, now, query: { shown, limit, cursor } }) => {
      const place = readCursor(cursor, ["id"]);
      if (!place.ok) return place;
      const after = place.value?.id;
      if (after !== undefined && !isId(after)) return refuse("bad_cursor", { field: "cursor" });
      const found = await readSchedules(deps, { actor, now }, { shown, limit, after });
      if (!found.ok) return found;
      const { last, ...rest } = found.value;
      return ok({ ...rest, next: writeCursor(last === undefined ? null : { id: last }) });
    }),
    door(api.getReportSchedule, (call) => readSchedule(deps, call, call.params.schedule)),
    door(api.planReport, (call) => planReport(deps, call, call.body)),
    door(api.changeReportSchedule, (call) =>
      changeSchedule(deps, { ...call, id: call.params.schedule }, call.body),
    ),
    door(api.pauseReportSchedule, (call) =>
      pauseSchedule(deps, { ...call, id: call.params.schedule }),
    ),
    door(api.resumeReportSchedule, (call) =>
      resumeSchedule(deps, { ...call, id: call.params.schedule }),
    ),
    door(api.removeReportSchedule, (call) =>
      removeSchedule(deps, { ...call, id: call.params.schedule }),
    ),
  ] as const;
}
