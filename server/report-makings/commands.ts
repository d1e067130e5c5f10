import type { Timetable } from "#core/calendars/timetable.ts";
import { isOpen } from "#core/calendars/service-time.ts";
import { momentOf } from "#core/calendars/moment.ts";
import { as, type Reference } from "#core/kit/brand.ts";
import { ok } from "#core/kit/result.ts";
import type { SaidPeriod } from "#core/reports/period.ts";
import { nextMaking } from "#core/reports/schedule.ts";
import { fileWithin, findGround, type FilingDeps } from "#server/filing/index.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { transact } from "#server/platform/transact.ts";
import { loadWords, wordIn, type Word } from "#server/platform/words.ts";
import { queueMissedLetter, queueReportLetter } from "#server/report-letters/index.ts";
import {
  checkBeneficiary,
  lockSchedule,
  moveOn,
  planOf,
  type Made,
  type Schedule,
} from "#server/report-schedules/index.ts";
import { askingFor } from "#server/report-requests/index.ts";
import { listManagers } from "#server/standing/index.ts";
import { findLanguage, insertMade, isMade, listDue, listWorking, type Due } from "./store.ts";

export interface MakingDeps extends Pick<FilingDeps, "prefix"> {
  readonly database: Pick<Database, "desk">;
}

const PAGE = 100;
/** Where a day begins first. */
const FIRST_ZONE = "Pacific/Kiritimati";

/**
 * Makes every report that is due by its plan, while the desk serves: each period once, and of those that went by while nobody
 * made any, only the last. What fails for one plan keeps no other from its report.
 * @throws AggregateError of all that failed, when the rest is done: another run tries those again.
 */
export async function makeDueReports(deps: MakingDeps, now: Temporal.Instant): Promise<void> {
  const { desk } = deps.database;
  const { businessHours: hours } = await settingsInForce(desk);
  if (!isOpen(hours, momentOf(now))) return;
  const round = { ...deps, now, hours, word: wordIn(await loadWords()) };
  const today = now.toZonedDateTimeISO(FIRST_ZONE).toPlainDate();
  const failures: unknown[] = [];
  let after: Due | undefined;
  do {
    const page = await listDue(desk, today, after, PAGE);
    for (const { id } of page)
      await makeOne(round, id).catch((error: unknown) => failures.push(error));
    after = page.length === PAGE ? page.at(-1) : undefined;
  } while (after !== undefined);
  if (failures.length > 0) throw new AggregateError(failures, "Not every planned report was made");
}

/** One run of the schedule. */
interface Round extends MakingDeps {
  readonly now: Temporal.Instant;
  readonly hours: Timetable;
  readonly word: Word;
}

/** Looks again once the plan is locked: another worker may have made it, or a manager paused it. */
async function makeOne(round: Round, id: string): Promise<void> {
  const { now, hours } = round;
  await transact(round.database.desk, async (tx) => {
    const schedule = await lockSchedule(tx, id);
    if (schedule?.state !== "planned") return ok(undefined);
    const { at, period, nextDay } = nextMaking(planOf(schedule), now, hours);
    if (Temporal.Instant.compare(at, now) > 0) return ok(undefined);
    if (!(await isMade(tx, id, period))) await make(tx, round, schedule, period);
    await moveOn(tx, id, nextDay);
    return ok(undefined);
  });
}

async function make(
  tx: Transaction,
  round: Round,
  schedule: Schedule,
  period: SaidPeriod,
): Promise<void> {
  const readers =
    schedule.to.kind === "desk"
      ? await listWorking(
          tx,
          schedule.to.agents.map(({ id }) => id),
        )
      : [];
  const made = await comeOf(tx, round, schedule, period, readers);
  await insertMade(tx, schedule, period, { ...made, at: round.now });
  const about = { schedule: schedule.id, period };
  for (const reader of readers) await queueReportLetter(tx, { ...about, reader });
  if (made.outcome !== "letters" && made.outcome !== "ticket")
    for (const reader of await answerable(tx, schedule))
      await queueMissedLetter(tx, { ...about, reader });
}

/** What comes of it. Where nobody may read it any more, nothing does. */
async function comeOf(
  tx: Transaction,
  round: Round,
  { to, cadence }: Schedule,
  period: SaidPeriod,
  readers: readonly string[],
): Promise<Pick<Made, "outcome" | "ticket">> {
  if (to.kind === "desk")
    return { outcome: readers.length > 0 ? "letters" : "no_reader", ticket: null };
  const wanted = { subscription: to.subscription.id, contact: to.contact.id };
  const deliverable = await checkBeneficiary(tx, wanted, round.now);
  if (deliverable.ok)
    return { outcome: "ticket", ticket: await file(tx, round, { ...wanted, cadence, period }) };
  const { code } = deliverable.refusal;
  const isContract = code === "contract_over" || code === "unknown_subscription";
  return { outcome: isContract ? "contract_over" : "no_lead", ticket: null };
}

interface Delivery extends Pick<Schedule, "cadence"> {
  readonly subscription: string;
  readonly contact: string;
  readonly period: SaidPeriod;
}

/** Asks for the report as the beneficiary would (R-34-04): what delivers such requests delivers this one. */
async function file(
  tx: Transaction,
  { now, prefix, word }: Round,
  { subscription, contact, cadence, period }: Delivery,
): Promise<Reference> {
  const ground = await findGround(tx, subscription);
  if (ground === undefined) throw new Error("A contract that was just there is gone");
  const language = await findLanguage(tx, contact);
  const days = { first: period.firstDay.toString(), last: period.lastDay.toString() };
  const filing = {
    ...askingFor(period, ground),
    organisation: ground.organisation,
    subscription: ground.subscription,
    filer: as<"ContactId">(contact),
    channel: "found_by_desk",
    subject: word("reports:delivery.subject", language, days),
    description: word(`reports:delivery.planned.${cadence}`, language),
  } as const;
  const actor = { kind: "schedule" } as const;
  const filed = await fileWithin(tx, { prefix }, { actor, filing, idempotency: undefined, now });
  if (!filed.ok) throw new Error(`A planned report is not filed: ${filed.refusal.code}`);
  return filed.value.reference;
}

/** Who is told that nothing could be delivered: whoever planned it, or the managers once that person has left. */
async function answerable(
  tx: Transaction,
  { planned: { by } }: Schedule,
): Promise<readonly string[]> {
  return by.active ? [by.id] : listManagers(tx);
}
