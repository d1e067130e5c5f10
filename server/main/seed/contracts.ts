import type { Product } from "#cast/products.ts";
import { dayOf, type Release } from "#cast/releases.ts";
import { termOf, type Offer, type Subscription } from "#cast/subscriptions.ts";
import type { Transaction } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";
import type { Book } from "./book.ts";

export interface Catalogue {
  readonly products: readonly Product[];
  readonly releases: readonly Release[];
  readonly offers: readonly Offer[];
}

/** Where the database keeps the products and offers that contracts name by keys. */
export interface Shelf {
  readonly product: (key: string) => string;
  readonly offer: (key: string) => string;
}

export async function insertCatalogue(
  tx: Transaction,
  { products, releases, offers }: Catalogue,
  today: Temporal.PlainDate,
): Promise<void> {
  const ids = new Map(products.map(({ key }) => [key, newId()]));
  const idOf = (key: string): string => ids.get(key) ?? unknownKey(key);
  await tx
    .insertInto("product")
    .values(products.map(({ key, name }) => ({ id: idOf(key), name })))
    .execute();
  await tx
    .insertInto("release")
    .values(
      releases.map((release) => ({
        id: newId(),
        product_id: idOf(release.product),
        version: release.version,
        released_on: dayOf(release, today).toString(),
        planned: "plannedInDays" in release,
      })),
    )
    .execute();
  await tx
    .insertInto("offer")
    .values(offers.map(({ name, phone = null }) => ({ id: newId(), name, phone })))
    .execute();
}

/** The shelf of a database that holds the catalogue already. */
export async function readShelf(tx: Transaction, { products, offers }: Catalogue): Promise<Shelf> {
  const stored = {
    products: await tx.selectFrom("product").select(["id", "name"]).execute(),
    offers: await tx.selectFrom("offer").select(["id", "name"]).execute(),
  };
  return { product: finder(products, stored.products), offer: finder(offers, stored.offers) };
}

export async function insertSubscriptions(
  tx: Transaction,
  subscriptions: readonly Subscription[],
  { book, shelf, today }: { book: Book; shelf: Shelf; today: Temporal.PlainDate },
): Promise<void> {
  const rows = subscriptions.map((subscription) => {
    const { startsOn, endsOn } = termOf(subscription, today);
    return {
      id: book.subscription(subscription.key),
      organisation_id: book.organisation(subscription.organisation),
      partner_id: book.partnerOf(subscription.key),
      product_id: shelf.product(subscription.product),
      offer_id: shelf.offer(subscription.offer),
      sku: subscription.sku,
      starts_on: startsOn.toString(),
      ends_on: endsOn.toString(),
    };
  });
  await tx.insertInto("subscription").values(rows).execute();
}

function finder(
  named: readonly { readonly key: string; readonly name: string }[],
  stored: readonly { readonly id: string; readonly name: string }[],
) {
  const names = new Map(named.map(({ key, name }) => [key, name]));
  const ids = new Map(stored.map(({ id, name }) => [name, id]));
  return (key: string): string => ids.get(names.get(key) ?? "") ?? unknownKey(key);
}

function unknownKey(key: string): never {
  throw new Error(`The catalogue knows nothing called ${key}`);
}
