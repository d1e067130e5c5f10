export { queueMissedLetter, queueReportLetter, reportLetterHandlers } from "./jobs.ts";
