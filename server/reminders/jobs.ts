import type { Handlers } from "#server/platform/jobs.ts";
import { now } from "#server/platform/time.ts";
import { remindDue, type ReminderDeps } from "./commands.ts";

/** Every five minutes: a reminder is due by the day, and stands for the waiting time that has ended. */
export const REMINDER_CRONTAB = "*/5 * * * * remind-beneficiaries";

export function reminderHandlers(deps: ReminderDeps): Handlers {
  return { "remind-beneficiaries": () => remindDue(deps, now()) };
}
