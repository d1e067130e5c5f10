import { z } from "zod";
import { instantAt, momentOf } from "#core/calendars/moment.ts";
import { isOpen, nextOpening } from "#core/calendars/service-time.ts";
import type { SettingsInForce } from "#core/procedure/settings.ts";
import type { Chain, TicketEvent } from "#core/tickets/events.ts";
import { readerOf } from "#core/tickets/letters.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { addJob, type Handlers } from "#server/platform/jobs.ts";
import { messageIdOf, type Mail } from "#server/platform/mail.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { postpone } from "./commands.ts";
import { ticketLetter } from "./mail.ts";
import {
  findStillNeeded,
  findToldEvent,
  listAssigneeReaders,
  listBeneficiaryReaders,
} from "./store.ts";

const LETTER = "ticket-letter";

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

export interface LetterDeps {
  readonly database: Pick<Database, "desk">;
  readonly mail: Pick<Mail, "send">;
  readonly publicUrl: () => string;
  /** The present of whatever looks at service hours. */
  readonly clock: () => Temporal.Instant;
}

/**
 * Writes and sends the letters of tickets, each in its reader's language. A reminder of the schedule whose job runs late waits
 * for the desk to open (R-32-27, R-32-28).
 */
export function letterHandlers({ database, mail, publicUrl, clock }: LetterDeps): Handlers {
  return {
    [LETTER]: async (given) => {
      const letter = payload.parse(given);
      const { ticket, sequence, to, state } = letter;
      const told = await findToldEvent(database.desk, ticket, sequence);
      if (told === undefined) throw new Error(`No event ${sequence} on ticket ${ticket}`);
      const isReminder = told.type === "beneficiary-reminded";
      const needed = isReminder ? await findStillNeeded(database.desk, ticket) : null;
      // Answered since: there is nothing to be reminded of any more.
      if (isReminder && needed === null) return;
      const settings = await settingsInForce(database.desk);
      const opening = openingOf(settings, clock());
      if (isReminder && told.isBySchedule && opening !== undefined)
        return postpone(database, (tx) => addJob(tx, LETTER, letter, { runAt: opening }));
      const readers = await (to === "filer" ? listBeneficiaryReaders : listAssigneeReaders)(
        database.desk,
        ticket,
      );
      const path = to === "filer" ? "tickets" : "console/tickets";
      for (const reader of readers) {
        const written = await ticketLetter({
          ...settings,
          told,
          needed,
          reader,
          link: `${publicUrl()}/${path}/${told.reference}`,
          state: state === "suspended" || state === "resolved" ? state : "other",
        });
        const messageId = messageIdOf(ticket, sequence, reader.email);
        if (written !== undefined) await mail.send({ ...written, messageId });
      }
    },
  };
}

/** When the desk opens; undefined while it serves. */
function openingOf(
  { businessHours }: SettingsInForce,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const at = momentOf(now);
  return isOpen(businessHours, at) ? undefined : instantAt(nextOpening(businessHours, at));
}
