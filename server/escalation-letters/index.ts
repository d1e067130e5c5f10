export { escalationHandlers, queueEscalationLetters, queueLateLetters } from "./jobs.ts";
