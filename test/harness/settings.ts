import { openTimetable } from "#core/calendars/timetable.ts";
import { calendar } from "#core/calendars/worlds.ts";
import { DEFAULT_SETTINGS, type SettingsInForce } from "#core/procedure/settings.ts";

/** The first vendor’s at its hours, Monday to Friday, 8 to 18 in UTC, without holidays; the schedule may do all that it can. */
export const SETTINGS: SettingsInForce = {
  ...DEFAULT_SETTINGS,
  closesUnanswered: "by_schedule",
  businessHours: openTimetable(calendar(["08:00-18:00"])),
};
