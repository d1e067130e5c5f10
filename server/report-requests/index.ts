export { askingFor, checkAskedPeriod } from "./reads.ts";
export { queueReport, reportRequestHandlers } from "./jobs.ts";
