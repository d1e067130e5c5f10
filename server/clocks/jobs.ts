import { z } from "zod";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { addJob, type Handlers } from "#server/platform/jobs.ts";
import { now } from "#server/platform/time.ts";
import {
  keepDue,
  keepDuesUnder,
  keepEveryDue,
  keepMissingDues,
  keepPassedDues,
} from "./commands.ts";

export const CLOCK_CRONTAB = "*/5 * * * * keep-missing-dues\n* * * * * keep-passed-dues";
const KEEP = "keep-due";
const KEEP_EVERY = "keep-every-due";
const KEEP_UNDER = "keep-dues-under";

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

/** The same for every open ticket: a calendar has moved what they were granted. */
export async function queueEveryDue(tx: Transaction): Promise<void> {
  await addJob(tx, KEEP_EVERY, {}, { key: KEEP_EVERY });
}

/** The same for the open tickets of a contract: what was announced for it moves what they are due by. */
export async function queueDuesUnder(tx: Transaction, subscription: string): Promise<void> {
  await addJob(tx, KEEP_UNDER, { subscription });
}

const payload = z.object({ ticket: z.string() });
const contractPayload = z.object({ subscription: z.string() });

export function clockHandlers({
  database,
}: {
  readonly database: Pick<Database, "desk">;
}): Handlers {
  return {
    [KEEP]: (given) => keepDue(database, payload.parse(given).ticket, now()),
    [KEEP_EVERY]: async () => {
      await keepEveryDue(database, now());
    },
    [KEEP_UNDER]: async (given) => {
      await keepDuesUnder(database, contractPayload.parse(given).subscription, now());
    },
    "keep-passed-dues": async () => {
      await keepPassedDues(database, now());
    },
    "keep-missing-dues": async () => {
      await keepMissingDues(database, now());
    },
  };
}
