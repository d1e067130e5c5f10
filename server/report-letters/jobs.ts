import { z } from "zod";
import { as, type OrganisationId } from "#core/kit/brand.ts";
import type { SaidPeriod } from "#core/reports/period.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { addJob, type Handlers } from "#server/platform/jobs.ts";
import { messageIdOf, type Mail } from "#server/platform/mail.ts";
import { loadWords, wordIn } from "#server/platform/words.ts";
import { viewReport } from "#server/report-words/index.ts";
import { readReport } from "#server/reports/index.ts";
import { missedLetter, reportLetter } from "./mail.ts";
import { findMade, findReader, type ToldReport } from "./store.ts";

const LETTER = "planned-report-letter";
const MISSED = "planned-report-missed-letter";

interface Queued {
  readonly schedule: string;
  readonly period: SaidPeriod;
  /** An agent. */
  readonly reader: string;
}

/** One job for each reader, so that no bad address keeps the others from theirs. */
export async function queueReportLetter(tx: Transaction, queued: Queued): Promise<void> {
  await addJob(tx, LETTER, payloadOf(queued));
}

/** To somebody who is to know that a report could not be delivered. */
export async function queueMissedLetter(tx: Transaction, queued: Queued): Promise<void> {
  await addJob(tx, MISSED, payloadOf(queued));
}

function payloadOf({ schedule, reader, period: { firstDay, lastDay } }: Queued) {
  return { schedule, reader, firstDay: firstDay.toString(), lastDay: lastDay.toString() };
}

const payload = z.object({
  schedule: z.string(),
  reader: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
});
type Payload = z.infer<typeof payload>;

export interface ReportLetterDeps {
  readonly database: Pick<Database, "desk" | "portal" | "replica">;
  readonly mail: Pick<Mail, "send">;
  readonly publicUrl: () => string;
}

/** Writes and sends the letters of planned reports, each in its reader's language. */
export function reportLetterHandlers(deps: ReportLetterDeps): Handlers {
  return {
    [LETTER]: (given) => sendReport(deps, payload.parse(given)),
    [MISSED]: (given) => sendMissed(deps, payload.parse(given)),
  };
}

async function sendReport(deps: ReportLetterDeps, about: Payload): Promise<void> {
  const { told, reader } = await find(deps, about);
  if (reader === undefined) return;
  const said = {
    firstDay: Temporal.PlainDate.from(about.firstDay),
    lastDay: Temporal.PlainDate.from(about.lastDay),
  };
  const made = await readReport(deps.database, reader.actor, {
    said,
    scope: scopeOf(told),
    now: told.at,
    // Its readers are agents: what the desk asks of itself is told them too.
    forDesk: true,
  });
  // Who may not have reports any more gets none; anything else was judged when it was planned, and is a mistake of ours.
  if (!made.ok && made.refusal.code === "forbidden") return;
  if (!made.ok) throw new Error(`A planned report is refused: ${made.refusal.code}`);
  const view = viewReport(made.value, wordIn(await loadWords()), reader.language);
  const link = `${deps.publicUrl()}/console/reports?${addressOf(about, told)}`;
  const letter = await reportLetter({ told, reader, view, link });
  await deps.mail.send({ ...letter, messageId: idOf(about) });
}

async function sendMissed(deps: ReportLetterDeps, about: Payload): Promise<void> {
  const { told, reader } = await find(deps, about);
  if (reader === undefined) return;
  const link = `${deps.publicUrl()}/console/reports/plans/${about.schedule}`;
  const letter = await missedLetter({ ...about, told, reader, link });
  await deps.mail.send({ ...letter, messageId: idOf(about) });
}

async function find({ database: { desk } }: ReportLetterDeps, about: Payload) {
  const told = await findMade(desk, about.schedule, about);
  if (told === undefined) throw new Error(`Nothing was made of the plan ${about.schedule}`);
  return { told, reader: await findReader(desk, about.reader) };
}

function scopeOf({ scope: { organisation, partner, product } }: ToldReport) {
  const branded = (id: string | null): OrganisationId | null =>
    id === null ? null : as<"OrganisationId">(id);
  return { organisation: branded(organisation), partner: branded(partner), product };
}

/** The console's address of the same report. */
function addressOf({ firstDay, lastDay }: Payload, { scope }: ToldReport): string {
  const named = Object.entries(scope).flatMap(([part, id]) => (id === null ? [] : [[part, id]]));
  return new URLSearchParams({ firstDay, lastDay, ...Object.fromEntries(named) }).toString();
}

function idOf({ schedule, firstDay, lastDay, reader }: Payload): string {
  return messageIdOf("report", schedule, firstDay, lastDay, reader);
}
