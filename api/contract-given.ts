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
import { email, givenDay, id, line, words } from "./shapes.ts";
import { severity } from "./ticket-views.ts";

/** What is given is bounded; whether it makes sense is the contract's to judge. */
export const givenOfferTerms = z.strictObject({
  channels: z.array(z.enum(OFFER_CHANNELS)).min(1).max(10),
  phone: line(40).nullable(),
  namedContacts: z.number().int().min(1).max(1000).nullable(),
  included: z.array(z.enum(INCLUSIONS)).max(20),
  serviceLevels: z
    .array(
      z.strictObject({
        severity,
        clock: z.enum(CLOCKS),
        amount: z.number().int().min(-100_000).max(100_000),
        unit: z.enum(TARGET_UNITS),
        hours: z.enum(SERVICE_HOURS),
      }),
    )
    .max(20),
  addOns: z.array(line(100)).max(200).nullable(),
  ticketsPerYear: z.number().int().min(1).max(1_000_000).nullable(),
  plannedFixResolves: z
    .boolean()
    .default(false)
    .describe("Whether a planned fix, once accepted, stops the clock of the resolution"),
});

/** What the two sides agree beside the offer. */
export const givenTerms = {
  offer: id.describe("The terms of this offer are copied, unless the contract has them already"),
  offerTerms: givenOfferTerms.optional().describe("What was agreed instead of the offer's terms"),
  appliesWorkarounds: z.enum(APPLIERS).default("beneficiary"),
  escalationPoints: z
    .array(
      z.strictObject({
        side: z.enum(["desk", "beneficiary"]),
        name: line(200),
        role: words(200),
        email,
        phone: line(40).nullable().default(null),
      }),
    )
    .max(20)
    .default([]),
  extras: z
    .array(
      z.strictObject({
        kind: z.enum(EXTRAS),
        lines: z.array(line(40)).max(50).default([]),
        from: givenDay.nullable().default(null),
        until: givenDay.nullable().default(null),
        detail: words(500).default(""),
      }),
    )
    .max(20)
    .default([]),
};
