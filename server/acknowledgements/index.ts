export { tellLate } from "./commands.ts";
export { ACKNOWLEDGEMENT_CRONTAB, acknowledgementHandlers } from "./jobs.ts";
