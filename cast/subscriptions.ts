export interface Offer {
  readonly key: string;
  readonly name: string;
  /** Only offers that include the telephone have a number to show. */
  readonly phone?: string;
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
}

// Numbers of the range that the French regulator keeps for works of fiction.
const phone = "+33 1 99 00 18 24";

export const offers: readonly Offer[] = [
  { key: "standard", name: "Standard" },
  { key: "premium", name: "Premium", phone },
  { key: "basic-2015", name: "Basic (2015)" },
  { key: "standard-2013", name: "Standard (2013)" },
  { key: "premium-2013", name: "Premium (2013)", phone },
];

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
  },
  {
    key: "carthea-standard",
    organisation: "assurances-carthea",
    ...platform,
    offer: "standard",
    sku: "ENT-500-1Y",
    ...year(298),
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
