import type { SetOnce } from "#cast/settings.ts";
import { DEFAULT_SETTINGS } from "#core/procedure/settings.ts";
import type { Transaction } from "#server/platform/database.ts";
import { insertVersion } from "#server/procedure-settings/index.ts";
import type { Book } from "./book.ts";

/** What the desk has set of the procedure, in the order in which it was told. */
export async function insertSettings(
  tx: Transaction,
  settings: readonly SetOnce[],
  book: Book,
  now: Temporal.Instant,
): Promise<void> {
  for (const [index, { daysAgo, by, why, part }] of settings.entries())
    await insertVersion(tx, {
      version: index + 1,
      writtenAt: now.subtract({ hours: 24 * daysAgo }),
      agentId: book.agent(by),
      why,
      settings: { ...DEFAULT_SETTINGS, ...part },
    });
}
