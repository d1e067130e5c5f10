import { ok } from "#core/kit/result.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";

/** Has a letter leave later: `queue` writes its job down anew, in a transaction of its own, since a job that runs has none. */
export async function postpone(
  { desk }: Pick<Database, "desk">,
  queue: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await transact(desk, async (tx) => {
    await queue(tx);
    return ok(undefined);
  });
}
