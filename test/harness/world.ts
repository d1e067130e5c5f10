import type { Terms } from "#core/contracts/terms.ts";
import { as } from "#core/kit/brand.ts";
import type { MemberRole, OrganisationKind, Sight, StaffRole } from "#core/people/actor.ts";
import type { Severity } from "#core/tickets/vocabulary.ts";
import type { Transaction } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";
import { openSessions, type Sessions } from "#server/platform/sessions.ts";
import { now } from "#server/platform/time.ts";
import { insertContract } from "#server/contracts/index.ts";
import { insertOrganisation, savePartnerships } from "#server/organisations/index.ts";
import { insertAgent, insertContact, insertMembership } from "#server/people/index.ts";
import { insertAccount } from "#server/sign-in/index.ts";
import { openDesk, type Client, type TestDesk } from "./desk.ts";

export const PASSWORD = "un cheval de trait blanc";

export interface Somebody {
  readonly kind: "agent" | "contact";
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
}

export type PersonKey = (typeof AGENTS)[number]["key"] | (typeof CONTACTS)[number]["key"];

export interface World extends TestDesk {
  readonly people: Readonly<Record<PersonKey, Somebody>>;
  readonly organisations: typeof ORGANISATIONS;
  /** `kerlann` goes through Numérika; `orvalis` is of the rival. */
  readonly subscriptions: typeof SUBSCRIPTIONS;
  readonly release: string;
  /** The typed client of this person, signed in. */
  as(person: PersonKey): Client;
  /** The cookie of that client. */
  cookieOf(person: PersonKey): string;
}

const ORGANISATIONS = {
  arvor: newId<"OrganisationId">(),
  kerlann: newId<"OrganisationId">(),
  numerika: newId<"OrganisationId">(),
  orvalis: newId<"OrganisationId">(),
} as const;
const SUBSCRIPTIONS = {
  arvor: newId<"SubscriptionId">(),
  kerlann: newId<"SubscriptionId">(),
  orvalis: newId<"SubscriptionId">(),
} as const;

const names: Record<keyof typeof ORGANISATIONS, [string, OrganisationKind]> = {
  arvor: ["Groupe Arvor", "customer"],
  kerlann: ["Ville de Kerlann", "customer"],
  numerika: ["Numérika", "partner"],
  orvalis: ["Mutuelle Orvalis", "customer"],
};

const agent = <const Key extends string>(
  key: Key,
  name: string,
  level: 1 | 2,
  ...roles: StaffRole[]
) => ({ key, name, level, roles });
const AGENTS = [
  agent("nadia", "Nadia Benali", 1, "agent"),
  agent("second", "Hugo Lantier", 2, "agent"),
  agent("manager", "Marc Delorme", 2, "manager"),
  agent("admin", "Anne Vasseur", 2, "administrator"),
] as const;

const contact = <const Key extends string>(
  key: Key,
  name: string,
  organisation: keyof typeof ORGANISATIONS,
  role: MemberRole,
  sees: Sight,
) => ({ key, name, organisation, role, sees });
const CONTACTS = [
  contact("claire", "Claire Martin", "arvor", "contact", "all"),
  contact("lead", "Luc Perrin", "arvor", "lead", "all"),
  contact("own", "Odile Renaud", "arvor", "contact", "own"),
  contact("kerlann", "Katell Le Goff", "kerlann", "contact", "all"),
  contact("partner", "Paul Nguyen", "numerika", "contact", "all"),
  contact("rival", "Rosa Marchetti", "orvalis", "lead", "all"),
] as const;

/** Slow on purpose, and the same for all. */
let hashed: Promise<string> | undefined;

/** A desk with someone of every kind, and a rival who must never learn of the others. */
export async function openWorld(
  environment: Readonly<Record<string, string>> = {},
  clock = now,
): Promise<World> {
  const desk = await openDesk(environment, clock);
  const { database, authSecret } = desk.context;
  const sessions = await openSessions({ desk: database.desk, secret: authSecret, secure: false });
  const hash = await (hashed ??= sessions.hashPassword(PASSWORD));
  const release = newId();
  const people = await database.desk.transaction().execute(async (tx) => {
    await makeOrganisations(tx);
    await makeContracts(tx, release);
    return makePeople(tx, hash);
  });
  const cookies = await signInAll(sessions, people);
  const cookieOf = (person: PersonKey): string => cookies.get(person) ?? "";
  return {
    ...desk,
    people,
    organisations: ORGANISATIONS,
    subscriptions: SUBSCRIPTIONS,
    release,
    cookieOf,
    as: (person) => desk.client({ cookie: cookieOf(person) }),
  };
}

