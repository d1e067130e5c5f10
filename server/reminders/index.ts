export { remindDue } from "./commands.ts";
export { REMINDER_CRONTAB, reminderHandlers } from "./jobs.ts";
