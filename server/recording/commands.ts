import type { ProblemCode } from "#api/problems.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import type { Authorized } from "#core/people/authorized.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import { apply } from "#core/tickets/fold.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import { queueConsidering, settleAlert } from "#server/alerts/index.ts";
import { handIn, saltLoose } from "#server/attachments/index.ts";
import { queueDue } from "#server/clocks/index.ts";
import { appendEvents } from "#server/events/index.ts";
import { queueEscalationLetters } from "#server/escalation-letters/index.ts";
import { queueLetters } from "#server/letters/index.ts";
import type { Transaction } from "#server/platform/database.ts";
import { notify } from "#server/platform/notify.ts";
import { saveTicket, type StoredTicket } from "#server/ticket-rows/index.ts";

/** A ticket on which policy let the giver of a command act: nothing is recorded on any other. */
export type Allowed = Omit<StoredTicket, "ticket"> & { readonly ticket: Authorized<Ticket, "act"> };

/**
 * Appends what was decided, saves the ticket that it makes, and says so: all of it, or nothing.
 * @param actor whose files are handed in with it; null for the schedule, which hands in what the desk made.
 */
export async function record(
  tx: Transaction,
  stored: Allowed,
  decided: readonly TicketEvent[],
  actor: Pick<Actor, "kind" | "id"> | null,
): Promise<Result<Ticket, Extract<ProblemCode, "unknown_attachment">>> {
  const { alert, ticket: before } = stored;
  const settled = alert === undefined ? [] : await settleAlert(tx, alert, before, decided);
  const events = [...settled, ...decided];
  const attached = events.flatMap((event) => event.attachments);
  const files = await saltLoose(tx, attached, actor ?? { kind: "schedule" });
  if (files === undefined) return refuse("unknown_attachment", { field: "attachments" });
  const hashes = new Map([...files].map(([id, { hash }]) => [id, hash]));
  const appended = await appendEvents(tx, stored.id, stored.heads, events, hashes);
  for (const { event, chain, sequence } of appended.places) {
    const handedIn = new Map(
      [...files].filter(([id]) => event.attachments.some((attachment) => attachment === id)),
    );
    await handIn(tx, handedIn, { ticket: stored.id, chain, sequence });
  }
  const ticket = events.reduce<Ticket>(apply, stored.ticket);
  const after = { ...stored, ticket, heads: appended.heads };
  await saveTicket(tx, after);
  await announce(
    tx,
    after,
    appended.places.some(({ chain }) => chain === "public"),
  );
  await queueLetters(tx, stored.id, stored.ticket, appended.places);
  const around = { before: stored.ticket, after: ticket };
  await queueEscalationLetters(tx, stored.id, around, appended.places);
  await queueDue(tx, stored.id, ticket);
  await queueConsidering(tx, stored.reference, ticket, appended.places);
  return ok(ticket);
}

/** Tells every web process that a ticket changed: what it is and whose, never what changed. */
export async function announce(
  tx: Transaction,
  { reference, ticket }: Pick<StoredTicket, "reference" | "ticket">,
  isPublic: boolean,
): Promise<void> {
  const { organisation, partner, filer, publicSequence, internalSequence } = ticket;
  const scope = { organisation, partner, filer };
  await notify(tx, {
    kind: "ticket",
    reference,
    ...scope,
    publicSequence,
    internalSequence,
    public: isPublic,
  });
}
