import { z } from "zod";
import type { Transaction } from "#server/platform/database.ts";
import { addJob, type Handlers } from "#server/platform/jobs.ts";
import { deliverReport, type DeliveryDeps } from "./commands.ts";
import { now } from "#server/platform/time.ts";

const DELIVER = "deliver-report";

/** Has a report made and delivered on the ticket that asks for it, once the transaction commits. */
export async function queueReport(tx: Transaction, ticket: string): Promise<void> {
  await addJob(tx, DELIVER, { ticket });
}

const payload = z.object({ ticket: z.string() });

export function reportRequestHandlers(deps: DeliveryDeps): Handlers {
  return { [DELIVER]: (given) => deliverReport(deps, payload.parse(given).ticket, now()) };
}
