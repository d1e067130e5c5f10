import { z } from "zod";
import {
  CLOCKS,
  EXTRAS,
  INCLUSIONS,
  OFFER_CHANNELS,
  SERVICE_HOURS,
  TARGET_UNITS,
} from "#core/contracts/vocabulary.ts";
import { APPLIERS } from "#core/tickets/vocabulary.ts";
import { id, instant, named } from "./shapes.ts";
import { severity } from "./ticket-views.ts";

const day = z.iso.date();
const endDay = z.iso.date().describe("First day that is not covered any more");

export const serviceLevel = z.object({
  severity,
  clock: z.enum(CLOCKS),
  amount: z.number().int(),
  unit: z.enum(TARGET_UNITS),
  hours: z.enum(SERVICE_HOURS),
});

const escalationPoint = z.object({
  side: z.enum(["desk", "beneficiary"]),
  name: z.string(),
  role: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
});

const extra = z.object({
  kind: z.enum(EXTRAS),
  lines: z.array(z.string()),
  from: day.nullable(),
  until: day.nullable().describe("First day without it"),
  detail: z.string(),
});

const offerTermsFields = {
  channels: z.array(z.enum(OFFER_CHANNELS)),
  phone: z.string().nullable().describe("Only where the channels hold `phone`"),
  namedContacts: z.number().int().nullable().describe("Null where they are not limited"),
  included: z.array(z.enum(INCLUSIONS)),
  serviceLevels: z
    .array(serviceLevel)
    .describe("Targets; a severity without `response` is not covered"),
  addOns: z.array(z.string()).nullable().describe("Null: every one that the catalogue supports"),
  ticketsPerYear: z.number().int().nullable(),
  plannedFixResolves: z
    .boolean()
    .describe("Whether a planned fix, once accepted, stops the clock of the resolution"),
};

export const offerTermsView = z.object(offerTermsFields);

/** What is granted at all, whoever agreed on it. */
export const termsView = z
  .object({
    offer: z.string(),
    ...offerTermsFields,
    appliesWorkarounds: z.enum(APPLIERS),
    escalationPoints: z.array(escalationPoint),
    extras: z.array(extra),
  })
  .meta({ id: "ContractTerms" });

export const offerView = z
  .object({
    id,
    version: z.string().describe("What If-Match names"),
    name: z.string(),
    source: z.string().nullable().describe("Where its figures come from"),
    terms: offerTermsView,
    withdrawnAt: instant.nullable().describe("No contract begins under it since; null: offered"),
  })
  .meta({ id: "Offer" });

export const contractState = z.enum(["upcoming", "active", "ended"]);

/** A contract as lists show it. */
export const contractLine = {
  id,
  sku: z.string(),
  product: z.string().describe("Names of what it covers"),
  offer: z.string().describe("Of the terms in force"),
  partner: named.nullable(),
  startsOn: day,
  endsOn: endDay.describe("As agreed; see coveredUntil for a contract that ended early"),
  coveredUntil: endDay,
  state: contractState,
  active: z.boolean(),
};

const neighbour = z.object({
  id,
  sku: z.string(),
  startsOn: day,
  coveredUntil: endDay,
  gapInDays: z.number().int().describe("Days between the two that neither covers"),
  overlapInDays: z.number().int().describe("Days that both cover"),
});

const termsVersion = z.object({
  version: z.number().int(),
  from: day,
  agreedAt: instant,
  terms: termsView,
  by: z.string().nullable().describe("Who wrote it down; the desk's to read"),
  why: z.string().nullable().describe("The desk's to read"),
});

export const contractView = z
  .object({
    id,
    version: z.string().describe("What If-Match names"),
    organisation: named,
    partner: named.nullable(),
    products: z.array(named),
    sku: z.string(),
    zone: z.string(),
    startsOn: day,
    endsOn: endDay,
    endedEarlyOn: endDay.nullable(),
    coveredUntil: endDay,
    state: contractState,
    current: z
      .number()
      .int()
      .describe("The version of the terms in force; the first before it starts"),
    versions: z.array(termsVersion),
    namedContacts: z.array(z.object({ contact: named, since: instant, until: instant.nullable() })),
    renewalOf: neighbour.nullable(),
    renewedBy: neighbour.nullable(),
    may: z.object({ amend: z.boolean(), name: z.boolean() }),
  })
  .meta({ id: "Contract" });

export type ContractView = z.infer<typeof contractView>;
export type TermsView = z.infer<typeof termsView>;
export type OfferView = z.infer<typeof offerView>;
export type ContractState = z.infer<typeof contractState>;
