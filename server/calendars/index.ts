export {
  readBusinessHours,
  readCalendars,
  readEveryCalendar,
  readPublishedHours,
  withOther,
  type Calendars,
  type CountedBy,
} from "./reads.ts";
export { findDefinition, insertVersion, listCalendarChanges, lockCalendar } from "./store.ts";
