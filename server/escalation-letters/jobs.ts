import { z } from "zod";
import { readerOf } from "#core/tickets/letters.ts";
import { escalationNews } from "#core/tickets/escalation-letters.ts";
import { writeInvitation } from "#core/tickets/invitation.ts";
import type { Chain, TicketEvent } from "#core/tickets/events.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import { SIDES, type Side } from "#core/tickets/vocabulary.ts";
import { findToldEvent } from "#server/letters/index.ts";
import type { Database, Queries, Transaction } from "#server/platform/database.ts";
import { sha256 } from "#server/platform/hash.ts";
import { addJob, type Handlers } from "#server/platform/jobs.ts";
import { messageIdOf, type Letter, type Mail } from "#server/platform/mail.ts";
import { now } from "#server/platform/time.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { escalationLetter, lateLetter, summaryOf } from "./mail.ts";
import { readConcerned, type Concerned } from "./reads.ts";
import {
  findCase,
  listKnown,
  listLate,
  listManagers,
  listToldCites,
  type EscalationCase,
} from "./store.ts";

const LETTER = "escalation-letter";
const LATE_LETTER = "late-acknowledgement-letter";

interface Place {
  readonly event: TicketEvent;
  readonly chain: Chain;
  readonly sequence: number;
}

/** Queues the letters of what is told of an escalation, one job for each reader, so that no bad address keeps the others from theirs. */
export async function queueEscalationLetters(
  tx: Transaction,
  ticket: string,
  { before, after }: { readonly before: Ticket; readonly after: Ticket },
  places: readonly Place[],
): Promise<void> {
  for (const { event, chain, sequence } of places) {
    const news = chain === "public" ? escalationNews(before, event, after) : undefined;
    if (news === undefined) continue;
    const escalation = after.escalations.length;
    const found = await getCase(tx, ticket, escalation);
    const { proposal = null, method = null } = news.calendar ?? {};
    // A closing has a letter of its own for the filer, which says as much; an invitation that is off has none.
    const isTold = method === null && readerOf(event, before.assignee) === "filer";
    const aside = [...actorAside(event), ...(isTold ? [before.filer] : [])];
    for (const side of news.sides)
      for (const { email } of await readersOf(tx, found, side, aside))
        await addJob(tx, LETTER, {
          ticket,
          escalation,
          sequence,
          side,
          to: keyOf(email),
          proposal,
          method,
        });
  }
}

/** To each manager, one letter of all escalations that were written down as late at that moment. */
export async function queueLateLetters(tx: Transaction, toldAt: Temporal.Instant): Promise<void> {
  for (const { id } of await listManagers(tx))
    await addJob(tx, LATE_LETTER, { toldAt: toldAt.toString(), agent: id });
}

/** Whoever acted knows already, unless it is to be put into calendars. */
function actorAside({ actor, type }: TicketEvent): readonly string[] {
  return actor.kind === "schedule" || type === "interaction-agreed" ? [] : [actor.id];
}

/** Everyone of that side but those who are left aside. */
async function readersOf(
  tx: Transaction,
  found: EscalationCase,
  side: Side,
  aside: readonly string[],
): Promise<readonly Concerned[]> {
  const concerned = await readConcerned(tx, found, side);
  const known = await listKnown(tx, { ids: aside, emails: [] });
  const left = new Set(known.map(({ email }) => keyOf(email)));
  return concerned.filter(({ email }) => !left.has(keyOf(email)));
}

async function getCase(db: Queries, ticket: string, escalation: number): Promise<EscalationCase> {
  const found = await findCase(db, ticket, escalation);
  if (found === undefined) throw new Error(`Nothing was escalated on ticket ${ticket}`);
  return found;
}

/** Jobs carry no address: who is meant is found again by this. */
const keyOf = (email: string): string => sha256(email.toLowerCase()).slice(0, 32);

const payload = z.object({
  ticket: z.string(),
  /** Which of the ticket, from 1: a letter that is late speaks of none that was raised since. */
  escalation: z.number(),
  sequence: z.number(),
  side: z.enum(SIDES),
  to: z.string(),
  proposal: z.number().nullable(),
  method: z.enum(["REQUEST", "CANCEL"]).nullable(),
});
type Queued = z.infer<typeof payload>;

const latePayload = z.object({ toldAt: z.string(), agent: z.string() });

export interface EscalationLetterDeps {
  readonly database: Pick<Database, "desk">;
  readonly mail: Pick<Mail, "send" | "deskName" | "deskAddress">;
  readonly publicUrl: () => string;
}

export function escalationHandlers(deps: EscalationLetterDeps): Handlers {
  const { desk } = deps.database;
  return {
    [LETTER]: async (given) => {
      const letter = await letterOf(deps, payload.parse(given));
      if (letter !== undefined) await deps.mail.send(letter);
    },
    [LATE_LETTER]: async (given) => {
      const { toldAt, agent } = latePayload.parse(given);
      const reader = (await listManagers(desk)).find(({ id }) => id === agent);
      const late = await listLate(desk, Temporal.Instant.from(toldAt));
      // Acknowledged meanwhile, or nobody's any more: there is nothing to tell.
      if (reader === undefined || late.length === 0) return;
      const told = { reader, late, link: `${deps.publicUrl()}/console/queues/escalated` };
      const letter = await lateLetter({ ...told, ...(await settingsInForce(desk)) });
      await deps.mail.send({ ...letter, messageId: messageIdOf("escalation", toldAt, agent) });
    },
  };
}

async function letterOf(
  { database: { desk }, mail, publicUrl }: EscalationLetterDeps,
  queued: Queued,
): Promise<Letter | undefined> {
  const { ticket, escalation, sequence, side, to } = queued;
  const found = await getCase(desk, ticket, escalation);
  const told = await findToldEvent(desk, ticket, sequence);
  const reader = (await readConcerned(desk, found, side)).find(({ email }) => keyOf(email) === to);
  if (told === undefined) throw new Error(`No event ${sequence} on ticket ${ticket}`);
  // No longer concerned: neither named in the contract nor one who may read the ticket.
  if (reader === undefined) return undefined;
  const path = side === "beneficiary" ? "tickets" : "console/tickets";
  const link = `${publicUrl()}/${path}/${told.reference}`;
  const settings = await settingsInForce(desk);
  const { cites: named } = found.escalation;
  const cites = side === "desk" ? named : await listToldCites(desk, reader.email, named);
  const letter = await escalationLetter({ told, found, cites, reader, link, ...settings });
  if (letter === undefined) return undefined;
  const identified = { ...letter, messageId: messageIdOf("escalation", ticket, sequence, to) };
  const interaction = found.escalation.interactions[(queued.proposal ?? 0) - 1];
  if (queued.method === null || interaction === undefined) return identified;
  const content = writeInvitation(
    {
      ...interaction,
      method: queued.method,
      uid: `${ticket}-${found.escalation.sequence}-${queued.proposal}@permanence`,
      sequence: queued.method === "CANCEL" ? 1 : 0,
      summary: await summaryOf(told, interaction.kind, reader.language),
      description: link,
      organizer: { name: mail.deskName, email: mail.deskAddress },
      attendee: reader,
    },
    now(),
  );
  return { ...identified, calendar: { method: queued.method, content } };
}
