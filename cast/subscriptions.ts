import { OFFER_TEMPLATES } from "#core/contracts/templates/all.ts";
import type { OfferTerms } from "#core/contracts/terms.ts";
import type { WrittenExtra } from "#core/contracts/written-terms.ts";

export interface Offer {
  readonly key: string;
  readonly name: string;
  readonly source: string;
  readonly terms: OfferTerms;
}

export interface Subscription {
  readonly key: string;
  readonly organisation: string;
  readonly partner?: string;
  readonly product: string;
  readonly offer: string;
  readonly sku: string;
  /** First covered day, in days before the day that the demo is made. */
  readonly startsDaysAgo: number;
  /** The day after the last covered one, in days from the day that the demo is made; negative when it is over. */
  readonly endsInDays: number;
  /** The offer that it began with, until it changed in mid-term to `offer`. */
  readonly began?: { readonly offer: string; readonly untilDaysAgo: number };
  readonly renewalOf?: string;
  readonly extras?: readonly WrittenExtra[];
  /** Contacts of either side whom it does not name; it names all others, as far as the offer allows. */
  readonly unnamed?: readonly string[];
}

// Numbers of the range that the French regulator keeps for works of fiction.
const phone = "+33 1 99 00 18 24";

const offered = (key: string, template: string): Offer => {
  const found = OFFER_TEMPLATES.find((one) => one.key === template);
  if (found === undefined) throw new Error(`No vendor published ${template}`);
  const { name, source, terms } = found;
  const callable = terms.channels.includes("phone");
  return { key, name, source, terms: { ...terms, phone: callable ? phone : null } };
};

export const offers: readonly Offer[] = [
  offered("standard", "exo-standard"),
  offered("premium", "exo-premium"),
  offered("basic-2015", "exo-basic-2015"),
  offered("standard-2013", "exo-standard-2013"),
  offered("premium-2013", "exo-premium-2013"),
];

/** Support of a line that is past its end of support life, agreed beside the offer. */
const extended: WrittenExtra = {
  kind: "extended_support",
  lines: ["5.3"],
  from: null,
  until: null,
  detail: "EXTSUP-PREM-6M",
};

const platform = { product: "exo-platform" } as const;
const year = (startsDaysAgo: number) => ({ startsDaysAgo, endsInDays: 365 - startsDaysAgo });
const threeYears = (startsDaysAgo: number) => ({ startsDaysAgo, endsInDays: 1096 - startsDaysAgo });

export const subscriptions: readonly Subscription[] = [
  {
    key: "arvor-premium",
    organisation: "groupe-arvor",
    ...platform,
    offer: "premium",
    sku: "ENTPLUS-PREM64-1Y",
    ...year(237),
  },
  {
    key: "sicalor-standard",
    organisation: "sicalor",
    ...platform,
    offer: "standard",
    sku: "ENTPLUS-STD16-3Y",
    ...threeYears(512),
  },
  {
    key: "saint-alban-premium",
    organisation: "chu-saint-alban",
    ...platform,
    offer: "premium",
    sku: "ENTPLUS-PREM32-3Y",
    ...threeYears(811),
    unnamed: ["pierre-aubry"],
  },
  {
    key: "orvalis-premium",
    organisation: "mutuelle-orvalis",
    ...platform,
    offer: "premium",
    sku: "ENTPLUS-PREM32-1Y",
    ...year(121),
  },
  {
    key: "valmont-premium",
    organisation: "credit-valmont",
    ...platform,
    offer: "premium",
    sku: "ENTPLUS-PREM64-3Y",
    ...threeYears(430),
    extras: [extended],
  },
  // It was not renewed at once: twelve days lie between the two.
  {
    key: "carthea-2024",
    organisation: "assurances-carthea",
    ...platform,
    offer: "standard",
    sku: "ENT-300-1Y",
    startsDaysAgo: 675,
    endsInDays: -310,
  },
  {
    key: "carthea-standard",
    organisation: "assurances-carthea",
    ...platform,
    offer: "standard",
    sku: "ENT-500-1Y",
    ...year(298),
    renewalOf: "carthea-2024",
  },
  {
    key: "pasquier-hosted",
    organisation: "institut-pasquier",
    ...platform,
    offer: "standard",
    sku: "PROHOS-50-1Y",
    ...year(180),
  },
  {
    key: "rheinfurt-standard",
    organisation: "universitaet-rheinfurt",
    ...platform,
    offer: "standard",
    sku: "ENT-1000-3Y",
    ...threeYears(600),
  },
  {
    key: "nordhavn-premium",
    organisation: "nordhavn-logistics",
    ...platform,
    offer: "premium",
    sku: "ENTPLUS-PREM16-1Y",
    ...year(205),
  },
  {
    key: "vauclair-standard",
    organisation: "transports-vauclair",
    ...platform,
    offer: "standard",
    sku: "ENT-300-1Y",
    ...year(409),
  },
  {
    key: "kerlann-premium",
    organisation: "ville-de-kerlann",
    partner: "numerika",
    ...platform,
    offer: "premium",
    sku: "ENTPLUS-PREM16-3Y",
    ...threeYears(340),
    began: { offer: "standard", untilDaysAgo: 150 },
  },
  {
    key: "haut-segur-standard",
    organisation: "departement-haut-segur",
    partner: "numerika",
    ...platform,
    offer: "standard",
    sku: "ENTPLUS-STD32-1Y",
    ...year(88),
  },
  {
    key: "ravensmouth-standard",
    organisation: "port-of-ravensmouth",
    partner: "halden-integration",
    ...platform,
    offer: "standard",
    sku: "ENTPLUS-STD16-1Y",
    ...year(150),
  },
  {
    key: "valmont-extended",
    organisation: "credit-valmont",
    ...platform,
    offer: "premium",
    sku: "EXTSUP-PREM-6M",
    startsDaysAgo: 60,
    endsInDays: 124,
    extras: [extended],
  },
  {
    key: "arvor-2013",
    organisation: "groupe-arvor",
    ...platform,
    offer: "premium-2013",
    sku: "ENTPLUS-PREM32-3Y",
    startsDaysAgo: 4000,
    endsInDays: -2904,
  },
];

/** First covered day, and the first that is not covered any more. */
export function termOf(
  { startsDaysAgo, endsInDays }: Subscription,
  today: Temporal.PlainDate,
): { readonly startsOn: Temporal.PlainDate; readonly endsOn: Temporal.PlainDate } {
  return {
    startsOn: today.subtract({ days: startsDaysAgo }),
    endsOn: today.add({ days: endsInDays }),
  };
}
