export { readCalendars, withOther, type Calendars } from "./reads.ts";
export { findDefinition, insertVersion, listCalendarChanges, lockCalendar } from "./store.ts";
