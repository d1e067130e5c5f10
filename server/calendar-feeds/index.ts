export { calendarFeedDoors } from "./http.ts";
