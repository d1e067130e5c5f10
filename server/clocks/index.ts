export { keepEveryDue, keepMissingDues } from "./commands.ts";
export { clockDoors } from "./http.ts";
export { CLOCK_CRONTAB, clockHandlers, queueDue, queueDuesUnder, queueEveryDue } from "./jobs.ts";
export { COUNTS, findPromised, listPromised, PLACE, placeOf } from "./store.ts";
export { clocksBy, explainTicket, keptOf, listMoves, viewClock } from "./reads.ts";
