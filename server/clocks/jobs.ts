import { z } from "zod";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { addJob, type Handlers } from "#server/platform/jobs.ts";
import { now } from "#server/platform/time.ts";
import { keepDue, keepMissingDues } from "./commands.ts";

export const CLOCK_CRONTAB = "*/5 * * * * keep-missing-dues";
const KEEP = "keep-due";

/**
 * Has kept, once the transaction commits, when a ticket is due next: its page computes that itself, and the queue by due
 * time can wait half a second for what a command need not. One that no contract covers has nothing to keep.
 */
export async function queueDue(
  tx: Transaction,
  ticket: string,
  { subscription, covered }: Pick<Ticket, "subscription" | "covered">,
): Promise<void> {
  if (subscription !== null && covered !== false) await addJob(tx, KEEP, { ticket });
}

const payload = z.object({ ticket: z.string() });

export function clockHandlers({
  database,
}: {
  readonly database: Pick<Database, "desk">;
}): Handlers {
  return {
    [KEEP]: (given) => keepDue(database, payload.parse(given).ticket, now()),
    "keep-missing-dues": async () => {
      await keepMissingDues(database, now());
    },
  };
}
