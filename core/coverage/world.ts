import type { ReleaseLine } from "../catalogue/release-line.ts";
import type { Subscription } from "../contracts/subscription.ts";
import type { Terms } from "../contracts/terms.ts";
import type { EnvironmentKind, Fact, FactName } from "../environments/environment.ts";
import { as } from "../kit/brand.ts";
import type { CoverageQuestion } from "./question.ts";

/** A small world for tests of coverage: one contract, one line, one system, and what differs from them. */
export const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
export const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text);

const SEVERITIES = [1, 2, 3, 4] as const;

function terms(differing: Partial<Terms> = {}): Terms {
  return {
    offer: "Standard",
    zone: "UTC",
    channels: ["portal", "email"],
    phone: null,
    namedContacts: 3,
    included: ["diagnosis"],
    serviceLevels: SEVERITIES.map((severity) => ({
      severity,
      clock: "response",
      amount: severity,
      unit: "hours",
      hours: "business_hours",
    })),
    addOns: null,
    ticketsPerYear: null,
    plannedFixResolves: false,
    appliesWorkarounds: "beneficiary",
    escalationPoints: [],
    extras: [],
    ...differing,
  };
}

export function contract(
  differing: Partial<Subscription> = {},
  says: Partial<Terms> = {},
): Subscription {
  return {
    id: as<"SubscriptionId">("subscription"),
    organisation: as<"OrganisationId">("arvor"),
    partner: null,
    products: [as<"ProductId">("platform")],
    sku: "ENTPLUS-STD16-1Y",
    startsOn: day("2026-01-01"),
    endsOn: day("2027-01-01"),
    endedEarlyOn: null,
    versions: [{ version: 1, from: day("2026-01-01"), terms: terms(says) }],
    namedContacts: [
      { contact: as<"ContactId">("claire"), since: instant("2026-01-01T00:00:00Z"), until: null },
    ],
    ...differing,
  };
}

export const LINE: ReleaseLine = {
  line: "6.5",
  milestones: [{ kind: "eosl", on: day("2027-06-01"), origin: "set" }],
  stack: [
    { component: "app_server", name: "Tomcat", version: "9", standing: "recommended" },
    { component: "app_server", name: "JBoss EAP", version: null, standing: "incompatible" },
  ],
  addOns: [
    { name: "exo-chat", supported: true },
    { name: "exo-ide-addon", supported: false },
  ],
  latest: "6.5.5",
};

const said = <Name extends FactName>(value: Fact<Name>["value"]): Fact<Name> => ({
  value,
  confirmedAt: instant("2026-06-01T00:00:00Z"),
  confirmedBy: { kind: "contact", id: "claire" },
});

export function system(
  kind: EnvironmentKind = "production",
  appServer = "Tomcat",
  addOns: readonly string[] = ["exo-chat"],
): NonNullable<CoverageQuestion["environment"]> {
  return {
    kind,
    facts: {
      release: said<"release">("6.5.4"),
      app_server: said<"app_server">({ name: appServer, version: "9.0.83" }),
      add_ons: said<"add_ons">(addOns),
    },
  };
}

export function question(differing: Partial<CoverageQuestion> = {}): CoverageQuestion {
  return {
    contact: as<"ContactId">("claire"),
    organisation: as<"OrganisationId">("arvor"),
    partner: null,
    subscription: null,
    environment: system(),
    product: as<"ProductId">("platform"),
    nature: "problem_report",
    severity: 2,
    channel: "portal",
    topic: null,
    at: instant("2026-07-01T12:00:00Z"),
    ...differing,
  };
}
