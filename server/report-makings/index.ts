export { makeDueReports } from "./commands.ts";
export { REPORT_CRONTAB, reportMakingHandlers } from "./jobs.ts";
