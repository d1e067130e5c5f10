import type { ObjectivesOnce } from "#cast/objectives.ts";
import { insertVersion } from "#server/objectives/index.ts";
import type { Transaction } from "#server/platform/database.ts";
import type { Book } from "./book.ts";

/** What the desk asks of itself, in the order in which it was said. */
export async function insertObjectives(
  tx: Transaction,
  objectives: readonly ObjectivesOnce[],
  book: Book,
  now: Temporal.Instant,
): Promise<void> {
  for (const [index, { daysAgo, by, why, levels }] of objectives.entries())
    await insertVersion(tx, {
      version: index + 1,
      writtenAt: now.subtract({ hours: 24 * daysAgo }),
      agentId: book.agent(by),
      why,
      levels,
    });
}
