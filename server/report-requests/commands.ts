import { ok } from "#core/kit/result.ts";
import { readSaidPeriod, type SaidPeriod } from "#core/reports/period.ts";
import { decide } from "#core/tickets/decide.ts";
import { happensAt } from "#core/tickets/happens-at.ts";
import { authorizeSchedule } from "#core/tickets/policy.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import { insertLoose } from "#server/attachments/index.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import type { Database } from "#server/platform/database.ts";
import type { Files } from "#server/platform/files.ts";
import { newId } from "#server/platform/identity.ts";
import { makePdf } from "#server/platform/papers.ts";
import { transact } from "#server/platform/transact.ts";
import { loadWords, wordIn } from "#server/platform/words.ts";
import { record } from "#server/recording/index.ts";
import { paperOf } from "#server/report-papers/index.ts";
import { viewReport } from "#server/report-words/index.ts";
import { readReport } from "#server/reports/index.ts";
import { membershipsOf } from "#server/standing/index.ts";
import { findTicket, lockTicket } from "#server/ticket-rows/index.ts";
import { findRequest, type ReportRequest } from "./store.ts";

export interface DeliveryDeps {
  readonly database: Pick<Database, "desk" | "portal" | "replica">;
  readonly files: Pick<Files, "write" | "remove">;
}

const PAPER_MAX_BYTES = 50_000_000;

/**
 * Makes the report that a request asks for and delivers it there, once (R-34-04), as whoever filed it may read it. Where that
 * person leads nobody or no more, or the days were said in other words, the request waits for an agent like any other.
 */
export async function deliverReport(
  deps: DeliveryDeps,
  ticket: string,
  now: Temporal.Instant,
): Promise<void> {
  const { desk } = deps.database;
  const request = await findRequest(desk, ticket);
  const said = readSaidPeriod(request?.period ?? "");
  if (request === undefined || said === undefined || request.delivered) return;
  const made = await makeFor(deps, request, said);
  if (made === undefined) return;
  const id = newId<"AttachmentId">();
  const written = await deps.files.write(id, chunks(made.paper), PAPER_MAX_BYTES);
  if (!written.ok) throw new Error(`A report is refused: ${written.refusal.code}`);
  const { bytes: size, sha256 } = written.value;
  const file = { id, name: made.name, mediaType: "application/pdf", size, sha256, uploadedAt: now };
  const settings = await settingsInForce(desk);
  const delivered = await transact(desk, async (tx) => {
    const { stored } = await lockTicket(tx, request.reference, undefined);
    const again = await findRequest(tx, ticket);
    if (stored === undefined || stored.ticket.state === "closed" || again?.delivered !== false)
      return ok(false);
    await insertLoose(tx, { ...file, uploader: { kind: "schedule" } });
    const { scope, as: actor } = authorizeSchedule(stored.ticket);
    const command = { type: "reply", text: made.text, attachments: [id] } as const;
    // Making it took its time: whatever was said on the ticket meanwhile came before.
    const situation = { now: happensAt(now, stored.ticket), settings };
    const decision = decide(stored.ticket, actor, command, situation);
    if (!decision.ok) throw new Error(`A delivery is refused: ${decision.refusal.code}`);
    const recorded = await record(tx, { ...stored, ticket: scope }, decision.value, null);
    return recorded.ok ? ok(true) : recorded;
  }).catch(async (error: unknown) => {
    // Nobody knows of the file then: the next attempt writes its own.
    await deps.files.remove(id);
    throw error;
  });
  if (!delivered.ok || !delivered.value) await deps.files.remove(id);
}

async function makeFor(
  { database }: DeliveryDeps,
  { reference, language }: ReportRequest,
  said: SaidPeriod,
): Promise<{ paper: Buffer; text: string; name: string } | undefined> {
  const { desk } = database;
  const stored = await findTicket(desk, reference);
  if (stored === undefined) return undefined;
  const { filer: id, filedAt } = stored.ticket;
  const memberships = await membershipsOf(desk, id);
  const scope = scopeOf(stored.ticket);
  const actor = { kind: "contact", id, memberships } as const;
  const made = await readReport(database, actor, { scope, said, now: filedAt });
  // Whoever leads nobody gets none. The rest was judged at the filing, and may have changed since: the filer left, or another
  // contract came whose days are other days.
  if (!made.ok) return undefined;
  const word = wordIn(await loadWords());
  const view = viewReport(made.value, word, language);
  const days = { first: view.period.firstDay, last: view.period.lastDay };
  return {
    paper: await makePdf(paperOf(view, word, language)),
    text: word("reports:delivery.text", language, days),
    name: word("reports:delivery.file", language, days),
  };
}

/**
 * Whoever sees the ticket reads what is delivered on it: where it goes through a partner, the report is of what went through
 * that partner and of nothing else.
 */
function scopeOf({ organisation, partner }: Ticket) {
  return { organisation, partner, product: null };
}

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
