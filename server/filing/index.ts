export { fileTicket, type FilingDeps } from "./commands.ts";
export { filingDoors } from "./http.ts";
