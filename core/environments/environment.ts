import type { EnvironmentId, OrganisationId, ProductId, SubscriptionId } from "../kit/brand.ts";

/** Only production is supported, unless the contract says otherwise (R-21-01). */
export const ENVIRONMENT_KINDS = [
  "production",
  "pre_production",
  "acceptance",
  "development",
  "sandbox",
] as const;
export type EnvironmentKind = (typeof ENVIRONMENT_KINDS)[number];

/** What the desk holds of each environment (R-31-06, R-31-09), one fact per word. */
export const FACTS = [
  "release",
  "add_ons",
  "os",
  "app_server",
  "jvm",
  "machine",
  "database",
  "search_engine",
  "user_volume",
  "deployment",
  "third_party",
] as const;
export type FactName = (typeof FACTS)[number];

/** A named part and its version, `Tomcat` and `9.0.83`; the version may be unknown. */
export interface Part {
  readonly name: string;
  readonly version: string | null;
}

/** How it is laid out; null: not said. `notes` may be empty. */
export interface Deployment {
  readonly nodes: number | null;
  readonly proxy: string | null;
  readonly directory: string | null;
  readonly sso: string | null;
  readonly notes: string;
}

export interface FactValues {
  /** Version of the product: `6.5.4`. */
  readonly release: string;
  /** Names of installed add-ons. An empty list says that there are none. */
  readonly add_ons: readonly string[];
  readonly os: Part;
  readonly app_server: Part;
  readonly jvm: Part;
  /** The physical or virtual machine, in words. */
  readonly machine: string;
  readonly database: Part;
  readonly search_engine: Part;
  /** Users who have an account. */
  readonly user_volume: number;
  readonly deployment: Deployment;
  /** Third-party software whose integration is structural; an empty list says that there is none. */
  readonly third_party: readonly string[];
}

/** Who or which file said so. */
export type ConfirmedBy =
  | { readonly kind: "contact" | "agent"; readonly id: string }
  | { readonly kind: "file"; readonly attachment: string };

export interface Fact<Name extends FactName = FactName> {
  readonly value: FactValues[Name];
  readonly confirmedAt: Temporal.Instant;
  readonly confirmedBy: ConfirmedBy;
}

/** What is known now; a fact that nobody gave is absent. */
export type EnvironmentFacts = { readonly [Name in FactName]?: Fact<Name> };

/** Whether a fact says all that is asked of it: of a named part its version, too (R-31-06). */
export function isTold<Known extends { readonly value: FactValues[FactName] }>(
  fact: Known | undefined,
): fact is Known {
  if (fact === undefined) return false;
  const { value } = fact;
  return !(typeof value === "object" && "version" in value && value.version === null);
}

/** A system of a customer on which the vendor's product runs. */
export interface Environment {
  readonly id: EnvironmentId;
  readonly organisation: OrganisationId;
  /** The deployment that this contract covers; null until somebody says so. A partner sees it by this alone. */
  readonly subscription: SubscriptionId | null;
  readonly name: string;
  readonly kind: EnvironmentKind;
  readonly product: ProductId;
  readonly facts: EnvironmentFacts;
  /** A removed one is kept for its history and its tickets. */
  readonly removedAt: Temporal.Instant | null;
}
