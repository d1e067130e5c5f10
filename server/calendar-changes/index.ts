export { calendarDoors } from "./http.ts";
