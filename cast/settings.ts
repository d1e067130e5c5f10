import { openTimetable } from "#core/calendars/timetable.ts";
import { DEFAULT_SETTINGS, type SettingsInForce } from "#core/procedure/settings.ts";

/** Stories are told at the first vendor's hours, and know of no holiday: they happen around whatever day it is. */
export const TOLD_BY: SettingsInForce = {
  ...DEFAULT_SETTINGS,
  businessHours: openTimetable({
    zone: "UTC",
    week: [1, 2, 3, 4, 5].map((day) => ({ day, from: 480, to: 1080 })),
    holidays: [],
    otherHours: [],
    businessDay: 600,
  }),
};
