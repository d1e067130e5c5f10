import { beginningOf } from "#core/tickets/chain.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import { fold } from "#core/tickets/fold.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { Queries } from "#server/platform/database.ts";
import { sha256 } from "#server/platform/hash.ts";
import { instantOf } from "#server/platform/time.ts";
import { findTicket } from "#server/ticket-rows/index.ts";

/** The parts of a stored ticket that must agree: its row, its events, and where its chains end. */
export async function storedTicket(db: Queries, reference: string) {
  const stored = await findTicket(db, reference);
  if (stored === undefined) throw new Error(`No ticket ${reference}`);
  const rows = await db
    .selectFrom("event")
    .selectAll()
    .where("ticket_id", "=", stored.id)
    .orderBy("sequence")
    .execute();
  const of = (chain: string) => rows.filter((row) => row.chain === chain);
  const ends = (chain: "public" | "internal") => ({
    sequence: of(chain).length,
    hash: of(chain).at(-1)?.hash.toString("hex") ?? beginningOf(reference, sha256),
  });
  const [filed, ...rest] = of("public");
  // Internal events change nothing that public ones read, so any order that keeps each chain's own will do.
  const told = [filed, ...of("internal"), ...rest].flatMap((row) =>
    row === undefined ? [] : [eventOf(row)],
  );
  return {
    id: stored.id,
    row: stored.ticket,
    fold: fold(told),
    heads: stored.heads,
    ends: { public: ends("public"), internal: ends("internal") },
    sequences: {
      public: of("public").map(({ sequence }) => sequence),
      internal: of("internal").map(({ sequence }) => sequence),
    },
  };
}

function eventOf(row: { at: Date; type: string; actor: unknown; payload: unknown }): TicketEvent {
  const { at, type, actor, payload } = row;
  return { type, at: instantOf(at), actor, payload, texts: {}, attachments: [] } as never;
}

/** As JSON has it, so that two tickets compare by what they say. */
export function plainly(ticket: Ticket): unknown {
  return JSON.parse(JSON.stringify(ticket));
}
