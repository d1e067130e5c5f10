export { readTimetables, type Timetables } from "./reads.ts";
