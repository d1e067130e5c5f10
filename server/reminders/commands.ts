import { momentOf } from "#core/calendars/moment.ts";
import { isOpen } from "#core/calendars/service-time.ts";
import { ok } from "#core/kit/result.ts";
import type { SettingsInForce } from "#core/procedure/settings.ts";
import { decide } from "#core/tickets/decide.ts";
import { openEscalation } from "#core/tickets/escalation.ts";
import { guard } from "#core/tickets/guard.ts";
import { happensAt } from "#core/tickets/happens-at.ts";
import { authorizeSchedule } from "#core/tickets/policy.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import { nextReminder } from "#core/tickets/waiting.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import type { Database } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";
import { record } from "#server/recording/index.ts";
import { lockTicket } from "#server/ticket-rows/index.ts";
import { listWaiting, type Waiting } from "./store.ts";

export interface ReminderDeps {
  readonly database: Pick<Database, "desk">;
}

const PAGE = 500;

/**
 * Reminds every beneficiary whom it is time to remind (R-32-27, R-32-28): once for each waiting time that is over, however
 * late the schedule comes, and only while the desk serves. Then closes what stayed unanswered after all attempts, where the
 * settings let it (R-32-10, R-32-19). Where neither the filer nor a lead can sign in, an attempt would reach nobody: it is not
 * made, and nothing is closed. What fails for one ticket keeps no other from its reminder.
 * @throws AggregateError of all that failed, when the rest is done: another run tries those again.
 */
export async function remindDue(deps: ReminderDeps, now: Temporal.Instant): Promise<void> {
  const { desk } = deps.database;
  const settings = await settingsInForce(desk);
  if (!isOpen(settings.businessHours, momentOf(now))) return;
  const round = { desk, settings, now };
  const failures = await eachWaiting(round, "remind", (one) => isDue(one, round));
  if (settings.closesUnanswered === "by_schedule")
    failures.push(...(await eachWaiting(round, "close-unanswered", () => true)));
  if (failures.length > 0)
    throw new AggregateError(failures, "The schedule could not do all of it");
}

/** One run of the schedule. */
interface Round {
  readonly desk: Database["desk"];
  readonly settings: SettingsInForce;
  readonly now: Temporal.Instant;
}

type Act = "remind" | "close-unanswered";

/** Does it to each ticket for which it is time, page by page. @returns what failed. */
async function eachWaiting(
  round: Round,
  act: Act,
  isTime: (ticket: Waiting) => boolean,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  let after: Waiting | undefined;
  do {
    const page = await listWaiting(round.desk, wanted(round, act, after));
    for (const { reference } of page.filter(isTime))
      await actOn(round, act, reference).catch((error: unknown) => failures.push(error));
    after = page.length === PAGE ? page.at(-1) : undefined;
  } while (after !== undefined);
  return failures;
}

/** Nothing is due earlier than its business days would be if the desk never closed in them. */
function wanted({ settings, now }: Round, act: Act, after: Waiting | undefined) {
  const { waitingTimeInBusinessDays: days, businessHours, attemptsBeforeClosing } = settings;
  const milliseconds = Math.floor((days * businessHours.businessDay) / 1000);
  const attempts =
    act === "remind" ? { fewerThan: attemptsBeforeClosing } : { atLeast: attemptsBeforeClosing };
  return { before: now.subtract({ milliseconds }), attempts, after, limit: PAGE };
}

function isDue(ticket: Omit<Waiting, "reference" | "id">, { settings, now }: Round) {
  const due = nextReminder(ticket, settings);
  return due !== undefined && Temporal.Instant.compare(due, now) <= 0;
}

const COMMANDS = {
  remind: { type: "remind", channel: "letter" },
  "close-unanswered": { type: "close-unanswered" },
} as const;

/** Looks again once the ticket is locked: whoever answered in between is neither reminded nor closed. */
async function actOn(round: Round, act: Act, reference: string): Promise<void> {
  await transact(round.desk, async (tx) => {
    const { stored } = await lockTicket(tx, reference, undefined);
    if (stored === undefined || !isTimeFor(round, act, stored.ticket)) return ok(undefined);
    const { scope, as } = authorizeSchedule(stored.ticket);
    const decision = decide(stored.ticket, as, COMMANDS[act], {
      ...round,
      now: happensAt(round.now, stored.ticket),
    });
    if (!decision.ok) throw new Error(`The schedule is refused: ${decision.refusal.code}`);
    await record(tx, { ...stored, ticket: scope }, decision.value, null);
    return ok(undefined);
  });
}

function isTimeFor(round: Round, act: Act, ticket: Ticket): boolean {
  if (openEscalation(ticket) !== undefined) return false;
  if (act === "remind") return isDue(ticket, round);
  return guard(ticket, { kind: "schedule" }, act, round).ok;
}
