export { warningDoors } from "./http.ts";
export { findWrongTimers, keepWarnings, THRESHOLD, warningHandlers } from "./jobs.ts";
export { countingOf, nearestOf, type Counting, type Nearest } from "./reads.ts";
