import { groundOf } from "#core/on-call/calling.ts";
import type { Chain, TicketEvent } from "#core/tickets/events.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { AlertGround } from "#core/tickets/vocabulary.ts";
import type { Transaction } from "#server/platform/database.ts";
import { addJob, removeJob } from "#server/platform/jobs.ts";
import { setTimers } from "#server/platform/timers.ts";

/** Looks whether a ticket calls whoever is on duty. */
export const CONSIDER_ALERT = "consider-alert";
/** Calls the next, where nobody acknowledged in time. */
export const PASS_ON_ALERT = "pass-on-alert";
/** Tells one step of an alert by one door. */
export const TELL_ALERT = "tell-alert";

/** An event with its place in its chain. */
interface Place {
  readonly event: TicketEvent;
  readonly chain: Chain;
  readonly sequence: number;
}

/**
 * Has looked at, once the transaction commits, whether what happened calls whoever is on duty. Where no contract covers the
 * ticket nothing can.
 */
export async function queueConsidering(
  tx: Transaction,
  reference: string,
  { subscription, covered }: Pick<Ticket, "subscription" | "covered">,
  places: readonly Place[],
): Promise<void> {
  if (subscription === null || covered === false) return;
  const calling = places
    .filter(({ chain }) => chain === "public")
    .map(({ event, sequence }) => ({ ground: groundOf(event), sequence }))
    .findLast((one): one is { ground: AlertGround; sequence: number } => one.ground !== undefined);
  if (calling !== undefined) await addJob(tx, CONSIDER_ALERT, { reference, ...calling });
}

const keyOf = (alert: string): string => `alert ${alert}`;

/**
 * One timer for each alert: the later one takes the place of the one before. Where the database's clock is ahead of the
 * worker's, it waits a second, or the two would pass it back and forth, each time under the ticket's lock.
 */
export async function queuePassingOn(
  tx: Transaction,
  { id, step }: { readonly id: string; readonly step: number },
  due: Temporal.Instant,
): Promise<void> {
  await setTimers(tx, PASS_ON_ALERT, [
    { key: keyOf(id), payload: { alert: id, step }, runAt: due },
  ]);
}

export async function cancelPassingOn(tx: Transaction, alert: string): Promise<void> {
  await removeJob(tx, keyOf(alert));
}

export async function queueTelling(tx: Transaction, notices: readonly { id: string }[]) {
  for (const { id } of notices) await addJob(tx, TELL_ALERT, { notice: id });
}
