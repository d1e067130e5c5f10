import type { EnvironmentKind } from "#core/environments/environment.ts";
import type { SaidFacts } from "#core/environments/history.ts";

/** A system of a customer, as its people told the desk of it. */
export interface CastEnvironment {
  readonly key: string;
  readonly organisation: string;
  /** The contract that covers it; its stories are about the first production of it. */
  readonly subscription: string | null;
  readonly product: string;
  readonly name: string;
  readonly kind: EnvironmentKind;
  /** Of either side, at the first writing down and when all of it was last confirmed. */
  readonly toldBy: string;
  /** In days before the day that the demo is made; more than 180 make it old. */
  readonly confirmedDaysAgo: number;
  readonly facts: SaidFacts;
}

const part = (name: string, version: string | null) => ({ name, version });
const deployment = (nodes: number, more: Partial<NonNullable<SaidFacts["deployment"]>> = {}) => ({
  nodes,
  proxy: "Apache 2.4",
  directory: "Active Directory",
  sso: null,
  notes: "",
  ...more,
});

const on65: SaidFacts = {
  release: "6.5.5",
  add_ons: ["exo-chat", "exo-tasks"],
  os: part("Debian", "12"),
  app_server: part("Tomcat", "9.0.83"),
  jvm: part("Temurin", "17.0.9"),
  machine: "2 VM, 8 vCPU, 32 Go",
  database: part("PostgreSQL", "15.4"),
  user_volume: 2400,
  deployment: deployment(2),
  third_party: [],
};
const on64: SaidFacts = {
  ...on65,
  release: "6.4.4",
  os: part("Ubuntu", "22.04"),
  database: part("MySQL", "8.0.31"),
};
const on7: SaidFacts = {
  ...on65,
  release: "7.1.2",
  os: part("Ubuntu", "24.04"),
  app_server: part("Tomcat", "10.1.19"),
  jvm: part("Temurin", "21.0.2"),
  database: part("PostgreSQL", "17.2"),
  search_engine: part("Elasticsearch", "8.14.3"),
};

const production = { product: "exo-platform", kind: "production" } as const;

