import { z } from "zod";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { addJob, type Handlers } from "#server/platform/jobs.ts";
import { now } from "#server/platform/time.ts";
import { THRESHOLD } from "#server/warnings/index.ts";
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

/**
 * The same for every open ticket: a calendar has moved what they were granted, or the desk is warned at other shares.
 * @param tells whether the desk hears of what is found to be crossed.
 */
export async function queueEveryDue(tx: Transaction, tells = true): Promise<void> {
  await addJob(tx, KEEP_EVERY, { tells }, { key: `${KEEP_EVERY}:${tells ? "aloud" : "quietly"}` });
}

/** The same for the open tickets of a contract: what was announced for it moves what they are due by. */
export async function queueDuesUnder(tx: Transaction, subscription: string): Promise<void> {
  await addJob(tx, KEEP_UNDER, { subscription });
}

const payload = z.object({ ticket: z.string() });
const contractPayload = z.object({ subscription: z.string() });
const everyPayload = z.object({ tells: z.boolean().default(true) });

/** @param clock the present of every job. */
export function clockHandlers(
  { database }: { readonly database: Pick<Database, "desk"> },
  clock = now,
): Handlers {
  const keep = (given: unknown) => keepDue(database, payload.parse(given).ticket, clock());
  return {
    [KEEP]: keep,
    [THRESHOLD]: keep,
    [KEEP_EVERY]: async (given) => {
      await keepEveryDue(database, clock(), everyPayload.parse(given).tells);
    },
    [KEEP_UNDER]: async (given) => {
      await keepDuesUnder(database, contractPayload.parse(given).subscription, clock());
    },
    "keep-passed-dues": async () => {
      await keepPassedDues(database, clock());
    },
    "keep-missing-dues": async () => {
      await keepMissingDues(database, clock());
    },
  };
}
