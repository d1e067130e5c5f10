import type { Terms } from "#core/contracts/terms.ts";
import { insertTerms, readTermsAt } from "#server/contracts/index.ts";
import type { World } from "./world.ts";

/** Amends a contract of the world from today on: it says this instead, and all else as before. */
export async function amendTerms(
  world: World,
  key: keyof World["subscriptions"],
  now: Temporal.Instant,
  differing: Partial<Terms>,
): Promise<void> {
  const subscription = world.subscriptions[key];
  const from = now.toZonedDateTimeISO("UTC").toPlainDate();
  await world.context.database.desk.transaction().execute(async (tx) => {
    const before = await readTermsAt(tx, subscription, now);
    if (before === undefined) throw new Error("The contract has no terms yet");
    const { id: offer } = await tx.selectFrom("offer").select("id").executeTakeFirstOrThrow();
    const terms = { ...before.terms, ...differing };
    await insertTerms(
      tx,
      subscription,
      { version: before.version + 1, from, terms, offer },
      { at: now, agentId: null, why: "" },
    );
  });
}
