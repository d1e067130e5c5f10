export { makeDueReports } from "./commands.ts";
export { REPORT_CRONTAB, reportMakingHandlers } from "./jobs.ts";
export { insertMade } from "./store.ts";
