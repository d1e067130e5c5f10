import type { Product } from "#cast/products.ts";
import type { Programme } from "#cast/programme.ts";
import { dayOf, type Release } from "#cast/releases.ts";
import { termOf, type Offer, type Subscription } from "#cast/subscriptions.ts";
import { agreedTerms } from "#core/contracts/agreed-terms.ts";
import type { EscalationPoint, Terms } from "#core/contracts/terms.ts";
import type { Language } from "#core/people/actor.ts";
import { saveSwap } from "#server/contract-changes/index.ts";
import { insertProgramme } from "#server/catalogue/index.ts";
import { insertContract, insertTerms } from "#server/contracts/index.ts";
import { insertOffer, listOffers, type Offer as StoredOffer } from "#server/offers/index.ts";
import type { Transaction } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";
import type { Book, Cast } from "./book.ts";

/** In which the demo counts the days of its contracts. */
const zone = "Europe/Paris";

export interface Catalogue {
  readonly products: readonly Product[];
  readonly releases: readonly Release[];
  readonly offers: readonly Offer[];
  readonly programme: Programme;
}

/** Where the database keeps the products and offers that contracts name by keys. */
export interface Shelf {
  readonly product: (key: string) => { readonly id: string };
  readonly offer: (key: string) => StoredOffer;
}

export async function insertCatalogue(
  tx: Transaction,
  { products, releases, offers, programme }: Catalogue,
  today: Temporal.PlainDate,
): Promise<void> {
  const at = today.toZonedDateTime("UTC").toInstant();
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
  await insertProgramme(tx, idOf(programme.product), programme, at);
  for (const { name, source, terms } of offers)
    await insertOffer(tx, { id: newId(), name, source, terms }, { at, agentId: null, why: "" });
}

/** The shelf of a database that holds the catalogue already. */
export async function readShelf(tx: Transaction, { products, offers }: Catalogue): Promise<Shelf> {
  const stored = {
    products: await tx.selectFrom("product").select(["id", "name"]).execute(),
    offers: await listOffers(tx),
  };
  return { product: finder(products, stored.products), offer: finder(offers, stored.offers) };
}

interface Setting {
  readonly cast: Pick<Cast, "agents" | "contacts">;
  readonly book: Book;
  readonly shelf: Shelf;
  readonly today: Temporal.PlainDate;
}

/** Contracts with their terms, their escalation points and whom they name, each after the one that it renews. */
export async function insertSubscriptions(
  tx: Transaction,
  subscriptions: readonly Subscription[],
  setting: Setting,
): Promise<void> {
  const peopleOf = Map.groupBy(
    setting.cast.contacts.flatMap(({ memberships, ...person }) =>
      memberships.map(({ organisation, role }) => ({ ...person, organisation, role })),
    ),
    ({ organisation }) => organisation,
  );
  for (const subscription of subscriptions) {
    const { organisation, partner } = subscription;
    const people = [organisation, partner].flatMap((one) => peopleOf.get(one ?? "") ?? []);
    await insertSubscription(tx, subscription, { ...setting, people });
  }
}

interface Person {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly role: "contact" | "lead";
  readonly language: Language;
}

/** What the people of a contract are to it, as its customer reads it. */
const ROLES: Readonly<Record<Language, Readonly<Record<EscalationPoint["side"], string>>>> = {
  fr: { desk: "Responsable du support", beneficiary: "Responsable" },
  en: { desk: "Support manager", beneficiary: "Lead" },
};

async function insertSubscription(
  tx: Transaction,
  subscription: Subscription,
  { cast, book, shelf, today, people }: Setting & { readonly people: readonly Person[] },
): Promise<void> {
  const { key, organisation, product, sku, offer, began, renewalOf, unnamed = [] } = subscription;
  const { startsOn, endsOn } = termOf(subscription, today);
  const escalationPoints = pointsOf(cast, people);
  const given = { appliesWorkarounds: "beneficiary", escalationPoints } as const;
  const id = book.subscription(key);
  const termsOf = (offerKey: string): Terms =>
    agreedTerms({ ...given, extras: subscription.extras ?? [] }, shelf.offer(offerKey), {
      zone,
      kept: undefined,
    });
  const agreed = { at: startsOn.toZonedDateTime(zone).toInstant(), agentId: null, why: "" };
  const first = shelf.offer(began?.offer ?? offer);
  await insertContract(
    tx,
    {
      id,
      organisation: book.organisation(organisation),
      partner: book.partnerOf(key),
      products: [shelf.product(product).id],
      offer: first.id,
      sku,
      zone,
      startsOn,
      endsOn,
      renewalOf: renewalOf === undefined ? null : book.subscription(renewalOf),
      terms: termsOf(began?.offer ?? offer),
    },
    agreed,
  );
  const terms = termsOf(offer);
  if (began !== undefined) {
    const from = today.subtract({ days: began.untilDaysAgo });
    const then = { ...agreed, at: from.toZonedDateTime(zone).toInstant() };
    await insertTerms(tx, id, { version: 2, from, terms, offer: shelf.offer(offer).id }, then);
  }
  const named = people
    .filter((person) => !unnamed.includes(person.key))
    .slice(0, terms.namedContacts ?? people.length)
    .map((person) => book.contact(person.key));
  await saveSwap(tx, id, { named, unnamed: [] }, agreed.at);
}

/** The desk's managers, then whoever leads on the side of the beneficiary; `people` begins with the customer's own. */
function pointsOf({ agents }: Pick<Cast, "agents">, people: readonly Person[]): EscalationPoint[] {
  const roles = ROLES[people[0]?.language ?? "fr"];
  const managers = agents.filter((agent) => agent.roles.includes("manager"));
  const leads = people.filter(({ role }) => role === "lead");
  return [
    ...managers.map(({ name, email }) => ({ side: "desk" as const, name, email })),
    ...leads.map(({ name, email }) => ({ side: "beneficiary" as const, name, email })),
  ].map((point) => ({ ...point, role: roles[point.side], phone: null }));
}

function finder<Stored extends { readonly name: string }>(
  named: readonly { readonly key: string; readonly name: string }[],
  stored: readonly Stored[],
) {
  const names = new Map(named.map(({ key, name }) => [key, name]));
  const byName = new Map(stored.map((one) => [one.name, one]));
  return (key: string): Stored => byName.get(names.get(key) ?? "") ?? unknownKey(key);
}

function unknownKey(key: string): never {
  throw new Error(`The catalogue knows nothing called ${key}`);
}
