import type { TicketView } from "#api/ticket-views.ts";
import type { CommandType } from "#core/tickets/commands.ts";
import { offerOf } from "#web/tickets/moment.ts";

const told = [
  "acknowledge-escalation",
  "record-interaction",
  "end-escalation",
  "propose-interaction",
] as const;

type Escalated = Pick<TicketView, "reference" | "escalations">;

/** What is written of one escalation is kept for that one: the next is another. */
export function escalationDraft(command: (typeof told)[number], ticket: Escalated): string {
  return draftOf(command, ticket.reference, ticket.escalations.at(-1)?.sequence ?? 0);
}

const draftOf = (command: string, reference: string, escalation: number): string =>
  `${command}:${reference}:${escalation}`;

/** The drafts of what can no longer be done. */
export function overdueDrafts(ticket: TicketView): string[] {
  const { reference, escalations } = ticket;
  const may = (command: CommandType) => offerOf(ticket, command)?.allowed === true;
  const last = escalations.at(-1);
  return escalations.flatMap((one) =>
    told
      .filter((command) => one !== last || !may(command))
      .map((command) => draftOf(command, reference, one.sequence)),
  );
}
