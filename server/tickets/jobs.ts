import type { Chain, EventType, TicketEvent } from "#core/tickets/events.ts";
import type { Transaction } from "#server/platform/database.ts";
import { addJob } from "#server/platform/jobs.ts";

/** What is told by letter, and to whom: the beneficiary who must act, or the agent who must know. */
const LETTERS: Partial<Record<EventType, "filer" | "assignee">> = {
  "information-requested": "filer",
  "conclusion-proposed": "filer",
  "beneficiary-reminded": "filer",
  "ticket-rejected": "filer",
  "closed-unanswered": "filer",
  "reply-added": "filer",
  "severity-declared": "assignee",
};

/** Queues the letter of each event that has one; it leaves only if the transaction commits. */
export async function queueLetters(
  tx: Transaction,
  ticket: string,
  places: readonly {
    readonly event: TicketEvent;
    readonly chain: Chain;
    readonly sequence: number;
  }[],
): Promise<void> {
  for (const { event, sequence } of places) {
    const to = LETTERS[event.type];
    const isOwnWord = event.type === "reply-added" && event.actor.kind === "contact";
    const byPhone = event.type === "beneficiary-reminded" && event.payload.channel === "phone";
    if (to === undefined || isOwnWord || byPhone) continue;
    await addJob(
      tx,
      "ticket-letter",
      { ticket, sequence, to },
      { key: `letter:${ticket}:${sequence}` },
    );
  }
}
