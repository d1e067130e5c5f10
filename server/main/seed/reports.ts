import { instantAt, momentOf } from "#core/calendars/moment.ts";
import { nextOpening } from "#core/calendars/service-time.ts";
import type { Timetable } from "#core/calendars/timetable.ts";
import type { Cadence } from "#core/reports/schedule.ts";
import { insertMade } from "#server/report-makings/index.ts";
import { beginAnew, insertSchedule } from "#server/report-schedules/index.ts";
import type { Transaction } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";
import type { Book } from "./book.ts";

const PLANNED_DAYS_AGO = 100;
/** In which the demo's contracts count their days. */
const ZONE = "Europe/Paris";
const PLANNER = "helene-marchand";
const READERS = ["helene-marchand", "nadia-belkacem", "thomas-riviere"] as const;
const everything = { organisation: null, partner: null, product: null } as const;

/** What the demo's manager planned: every month all of it for the desk, and every quarter for a customer its own. */
export async function insertPlans(
  tx: Transaction,
  book: Book,
  { now, hours }: { readonly now: Temporal.Instant; readonly hours: Timetable },
): Promise<void> {
  const nobody = { ...everything, agents: [], subscription: null, contact: null };
  const plan = async (cadence: Cadence, more: object): Promise<string> => {
    const id = newId();
    const at = now.subtract({ hours: 24 * PLANNED_DAYS_AGO });
    const by = { at, agentId: book.agent(PLANNER) };
    await insertSchedule(tx, { id, said: { ...nobody, cadence, ...more } }, by);
    await beginAnew(tx, id, now, hours);
    return id;
  };
  await plan("quarterly", {
    subscription: book.subscription("arvor-premium"),
    contact: book.contact("claire-martin"),
  });
  const id = await plan("monthly", { agents: READERS.map((key) => book.agent(key)) });
  const dayAfter = now.toZonedDateTimeISO(ZONE).toPlainDate().with({ day: 1 });
  for (const months of [2, 1]) {
    const firstDay = dayAfter.subtract({ months });
    const lastDay = firstDay.add({ months: 1 }).subtract({ days: 1 });
    const over = firstDay.add({ months: 1 }).toZonedDateTime(ZONE).toInstant();
    const at = instantAt(nextOpening(hours, momentOf(over)));
    // Of a demo that begins on such a morning, the last is still to be made.
    if (Temporal.Instant.compare(at, now) > 0) continue;
    const made = { at, outcome: "letters", ticket: null } as const;
    await insertMade(tx, { id, scope: everything }, { firstDay, lastDay }, made);
  }
}
