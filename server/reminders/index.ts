export { remindDue } from "./commands.ts";
export { REMINDER_CRONTAB, reminderHandlers } from "./jobs.ts";
export { readReminderMoves } from "./reads.ts";