async function makeOrganisations(tx: Transaction): Promise<void> {
  for (const [key, id] of Object.entries(ORGANISATIONS)) {
    const [name, kind] = names[key as keyof typeof ORGANISATIONS];
    await insertOrganisation(tx, { id, name, kind }, now());
  }
  await savePartnerships(tx, ORGANISATIONS.numerika, [ORGANISATIONS.kerlann]);
}

async function makeContracts(tx: Transaction, release: string): Promise<void> {
  const [product, offer] = [newId(), newId()];
  const today = now().toZonedDateTimeISO("UTC").toPlainDate();
  const year = String(today.year);
  const inDays = (days: number): Temporal.PlainDate => today.add({ days });
  await tx.insertInto("product").values({ id: product, name: "eXo Platform" }).execute();
  await tx
    .insertInto("release")
    .values({
      id: release,
      product_id: product,
      version: "6.5.3",
      released_on: inDays(-90).toString(),
    })
    .execute();
  await tx
    .insertInto("offer")
    .values({ id: offer, name: "Premium", channels: ["portal", "email"] })
    .execute();
  for (const [key, id] of Object.entries(SUBSCRIPTIONS)) {
    await insertContract(
      tx,
      {
        id,
        organisation: ORGANISATIONS[key as keyof typeof SUBSCRIPTIONS],
        partner: key === "kerlann" ? ORGANISATIONS.numerika : null,
        products: [product],
        offer,
        sku: `EXO-PREM-${key.toUpperCase()}-${year}`,
        zone: "UTC",
        startsOn: inDays(-100),
        endsOn: inDays(265),
        renewalOf: null,
        terms: premium,
      },
      { at: now(), agentId: null, why: "" },
    );
  }
}

const response = (severity: Severity, amount: number, hours: "24x7" | "business_hours") =>
  ({
    severity,
    clock: "response",
    amount,
    unit: hours === "24x7" ? "hours" : "business_days",
    hours,
  }) as const;

/** What every contract of this world says; nobody is named, because the offer limits nobody. */
const premium: Terms = {
  offer: "Premium",
  channels: ["portal", "email"],
  phone: null,
  namedContacts: null,
  included: ["installation_help", "usage_help", "diagnosis", "maintenance_programme"],
  serviceLevels: [
    response(1, 1, "24x7"),
    response(2, 4, "24x7"),
    response(3, 1, "business_hours"),
    response(4, 2, "business_hours"),
  ],
  addOns: null,
  ticketsPerYear: null,
  plannedFixResolves: false,
  zone: "UTC",
  appliesWorkarounds: "beneficiary",
  escalationPoints: [],
  extras: [],
};

async function makePeople(tx: Transaction, hash: string): Promise<World["people"]> {
  const people: [string, Somebody][] = [];
  const french = { language: "fr", timeZone: "Europe/Paris" } as const;
  for (const { key, name, level, roles } of AGENTS) {
    const facts = { id: newId<"AgentId">(), name, email: `${key}@desk.example`, ...french };
    await insertAgent(tx, { ...facts, level, roles: [...roles] }, now());
    const userId = await insertAccount(tx, { kind: "agent", ...facts }, hash, now());
    people.push([key, { kind: "agent", ...facts, userId }]);
  }
  for (const { key, name, organisation, role, sees } of CONTACTS) {
    const email = `${key}@${organisation}.example`;
    const facts = { id: newId<"ContactId">(), name, email, phone: null, ...french };
    await insertContact(tx, facts, now());
    const organisationId = as<"OrganisationId">(ORGANISATIONS[organisation]);
    await insertMembership(tx, { contactId: facts.id, organisationId, role, sees });
    const userId = await insertAccount(tx, { kind: "contact", ...facts }, hash, now());
    people.push([key, { kind: "contact", ...facts, userId }]);
  }
  return Object.fromEntries(people) as World["people"];
}

async function signInAll(
  sessions: Sessions,
  people: World["people"],
): Promise<ReadonlyMap<string, string>> {
  const from = { address: "127.0.0.1", userAgent: "a test" };
  const cookies = new Map<string, string>();
  for (const [key, { userId }] of Object.entries(people)) {
    const { cookie } = await sessions.open(userId, from);
    cookies.set(key, cookie.split(";")[0] ?? "");
  }
  return cookies;
}
