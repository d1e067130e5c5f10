import type { CastEnvironment } from "#cast/environments.ts";
import { learn, type EnvironmentAct, type EnvironmentAt } from "#core/environments/history.ts";
import { insertEnvironment, saveEnvironment } from "#server/environment-keeping/index.ts";
import type { Transaction } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";
import type { Book } from "./book.ts";
import type { Shelf } from "./contracts.ts";

/** Systems are told of when the contract is young, and confirmed since. */
const RECORDED_DAYS_AGO = 380;

/** The system that a story is about: the production of its contract, as it was at that moment; none where there is none. */
export type SystemOf = (
  subscription: string | null,
  at: Temporal.Instant,
) => EnvironmentAt | undefined;

/** Writes the systems down, each first recorded and later confirmed by its own people. */
export async function insertEnvironments(
  tx: Transaction,
  environments: readonly CastEnvironment[],
  {
    book,
    shelf,
    now,
  }: { readonly book: Book; readonly shelf: Shelf; readonly now: Temporal.Instant },
): Promise<SystemOf> {
  const productions = new Map<string, { readonly at: Temporal.Instant } & EnvironmentAt>();
  const daysAgo = (days: number) => now.subtract({ hours: 24 * days });
  for (const { confirmedDaysAgo, facts, subscription, ...environment } of environments) {
    const id = newId<"EnvironmentId">();
    const place = {
      id,
      organisation: book.organisation(environment.organisation),
      product: shelf.product(environment.product).id,
      subscription: subscription === null ? null : book.subscription(subscription),
      name: environment.name,
      kind: environment.kind,
      by: { kind: "contact", id: book.contact(environment.toldBy) } as const,
    };
    const done = (version: number, act: EnvironmentAct, at: Temporal.Instant) => ({
      ...place,
      version,
      act,
      at,
      said: facts,
      facts: learn({}, facts, { at, by: place.by }),
    });
    const confirmedAt = daysAgo(confirmedDaysAgo);
    await insertEnvironment(tx, done(1, "recorded", daysAgo(RECORDED_DAYS_AGO)));
    await saveEnvironment(tx, done(2, "confirmed", confirmedAt));
    if (subscription !== null && environment.kind === "production")
      productions.set(subscription, { id, version: 2, at: confirmedAt });
  }
  return (subscription, at) => {
    const known = productions.get(subscription ?? "");
    if (known === undefined) return undefined;
    const isLater = Temporal.Instant.compare(at, known.at) >= 0;
    return { id: known.id, version: isLater ? 2 : 1 };
  };
}
