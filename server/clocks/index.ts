export { keepEveryDue, keepMissingDues } from "./commands.ts";
export { clockDoors } from "./http.ts";
export { CLOCK_CRONTAB, clockHandlers, queueDue, queueDuesUnder, queueEveryDue } from "./jobs.ts";
export { findPromised } from "./store.ts";
export { clocksBy, explainTicket, findWrong, listMoves, viewClock } from "./reads.ts";
