import type { Contact } from "./contacts.ts";
import type { Organisation } from "./organisations.ts";
import type { Random } from "./random.ts";
import type { Subscription } from "./subscriptions.ts";

export interface VolumeCustomer {
  readonly organisation: string;
  readonly subscription: string;
  readonly contacts: readonly string[];
  readonly lead: string;
}

export interface VolumeCustomers {
  readonly customers: readonly VolumeCustomer[];
  readonly organisations: readonly Organisation[];
  readonly contacts: readonly Contact[];
  readonly subscriptions: readonly Subscription[];
}

const kinds = [
  "Groupe",
  "Ville de",
  "Mutuelle",
  "Banque",
  "Université de",
  "Hôpital de",
  "Ateliers",
  "Transports",
  "Assurances",
  "Laboratoires",
];
const places = [
  "Marvelle",
  "Tréoult",
  "Sainte-Orme",
  "Valdrac",
  "Brennoy",
  "Castelmar",
  "Ormesan",
  "Kerduel",
  "Lantignac",
  "Vercenay",
  "Aubrive",
  "Montelac",
  "Rochefleur",
  "Estrelle",
  "Pontivar",
  "Quévrain",
];
const firstNames = [
  "Alice",
  "Benoît",
  "Chloé",
  "Damien",
  "Elsa",
  "Florent",
  "Gaëlle",
  "Henri",
  "Inès",
  "Julien",
  "Katia",
  "Loïc",
  "Manon",
  "Nicolas",
  "Odile",
  "Pascal",
];
const lastNames = [
  "Adam",
  "Barbier",
  "Collet",
  "Dumas",
  "Evrard",
  "Ferrand",
  "Gautier",
  "Hamon",
  "Imbert",
  "Jourdan",
  "Klein",
  "Lacroix",
  "Mercier",
  "Navarro",
  "Ollivier",
  "Poulain",
];

/**
 * So many customers, each with a lead, three other contacts and one contract: people for the tickets of a volume.
 * They are numbered on from `before`, the customers of volumes that were made before.
 */
export function volumeCustomers(count: number, before: number, random: Random): VolumeCustomers {
  const made = Array.from({ length: count }, (_, index) => customer(before + index, random));
  return {
    customers: made.map((one) => one.customer),
    organisations: made.map((one) => one.organisation),
    contacts: made.flatMap((one) => one.contacts),
    subscriptions: made.map((one) => one.subscription),
  };
}

function customer(index: number, random: Random) {
  const number = String(index + 1);
  const key = `volume-customer-${number}`;
  const organisation: Organisation = {
    key,
    kind: "customer",
    name: `${random.pick(kinds)} ${random.pick(places)} ${number}`,
  };
  const contacts = [0, 1, 2, 3].map((place) => person(place, key, random));
  const isPremium = random.fraction() < 0.4;
  const startsDaysAgo = 1100 + random.below(300);
  const subscription: Subscription = {
    key: `${key}-contract`,
    organisation: key,
    product: "exo-platform",
    offer: isPremium ? "premium" : "standard",
    sku: isPremium ? "ENTPLUS-PREM32-3Y" : "ENT-500-3Y",
    startsDaysAgo,
    endsInDays: 30 + random.below(700),
  };
  const keys = contacts.map((contact) => contact.key);
  const made: VolumeCustomer = {
    organisation: key,
    subscription: subscription.key,
    contacts: keys,
    lead: `${key}-contact-0`,
  };
  return { organisation, contacts, subscription, customer: made };
}

function person(place: number, organisation: string, random: Random): Contact {
  const key = `${organisation}-contact-${String(place)}`;
  return {
    key,
    name: `${random.pick(firstNames)} ${random.pick(lastNames)}`,
    email: `contact-${String(place)}@${organisation}.example`,
    language: "fr",
    timeZone: "Europe/Paris",
    memberships: [
      { organisation, role: place === 0 ? "lead" : "contact", sees: place === 3 ? "own" : "all" },
    ],
  };
}
