import type { Severity } from "#core/tickets/vocabulary.ts";
import type { OfferTerms, ServiceLevel } from "#core/contracts/terms.ts";
import type { Inclusion, ServiceHours } from "#core/contracts/vocabulary.ts";

/** A vendor's published table, from which an administrator makes an offer. A telephone number is the desk's own to add. */
export interface OfferTemplate {
  readonly key: string;
  readonly vendor: string;
  readonly name: string;
  /** The document that the figures were read in. */
  readonly source: string;
  readonly terms: OfferTerms;
}

/** A target in hours of that kind, or in business days where the hours are left out. */
export type Target = readonly [severity: Severity, amount: number, hours?: ServiceHours];

export function response(...targets: readonly Target[]): ServiceLevel[] {
  return targets.map(([severity, amount, hours]) => ({
    severity,
    clock: "response",
    amount,
    unit: hours === undefined ? "business_days" : "hours",
    hours: hours ?? "business_hours",
  }));
}

/** What every offer includes (R-21-02). */
export const INCLUDED = [
  "installation_help",
  "usage_help",
  "diagnosis",
  "maintenance_programme",
] as const satisfies readonly Inclusion[];

/** The least that an offer may say, for templates to say more. */
export const PLAIN = {
  channels: ["portal"],
  phone: null,
  namedContacts: null,
  included: INCLUDED,
  serviceLevels: [],
  addOns: null,
  ticketsPerYear: null,
  plannedFixResolves: false,
} as const satisfies OfferTerms;
