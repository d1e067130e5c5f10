export { presenceDoors } from "./http.ts";
export { beat, openPresence, type Presence } from "./reads.ts";
