export { keepEveryDue, keepMissingDues } from "./commands.ts";
export { clockDoors } from "./http.ts";
export { CLOCK_CRONTAB, clockHandlers, queueDue, queueDuesUnder, queueEveryDue } from "./jobs.ts";
export { clocksBy, explainTicket, findWrongDues, listMoves, viewClock } from "./reads.ts";
export { findPromised } from "./store.ts";
