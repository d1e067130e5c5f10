import type { Actor } from "#core/people/actor.ts";
import type { Authorized } from "#core/people/authorized.ts";
import type { TicketActor } from "#core/tickets/actor.ts";
import { authorizeOnTicket } from "#core/tickets/policy.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import { openPages, type KeptPages } from "#server/platform/kept-pages.ts";
import {
  findStamp,
  findTicketPage,
  type HistoryPart,
  type HistoryRow,
  type PageRow,
  type TicketPage,
} from "./store.ts";

/** A ticket's page that policy let this reader open, and their standing there. */
export interface Opened {
  readonly row: PageRow;
  readonly ticket: Authorized<Ticket, "act">;
  readonly standing: TicketActor;
  /** Newest first. */
  readonly history: readonly HistoryRow[];
}

/** First pages of tickets as they were read last, those of all agents as one and those of each contact apart. */
export type TicketPages = KeptPages<TicketPage>;

/** @param bytes of all together, about. */
export function openTicketPages(bytes: number): TicketPages {
  return openPages(bytes);
}

interface Asked {
  readonly actor: Actor;
  readonly reference: string;
}

/** Runs a question under the role of whoever asks: a contact's never leaves the portal's own. */
export function asReader<Answer>(
  database: Pick<Database, "desk" | "portal">,
  actor: Actor,
  read: (db: Queries) => Promise<Answer>,
): Promise<Answer> {
  return actor.kind === "contact" ? inPortal(database, actor.id, read) : read(database.desk);
}

/**
 * One ticket with a part of its history, if it is there for this reader. Whether it is, the database says each time, by its own
 * policies for contacts, and the desk's policy after it; only what a page says may be kept (decision 34).
 *
 * @param pages where the part is kept from one reading to the next; undefined for a part that is not.
 */
export async function openTicket(
  database: Pick<Database, "desk" | "portal">,
  asked: Asked,
  part: Omit<HistoryPart, "internal">,
  pages: TicketPages | undefined,
): Promise<Opened | undefined> {
  const page =
    (await findUnchanged(database, asked, pages)) ?? (await readAnew(database, asked, part, pages));
  if (page === undefined) return undefined;
  const access = authorizeOnTicket(asked.actor, page.ticket);
  return access.ok ? { ...page, ticket: access.value.scope, standing: access.value.as } : undefined;
}

/** To be called by whoever has just changed the ticket, to whom nobody need say that it is not what it was. */
export function forgetTicket(pages: TicketPages, asked: Asked): void {
  pages.forget(keyOf(asked));
}

async function findUnchanged(
  database: Pick<Database, "desk" | "portal">,
  asked: Asked,
  pages: TicketPages | undefined,
): Promise<TicketPage | undefined> {
  const kept = pages?.find(keyOf(asked));
  if (kept === undefined) return undefined;
  const found = await asReader(database, asked.actor, (db) =>
    findStamp(db, asked.reference, isInternal(asked)),
  );
  if (found?.stamp !== kept.stamp) return undefined;
  return { ...kept.page, row: { ...kept.page.row, warned: found.warned } };
}

async function readAnew(
  database: Pick<Database, "desk" | "portal">,
  asked: Asked,
  part: Omit<HistoryPart, "internal">,
  pages: TicketPages | undefined,
): Promise<TicketPage | undefined> {
  const page = await asReader(database, asked.actor, (db) =>
    findTicketPage(db, asked.reference, { ...part, internal: isInternal(asked) }),
  );
  if (page === undefined) pages?.forget(keyOf(asked));
  else pages?.keep(keyOf(asked), { stamp: page.row.stamp, page }, weightOf(page));
  return page;
}

function isInternal({ actor }: Asked): boolean {
  return actor.kind === "agent";
}

function keyOf({ actor, reference }: Asked): string {
  return `${actor.kind === "agent" ? "desk" : actor.id} ${reference}`;
}

const EVENT_WEIGHT = 1_000;
const FILE_WEIGHT = 300;

/** What is short is taken for as long as it mostly is. */
function weightOf({ history }: TicketPage): number {
  let weight = 3 * EVENT_WEIGHT;
  for (const { texts, attachments } of history) {
    weight += EVENT_WEIGHT + attachments.length * FILE_WEIGHT;
    for (const name in texts) weight += texts[name]?.length ?? 0;
  }
  return weight;
}
