export { draftDoors } from "./http.ts";
export { DRAFT_CRONTAB, draftHandlers } from "./jobs.ts";
