export { letterHandlers, queueLetters, type LetterDeps } from "./jobs.ts";
