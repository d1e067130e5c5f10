import type { ReleaseLine } from "../catalogue/release-line.ts";
import type { Subscription } from "../contracts/subscription.ts";
import { OFFER_CHANNELS, type OfferChannel } from "../contracts/vocabulary.ts";
import type { Environment } from "../environments/environment.ts";
import { isAboutSystem } from "../intake/items.ts";
import type { ContactId, OrganisationId, ProductId, SubscriptionId } from "../kit/brand.ts";
import type { Channel, Exclusion, Nature, Severity } from "../tickets/vocabulary.ts";

/** Who asks for what, about which system, when. */
export interface CoverageQuestion {
  readonly contact: ContactId;
  readonly organisation: OrganisationId;
  /** Set where the contact acts for a partner: then only contracts that go through it count (R-12-02). */
  readonly partner: OrganisationId | null;
  /** The contract that the request names: it alone speaks then. Null: whichever has least against it. */
  readonly subscription: SubscriptionId | null;
  /** Null: not told yet. */
  readonly environment: Pick<Environment, "kind" | "facts"> | null;
  /** Null: not told; each contract is judged for its own products then. */
  readonly product: ProductId | null;
  readonly nature: Nature;
  /** Null: not told yet. */
  readonly severity: Severity | null;
  /** Null for what did not come by a door that offers know. */
  readonly channel: OfferChannel | null;
  /** What the request turns out to be about, where that is one of the exclusions (R-21-03). */
  readonly topic: Exclusion | null;
  readonly at: Temporal.Instant;
}

export interface CoverageKnowledge {
  /** Of the organisation, past and future ones too; those of others are ignored. */
  readonly subscriptions: readonly Subscription[];
  /** The line of the environment's release; undefined where the catalogue does not know it. */
  readonly line: ReleaseLine | undefined;
  /** Newest release of the product that is supported on a day of the contract's zone, as the cure for one that is not. */
  readonly supportedRelease: (day: Temporal.PlainDate) => string | null;
}

/** Whether the environment has a say in whether such a request is covered: what is being installed is not there yet. */
export function needsEnvironment(nature: Nature): boolean {
  return isAboutSystem(nature) && nature !== "installation_help";
}

/** The door as offers know it; null for what came by none of theirs. */
export function offerChannelOf(channel: Channel): OfferChannel | null {
  return OFFER_CHANNELS.find((offered) => offered === channel) ?? null;
}
