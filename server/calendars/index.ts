export {
  readBusinessHours,
  readCalendars,
  readPublishedHours,
  withOther,
  type Calendars,
} from "./reads.ts";
export { findDefinition, insertVersion, listCalendarChanges, lockCalendar } from "./store.ts";
