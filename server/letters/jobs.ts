import { z } from "zod";
import { instantAt, momentOf } from "#core/calendars/moment.ts";
import { isOpen, nextOpening } from "#core/calendars/service-time.ts";
import type { SettingsInForce } from "#core/procedure/settings.ts";
import type { Chain, TicketEvent } from "#core/tickets/events.ts";
import { readerOf } from "#core/tickets/letters.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { Database, Queries, Transaction } from "#server/platform/database.ts";
import { addJob, type Handlers, type JobOptions } from "#server/platform/jobs.ts";
import { messageIdOf, type Mail } from "#server/platform/mail.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { queueLater } from "./commands.ts";
import { ticketLetter, type LetterFacts } from "./mail.ts";
import {
  findStillNeeded,
  findToldEvent,
  listAssigneeReaders,
  listBeneficiaryReaders,
  type Reader,
} from "./store.ts";

const LETTER = "ticket-letter";
/** Of one reader among several; by a name that a worker of before, who would write to all of them, does not take. */
const READER_LETTER = "ticket-letter-to-reader";

interface Place {
  readonly event: TicketEvent;
  readonly chain: Chain;
  readonly sequence: number;
}

/** Queues the letter of each event that has one; it leaves only if the transaction commits. `before` is the ticket until then. */
export async function queueLetters(
  tx: Transaction,
  ticket: string,
  before: Pick<Ticket, "state" | "assignee">,
  places: readonly Place[],
): Promise<void> {
  const { state, assignee } = before;
  for (const { event, sequence } of places) {
    const to = readerOf(event, assignee);
    if (to !== null) await addJob(tx, LETTER, { ticket, sequence, to, state });
  }
}

const payload = z.object({
  ticket: z.string(),
  sequence: z.number(),
  to: z.enum(["filer", "assignee"]),
  state: z.string(),
});
type Queued = z.infer<typeof payload>;

const readerPayload = payload.extend({ reader: z.string() });

export interface LetterDeps {
  readonly database: Pick<Database, "desk">;
  readonly mail: Pick<Mail, "send">;
  readonly publicUrl: () => string;
  /** The present of whatever looks at service hours. */
  readonly clock: () => Temporal.Instant;
}

/**
 * Writes and sends the letters of tickets, each in its reader's language. Who reads one is asked when it leaves: a single reader
 * has it from the letter's own job, whoever that is by then; several have a job each, so that no bad address keeps the others
 * from theirs, or has theirs sent again.
 */
export function letterHandlers(deps: LetterDeps): Handlers {
  const { database } = deps;
  return {
    [LETTER]: async (given) => {
      const queued = payload.parse(given);
      const letter = await dueLetter(deps, queued, (tx, options) =>
        addJob(tx, LETTER, queued, options),
      );
      if (letter === undefined) return;
      const readers = await listReaders(database.desk, queued);
      const [only, ...others] = readers;
      if (others.length > 0) return queueLater(database, (tx) => queueEach(tx, queued, readers));
      if (only !== undefined) await send(deps, queued, letter, only);
    },
    [READER_LETTER]: async (given) => {
      const { reader: id, ...queued } = readerPayload.parse(given);
      const letter = await dueLetter(deps, queued, (tx, options) =>
        addJob(tx, READER_LETTER, { ...queued, reader: id }, options),
      );
      if (letter === undefined) return;
      const reader = (await listReaders(database.desk, queued)).find((one) => one.id === id);
      if (reader !== undefined) await send(deps, queued, letter, reader);
    },
  };
}

/** Under a key, since a job that died after this is done again. */
async function queueEach(
  tx: Transaction,
  queued: Queued,
  readers: readonly Reader[],
): Promise<void> {
  for (const { id } of readers)
    await addJob(
      tx,
      READER_LETTER,
      { ...queued, reader: id },
      { key: `${READER_LETTER}:${queued.ticket}:${queued.sequence}:${id}` },
    );
}

type Due = Pick<LetterFacts, "told" | "needed"> & SettingsInForce;

/**
 * What a letter says, where it is to leave now. A reminder that was answered since does not; one of the schedule whose job runs
 * late waits for the desk to open (R-32-27, R-32-28).
 */
async function dueLetter(
  { database, clock }: LetterDeps,
  { ticket, sequence }: Queued,
  queueAgain: (tx: Transaction, options: JobOptions) => Promise<void>,
): Promise<Due | undefined> {
  const told = await findToldEvent(database.desk, ticket, sequence);
  if (told === undefined) throw new Error(`No event ${sequence} on ticket ${ticket}`);
  const isReminder = told.type === "beneficiary-reminded";
  const needed = isReminder ? await findStillNeeded(database.desk, ticket) : null;
  // Answered since: there is nothing to be reminded of any more.
  if (isReminder && needed === null) return undefined;
  const settings = await settingsInForce(database.desk);
  const opening = openingOf(settings, clock());
  if (!isReminder || !told.isBySchedule || opening === undefined)
    return { ...settings, told, needed };
  await queueLater(database, (tx) => queueAgain(tx, { runAt: opening }));
  return undefined;
}

function listReaders(db: Queries, { ticket, to }: Queued): Promise<readonly Reader[]> {
  return to === "filer" ? listBeneficiaryReaders(db, ticket) : listAssigneeReaders(db, ticket);
}

async function send(
  { mail, publicUrl }: LetterDeps,
  { ticket, sequence, to, state }: Queued,
  letter: Due,
  reader: Reader,
): Promise<void> {
  const path = to === "filer" ? "tickets" : "console/tickets";
  const written = await ticketLetter({
    ...letter,
    reader,
    link: `${publicUrl()}/${path}/${letter.told.reference}`,
    state: state === "suspended" || state === "resolved" ? state : "other",
  });
  const messageId = messageIdOf(ticket, sequence, reader.email);
  if (written !== undefined) await mail.send({ ...written, messageId });
}

/** When the desk opens; undefined while it serves. */
function openingOf(
  { businessHours }: SettingsInForce,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const at = momentOf(now);
  return isOpen(businessHours, at) ? undefined : instantAt(nextOpening(businessHours, at));
}
