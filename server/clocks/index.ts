export { keepMissingDues } from "./commands.ts";
export { clockDoors } from "./http.ts";
export { CLOCK_CRONTAB, clockHandlers, queueDue } from "./jobs.ts";
export { findWrongDues } from "./reads.ts";
