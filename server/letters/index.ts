export { letterHandlers, queueLetters } from "./jobs.ts";
