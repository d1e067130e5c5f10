export { publicHolidayDoors } from "./http.ts";
