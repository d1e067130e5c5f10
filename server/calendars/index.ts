export {
  readBusinessHours,
  readCalendars,
  readEveryCalendar,
  readPublishedHours,
  withOther,
  type Calendars,
} from "./reads.ts";
export { findDefinition, insertVersion, listCalendarChanges, lockCalendar } from "./store.ts";
