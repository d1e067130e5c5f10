export { considerAlert, passOn } from "./commands.ts";
export { alertDoors } from "./http.ts";
export { alertingHandlers } from "./jobs.ts";
