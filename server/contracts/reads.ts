import type { SubscriptionLine } from "#api/people-views.ts";
import type { Subscription, TermsVersion } from "#core/contracts/subscription.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { inPortal, type Database, type Queries } from "#server/platform/database.ts";
import {
  findContract,
  findTerms,
  listContractsOf,
  listReleases,
  listSubscriptions,
  type Release,
  type SubscriptionRow,
} from "./store.ts";

type Active<Line> = Line & { readonly active: boolean };

/** Under which subscriptions the reader may file: for agents, those of the organisation on whose behalf they do. */
export async function readSubscriptions(
  database: Pick<Database, "desk" | "portal">,
  actor: Actor,
  organisationId: string | undefined,
  now: Temporal.Instant,
): Promise<Result<{ items: Active<SubscriptionRow>[] }, "forbidden">> {
  if (actor.kind === "contact") {
    const mine = await inPortal(database, actor.id, (tx) => listSubscriptions(tx, organisationId));
    return ok({ items: mine.map((one) => withActive(one, now)) });
  }
  const allowed = authorizeStaff(actor, "customers.read");
  if (!allowed.ok) return refuse("forbidden");
  const items = await listSubscriptions(database.desk, organisationId);
  return ok({ items: items.map((one) => withActive(one, now)) });
}

/** For whoever was already allowed to read the organisation. */
export async function readSubscriptionsOf(
  queries: Queries,
  organisationId: string,
  now: Temporal.Instant,
): Promise<SubscriptionLine[]> {
  const found = await listSubscriptions(queries, organisationId);
  return found.map(({ id, sku, product, offer, partner, startsOn, endsOn }) =>
    withActive({ id, sku, product, offer, partner, startsOn, endsOn }, now),
  );
}

/** Days are counted in UTC, as the desk's business hours are by default. */
function withActive<Line extends { readonly startsOn: string; readonly endsOn: string }>(
  line: Line,
  now: Temporal.Instant,
): Active<Line> {
  const today = now.toZonedDateTimeISO("UTC").toPlainDate().toString();
  return { ...line, active: line.startsOn <= today && today < line.endsOn };
}

/** Which releases there are is published: everyone who is signed in reads the same. */
export async function readReleases(
  database: Pick<Database, "desk" | "portal">,
  actor: Actor,
): Promise<{ items: Release[] }> {
  if (actor.kind === "agent") return { items: await listReleases(database.desk) };
  return { items: await inPortal(database, actor.id, listReleases) };
}

/**
 * Every contract of an organisation, past ones included, as coverage reads them. Under the portal role only those that
 * the reader may see: of the own organisation, or going through it.
 */
export function readContractsOf(
  queries: Queries,
  organisationId: string,
): Promise<readonly Subscription[]> {
  return listContractsOf(queries, organisationId);
}

/** One contract, whoever's; undefined also where the asking role may not see it. */
export function readSubscription(queries: Queries, id: string): Promise<Subscription | undefined> {
  return findContract(queries, id);
}

/** The terms that a ticket kept. */
export function readTermsVersion(
  queries: Queries,
  subscriptionId: string,
  version: number,
): Promise<TermsVersion | undefined> {
  return findTerms(queries, subscriptionId, version);
}
