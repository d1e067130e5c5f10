import type { ContactId, OrganisationId, ProductId, SubscriptionId } from "../kit/brand.ts";
import { dayOf } from "../kit/day-of.ts";
import type { Terms } from "./terms.ts";

/** Terms as they were written down: what applies from a day on, until a later day has others. */
export interface TermsVersion {
  /** Counts from 1 in the order in which the versions were agreed; a ticket keeps this number. */
  readonly version: number;
  readonly from: Temporal.PlainDate;
  readonly terms: Terms;
}

/** From whose days on whose name a contact is one of the contract's own; half-open instants. */
export interface NamedContact {
  readonly contact: ContactId;
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant | null;
}

/** A contract of a beneficiary, as coverage and filing read it. Days are of the terms' zone, half-open. */
export interface Subscription {
  readonly id: SubscriptionId;
  readonly organisation: OrganisationId;
  readonly partner: OrganisationId | null;
  readonly products: readonly ProductId[];
  readonly sku: string;
  readonly startsOn: Temporal.PlainDate;
  /** The first day that is not covered any more. */
  readonly endsOn: Temporal.PlainDate;
  /** The first day that is not covered any more where the contract ended early; never after `endsOn`. */
  readonly endedEarlyOn: Temporal.PlainDate | null;
  /** At least one, the first from `startsOn` on. */
  readonly versions: readonly TermsVersion[];
  readonly namedContacts: readonly NamedContact[];
}

/**
 * The terms of that instant: the version whose day came last, of two with one day the one agreed last. Undefined
 * before the first day; after the end the last terms still answer, because tickets keep them.
 */
export function termsAt(
  { versions }: Pick<Subscription, "versions">,
  at: Temporal.Instant,
): TermsVersion | undefined {
  return latest(versions.filter(({ from, terms }) => !startsAfter(from, terms.zone, at)));
}

/** The terms of that day of the contract's zone, by the same rule. */
export function termsOn(
  { versions }: Pick<Subscription, "versions">,
  day: Temporal.PlainDate,
): TermsVersion | undefined {
  return latest(versions.filter(({ from }) => Temporal.PlainDate.compare(from, day) <= 0));
}

/** Whether the contract covers this instant: from the first moment of its first day to that of its end, in its zone. */
export function isActive(subscription: Subscription, at: Temporal.Instant): boolean {
  const terms = termsAt(subscription, at);
  if (terms === undefined) return false;
  const { zone } = terms.terms;
  const { startsOn, endsOn, endedEarlyOn } = subscription;
  return !startsAfter(startsOn, zone, at) && startsAfter(endedEarlyOn ?? endsOn, zone, at);
}

function latest(versions: readonly TermsVersion[]): TermsVersion | undefined {
  return versions
    .toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from) || a.version - b.version)
    .at(-1);
}

function startsAfter(day: Temporal.PlainDate, zone: string, at: Temporal.Instant): boolean {
  return Temporal.PlainDate.compare(day, dayOf(at, zone)) > 0;
}
