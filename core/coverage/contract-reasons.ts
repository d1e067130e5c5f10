import { coveredUntil, isBefore } from "../contracts/span.ts";
import type { Subscription } from "../contracts/subscription.ts";
import type { Extra, Terms } from "../contracts/terms.ts";
import type { ExtraKind } from "../contracts/vocabulary.ts";
import { dayOf } from "../kit/day-of.ts";
import type { Exclusion } from "../tickets/vocabulary.ts";
import type { CoverageQuestion } from "./question.ts";
import type { Reason } from "./reasons.ts";

/** What the contract itself has against the request, whatever the system. */
export function contractReasons(
  contract: Subscription,
  terms: Terms,
  question: CoverageQuestion,
): readonly Reason[] {
  return [
    inactive(contract, terms, question),
    unnamed(contract, terms, question),
    closedDoor(terms, question),
    uncoveredSeverity(terms, question),
    excludedTopic(terms, question),
  ].filter((reason) => reason !== undefined);
}

/** R-12-01: the product, where it is told, is one of the contract's, and the instant is inside it. */
function inactive(
  contract: Subscription,
  { zone }: Terms,
  { product, at }: CoverageQuestion,
): Reason | undefined {
  const code = { code: "no_active_subscription", clause: "R-12-01" } as const;
  if (product !== null && !contract.products.includes(product))
    return { ...code, because: "other_product", on: null, cure: "add_product" };
  const day = dayOf(at, zone);
  const { startsOn } = contract;
  if (isBefore(day, startsOn))
    return { ...code, because: "not_started", on: startsOn, cure: "wait_for_start" };
  const until = coveredUntil(contract);
  return isBefore(day, until) ? undefined : { ...code, because: "ended", on: until, cure: "renew" };
}

/** R-21-04: where the offer counts its contacts, only those whom the contract names may ask. */
function unnamed(
  { namedContacts }: Subscription,
  { namedContacts: limit }: Terms,
  { contact, at }: CoverageQuestion,
): Reason | undefined {
  if (limit === null) return undefined;
  const named = namedContacts
    .filter(({ since, until }) => isWithin(at, since, until))
    .map((one) => one.contact);
  if (named.includes(contact)) return undefined;
  const cure = named.length < limit ? "name_contact" : "swap_contact";
  return { code: "not_named_contact", clause: "R-21-04", limit, named, cure };
}

/** R-31-02: a call, where the offer has no telephone. */
function closedDoor({ channels }: Terms, { channel }: CoverageQuestion): Reason | undefined {
  if (channel === null || channels.includes(channel)) return undefined;
  return {
    code: "channel_not_in_offer",
    clause: "R-31-02",
    channel,
    offered: channels,
    cure: "use_offered_channel",
  };
}

/** R-21-04: some offers leave the highest severities out. */
function uncoveredSeverity(
  { serviceLevels }: Terms,
  { severity }: CoverageQuestion,
): Reason | undefined {
  if (severity === null) return undefined;
  const covered = serviceLevels
    .filter(({ clock }) => clock === "response")
    .map((level) => level.severity)
    .toSorted((a, b) => a - b);
  if (covered.includes(severity)) return undefined;
  return {
    code: "severity_not_covered",
    clause: "R-21-04",
    severity,
    covered,
    cure: "change_offer",
  };
}

const LIFTS: Partial<Record<Exclusion, ExtraKind>> = {
  version_change_migration: "migration_help",
  third_party_integration: "third_party_integration",
};

/** R-21-03, but for what the contract agreed beyond its offer. */
function excludedTopic(terms: Terms, { topic, at }: CoverageQuestion): Reason | undefined {
  if (topic === null) return undefined;
  const lift = LIFTS[topic];
  if (lift !== undefined && extraAt(terms, lift, at) !== undefined) return undefined;
  return { code: "topic_excluded", clause: "R-21-03", topic, cure: "order_services" };
}

/** What was agreed beyond the offer and holds at this instant, in the contract's days, half-open. */
export function extraAt(
  { extras, zone }: Terms,
  kind: ExtraKind,
  at: Temporal.Instant,
  line?: string,
): Extra | undefined {
  const day = dayOf(at, zone);
  return extras.find(
    (extra) =>
      extra.kind === kind &&
      (line === undefined || extra.lines.includes(line)) &&
      (extra.from === null || Temporal.PlainDate.compare(extra.from, day) <= 0) &&
      (extra.until === null || Temporal.PlainDate.compare(day, extra.until) < 0),
  );
}

function isWithin(
  at: Temporal.Instant,
  since: Temporal.Instant,
  until: Temporal.Instant | null,
): boolean {
  if (Temporal.Instant.compare(since, at) > 0) return false;
  return until === null || Temporal.Instant.compare(at, until) < 0;
}
