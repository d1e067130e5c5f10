export { readTimetables } from "./reads.ts";
