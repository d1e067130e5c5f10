import { openTimetable } from "#core/calendars/timetable.ts";
import { calendar } from "#core/calendars/worlds.ts";
import { DEFAULT_SETTINGS, type SettingsInForce } from "#core/procedure/settings.ts";

/** The first vendor's, at its hours: Monday to Friday, 8 to 18 in UTC, without holidays. */
export const SETTINGS: SettingsInForce = {
  ...DEFAULT_SETTINGS,
  businessHours: openTimetable(calendar(["08:00-18:00"])),
};
