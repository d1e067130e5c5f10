export { handIn, insertLoose, saltLoose, type LooseFile } from "./store.ts";
export { attachmentDoors } from "./http.ts";
export { attachmentHandlers, ATTACHMENT_CRONTAB } from "./jobs.ts";
