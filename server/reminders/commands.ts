import { momentOf } from "#core/calendars/moment.ts";
import { isOpen } from "#core/calendars/service-time.ts";
import { ok } from "#core/kit/result.ts";
import type { ProcedureSettings, SettingsInForce } from "#core/procedure/settings.ts";
import { decide } from "#core/tickets/decide.ts";
import { authorizeSchedule } from "#core/tickets/policy.ts";
import { nextReminder } from "#core/tickets/waiting.ts";
import { settingsInForce } from "#server/calendars/index.ts";
import type { Database } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";
import { record } from "#server/recording/index.ts";
import { lockTicket } from "#server/ticket-rows/index.ts";
import { listWaiting, type Waiting } from "./store.ts";

export interface ReminderDeps {
  readonly database: Pick<Database, "desk">;
  readonly settings: ProcedureSettings;
}

const PAGE = 500;

/**
 * Reminds every beneficiary whom it is time to remind (R-32-27, R-32-28): once for each waiting time that is over, however
 * late the schedule comes, and only while the desk serves. What fails for one ticket keeps no other from its reminder.
 * @throws AggregateError of all that failed, when the rest is done: another run tries those again.
 */
export async function remindDue(deps: ReminderDeps, now: Temporal.Instant): Promise<void> {
  const { desk } = deps.database;
  const settings = await settingsInForce(desk, deps.settings);
  if (!isOpen(settings.businessHours, momentOf(now))) return;
  const failures: unknown[] = [];
  let after: Waiting | undefined;
  do {
    const page = await listWaiting(desk, wanted(settings, now, after));
    for (const waiting of page.filter((one) => isDue(one, now, settings)))
      await remindOne({ desk, settings }, waiting.reference, now).catch((error: unknown) =>
        failures.push(error),
      );
    after = page.length === PAGE ? page.at(-1) : undefined;
  } while (after !== undefined);
  if (failures.length > 0) throw new AggregateError(failures, "Some reminders did not leave");
}

/** Nothing is due earlier than its business days would be if the desk never closed in them. */
function wanted(settings: SettingsInForce, now: Temporal.Instant, after: Waiting | undefined) {
  const { waitingTimeInBusinessDays: days, businessHours } = settings;
  const milliseconds = Math.floor((days * businessHours.businessDay) / 1000);
  const before = now.subtract({ milliseconds });
  return { before, attempts: settings.attemptsBeforeClosing, after, limit: PAGE };
}

function isDue(
  ticket: Omit<Waiting, "reference" | "id">,
  now: Temporal.Instant,
  settings: SettingsInForce,
) {
  const due = nextReminder(ticket, settings);
  return due !== undefined && Temporal.Instant.compare(due, now) <= 0;
}

/** Looks again once the ticket is locked: whoever answered in between is not reminded. */
async function remindOne(
  { desk, settings }: { readonly desk: Database["desk"]; readonly settings: SettingsInForce },
  reference: string,
  now: Temporal.Instant,
): Promise<void> {
  await transact(desk, async (tx) => {
    const { stored } = await lockTicket(tx, reference, undefined);
    if (stored === undefined || !isDue(stored.ticket, now, settings)) return ok(undefined);
    const { scope, as } = authorizeSchedule(stored.ticket);
    const command = { type: "remind", channel: "letter" } as const;
    const decision = decide(stored.ticket, as, command, { now, settings });
    if (!decision.ok) throw new Error(`A reminder is refused: ${decision.refusal.code}`);
    await record(tx, { ...stored, ticket: scope }, decision.value, null);
    return ok(undefined);
  });
}