export const environments: readonly CastEnvironment[] = [
  {
    key: "arvor-intranet",
    organisation: "groupe-arvor",
    subscription: "arvor-premium",
    ...production,
    name: "Intranet",
    toldBy: "hugo-lebreton",
    confirmedDaysAgo: 34,
    facts: {
      ...on65,
      user_volume: 6400,
      deployment: deployment(3, { sso: "SAML (Keycloak)", notes: "Répartition HAProxy 2.8" }),
      third_party: ["OnlyOffice 7.5"],
    },
  },
  {
    key: "arvor-recette",
    organisation: "groupe-arvor",
    subscription: "arvor-premium",
    product: "exo-platform",
    kind: "acceptance",
    name: "Intranet (recette)",
    toldBy: "claire-martin",
    confirmedDaysAgo: 12,
    facts: { ...on65, user_volume: 40, deployment: deployment(1) },
  },
  {
    key: "sicalor-portail",
    organisation: "sicalor",
    subscription: "sicalor-standard",
    ...production,
    name: "Portail Sicalor",
    toldBy: "marc-delorme",
    confirmedDaysAgo: 203,
    facts: on64,
  },
  {
    key: "sicalor-ancien",
    organisation: "sicalor",
    subscription: null,
    ...production,
    name: "Ancien portail",
    toldBy: "marc-delorme",
    confirmedDaysAgo: 90,
    facts: {
      ...on64,
      release: "4.4.5",
      os: part("CentOS", "7"),
      app_server: part("JBoss EAP", "6.4"),
      jvm: part("OpenJDK", "7"),
      database: part("MySQL", "5.6"),
    },
  },
  {
    key: "saint-alban-intranet",
    organisation: "chu-saint-alban",
    subscription: "saint-alban-premium",
    ...production,
    name: "Intranet du CHU",
    toldBy: "etienne-roche",
    confirmedDaysAgo: 61,
    facts: { ...on65, user_volume: 9800, deployment: deployment(4, { sso: "CAS 6.6" }) },
  },
  {
    key: "orvalis-espace",
    organisation: "mutuelle-orvalis",
    subscription: "orvalis-premium",
    ...production,
    name: "Espace collaboratif",
    toldBy: "isabelle-caron",
    confirmedDaysAgo: 150,
    facts: on65,
  },
  {
    key: "valmont-agences",
    organisation: "credit-valmont",
    subscription: "valmont-premium",
    ...production,
    name: "Portail des agences",
    toldBy: "olivier-masson",
    confirmedDaysAgo: 20,
    facts: { ...on65, user_volume: 5200 },
  },
  {
    key: "valmont-archives",
    organisation: "credit-valmont",
    subscription: "valmont-extended",
    ...production,
    name: "Archives",
    toldBy: "olivier-masson",
    confirmedDaysAgo: 55,
    facts: {
      ...on65,
      release: "5.3.2",
      app_server: part("Tomcat", "8.5.93"),
      jvm: part("JDK", "8u392"),
      database: part("PostgreSQL", "10.23"),
      user_volume: 300,
    },
  },
  {
    key: "carthea-intranet",
    organisation: "assurances-carthea",
    subscription: "carthea-standard",
    ...production,
    name: "Intranet Carthéa",
    toldBy: "leila-mansouri",
    confirmedDaysAgo: 190,
    facts: on64,
  },
  {
    key: "rheinfurt-portal",
    organisation: "universitaet-rheinfurt",
    subscription: "rheinfurt-standard",
    ...production,
    name: "Campusportal",
    toldBy: "anke-vogel",
    confirmedDaysAgo: 75,
    // What the desk still lacks: the server's version, machine, users and third-party software.
    facts: {
      release: "6.5.5",
      add_ons: [],
      os: part("Debian", "12"),
      app_server: part("Tomcat", null),
      jvm: part("Temurin", "17"),
      database: part("PostgreSQL", "15"),
      deployment: deployment(2, { directory: "OpenLDAP", sso: "Shibboleth" }),
    },
  },
  {
    key: "nordhavn-hub",
    organisation: "nordhavn-logistics",
    subscription: "nordhavn-premium",
    ...production,
    name: "Logistics hub",
    toldBy: "mette-sorensen",
    confirmedDaysAgo: 28,
    facts: { ...on7, user_volume: 1800 },
  },
  {
    key: "vauclair-intranet",
    organisation: "transports-vauclair",
    subscription: "vauclair-standard",
    ...production,
    name: "Intranet Vauclair",
    toldBy: "gilles-bonnet",
    confirmedDaysAgo: 260,
    facts: {
      ...on64,
      release: "4.4.5",
      app_server: part("JBoss EAP", "6.4"),
      jvm: part("JDK", "7u80"),
      database: part("MySQL", "5.6"),
    },
  },
  {
    key: "kerlann-mairie",
    organisation: "ville-de-kerlann",
    subscription: "kerlann-premium",
    ...production,
    name: "Intranet de la mairie",
    toldBy: "solene-guillou",
    confirmedDaysAgo: 40,
    facts: { ...on65, os: part("Ubuntu", "22.04"), user_volume: 650, deployment: deployment(1) },
  },
  {
    key: "haut-segur-portail",
    organisation: "departement-haut-segur",
    subscription: "haut-segur-standard",
    ...production,
    name: "Portail des agents",
    toldBy: "bruno-salvat",
    confirmedDaysAgo: 70,
    facts: { ...on64, user_volume: 3100 },
  },
  {
    key: "ravensmouth-portal",
    organisation: "port-of-ravensmouth",
    subscription: "ravensmouth-standard",
    ...production,
    name: "Harbour portal",
    toldBy: "harriet-cole",
    confirmedDaysAgo: 110,
    facts: { ...on7, release: "7.0.3", database: part("MySQL", "8.4"), user_volume: 420 },
  },
];
