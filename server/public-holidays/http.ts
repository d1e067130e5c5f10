import * as api from "#api/calendars.ts";
import { ok } from "#core/kit/result.ts";
import { door } from "#server/platform/http/door.ts";
import { readCountries, readPublicHolidays } from "./reads.ts";

/** What almanacs know of public holidays; nothing of it is this desk's own. */
export function publicHolidayDoors() {
  return [
    door(api.listHolidayCountries, async ({ query }) => ok(await readCountries(query.language))),
    door(api.listPublicHolidays, ({ query }) => readPublicHolidays(query)),
  ] as const;
}
