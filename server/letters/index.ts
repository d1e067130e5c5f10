export { letterHandlers, queueLetters } from "./jobs.ts";
export { oneLine } from "./mail.ts";
export { findToldEvent, type ToldEvent } from "./store.ts";
