/** Doors that an offer may open; the telephone only where it says so (R-31-02). */
export const OFFER_CHANNELS = ["portal", "email", "phone"] as const;
export type OfferChannel = (typeof OFFER_CHANNELS)[number];

/** What a service level times; the first vendor grants `response` alone. */
export const CLOCKS = [
  "response",
  "workaround",
  "resolution",
  "restoration",
  "next_response",
] as const;
export type Clock = (typeof CLOCKS)[number];

export const TARGET_UNITS = ["minutes", "hours", "business_days"] as const;
export type TargetUnit = (typeof TARGET_UNITS)[number];

/** By which hours a target counts. The calendars themselves are settings of the desk. */
export const SERVICE_HOURS = ["business_hours", "24x5", "24x7"] as const;
export type ServiceHours = (typeof SERVICE_HOURS)[number];

/** What every offer of the first vendor includes (R-21-02), and what some add. */
export const INCLUSIONS = [
  "installation_help",
  "usage_help",
  "diagnosis",
  "maintenance_programme",
  "cumulative_patches",
  "one_off_patches",
  "ongoing_support",
] as const;
export type Inclusion = (typeof INCLUSIONS)[number];

/** What a contract may agree beyond its offer. Each lifts one limit that coverage knows. */
export const EXTRAS = [
  "on_site",
  "migration_help",
  "third_party_integration",
  "non_production",
  "extended_support",
] as const;
export type ExtraKind = (typeof EXTRAS)[number];
