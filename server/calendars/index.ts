export { readCalendars, type Calendars } from "./reads.ts";
