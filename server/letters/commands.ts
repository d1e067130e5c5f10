import { ok } from "#core/kit/result.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";

/** Has letters leave by jobs of their own: `queue` writes those down, in a transaction, since a job that runs has none. */
export async function queueLater(
  { desk }: Pick<Database, "desk">,
  queue: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await transact(desk, async (tx) => {
    await queue(tx);
    return ok(undefined);
  });
}
