import { lineOfRelease, supportedRelease } from "#core/catalogue/supported-release.ts";
import type { OfferChannel } from "#core/contracts/vocabulary.ts";
import {
  coverageOf,
  coverageUnnamed,
  withoutTerms,
  type Coverage,
  type Standing,
} from "#core/coverage/coverage.ts";
import type { CoverageKnowledge, CoverageQuestion } from "#core/coverage/question.ts";
import { keepsAsMember } from "#core/environments/policy.ts";
import type { ContactId, OrganisationId, SubscriptionId } from "#core/kit/brand.ts";
import { canonical } from "#core/kit/canonical.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Membership } from "#core/people/actor.ts";
import type { Nature, Severity } from "#core/tickets/vocabulary.ts";
import { readLines } from "#server/catalogue/index.ts";
import { readContractsOf } from "#server/contracts/index.ts";
import { readEnvironmentAsKnown, type KnownEnvironment } from "#server/environments/index.ts";
import type { Queries } from "#server/platform/database.ts";
import { sha256 } from "#server/platform/hash.ts";
import type { CoverageView, ReasonView } from "#api/coverage.ts";
import { coveredUntil } from "#core/contracts/span.ts";
import { termsAt, type Subscription } from "#core/contracts/subscription.ts";
import type { Reason } from "#core/coverage/reasons.ts";

/** A request as far as its contract has a say in it. */
export interface Asking {
  readonly contact: ContactId;
  /** Null of a ticket that was filed: whoever filed it was let in then, and it is judged wherever they are now. */
  readonly memberships: readonly Membership[] | null;
  readonly organisation: OrganisationId;
  readonly subscription: string | null;
  readonly environment: string | null;
  readonly nature: Nature;
  readonly severity: Severity | null;
  readonly channel: OfferChannel | null;
}

/** What the contract answers, with what it was asked about. */
export interface Judgement {
  readonly coverage: Coverage;
  /** The contract that it stands under: the one that is named, or else the one that speaks for it. */
  readonly subscription: SubscriptionId | null;
  readonly contracts: readonly Subscription[];
  readonly environment: KnownEnvironment | undefined;
}

type Unknown = "unknown_organisation" | "unknown_subscription" | "unknown_environment";

/**
 * Whether the contract would cover such a request at that instant (R-12-01, R-12-02, R-21-01, R-22-01, R-22-02). What the
 * asking role may not read speaks neither for nor against.
 */
export async function judge(
  queries: Queries,
  asking: Asking,
  now: Temporal.Instant,
): Promise<Result<Judgement, Unknown>> {
  const contracts = await readContractsOf(queries, asking.organisation);
  const environment = await systemOf(queries, asking);
  if (!environment.ok) return environment;
  const isFiled = asking.memberships === null;
  const named = asking.subscription ?? (isFiled ? null : (environment.value?.subscription ?? null));
  const chosen = contracts.find(({ id }) => id === named);
  if (asking.subscription !== null && chosen === undefined)
    return refuse("unknown_subscription", { field: "subscription" });
  const side =
    asking.memberships === null
      ? { partner: null }
      : sideOf(asking.memberships, asking.organisation, chosen);
  if (side === undefined) return refuse("unknown_organisation", { field: "organisation" });
  const system = environment.value;
  if (isElsewhere(system, chosen) || !mayName(asking.memberships, system))
    return refuse("unknown_environment", { field: "environment" });
  const known = await knowledgeOf(queries, system);
  const question = {
    contact: asking.contact,
    organisation: asking.organisation,
    partner: side.partner,
    subscription: chosen?.id ?? null,
    environment: system ?? null,
    product: system?.product ?? null,
    nature: asking.nature,
    severity: asking.severity,
    channel: asking.channel,
    topic: null,
    at: now,
  };
  const standing = standingOf(asking, question, { subscriptions: contracts, ...known });
  return ok({ ...standing, contracts, environment: system });
}

/** The contract that is named speaks alone; a ticket that was filed under none stays so. */
function standingOf(
  { subscription, memberships }: Asking,
  question: CoverageQuestion,
  known: CoverageKnowledge,
): Standing {
  if (subscription !== null)
    return { coverage: coverageOf(question, known), subscription: question.subscription };
  return memberships === null
    ? { coverage: withoutTerms(coverageOf(question, known)), subscription: null }
    : coverageUnnamed(question, known);
}

async function systemOf(
  queries: Queries,
  { environment, organisation }: Asking,
): Promise<Result<KnownEnvironment | undefined, "unknown_environment">> {
  if (environment === null) return ok(undefined);
  const known = await readEnvironmentAsKnown(queries, environment);
  return known?.organisation === organisation
    ? ok(known)
    : refuse("unknown_environment", { field: "environment" });
}

/** What the maintenance programme says of the system's release. */
async function knowledgeOf(
  queries: Queries,
  system: KnownEnvironment | undefined,
): Promise<Omit<CoverageKnowledge, "subscriptions">> {
  const release = system?.facts.release?.value;
  if (system === undefined || release === undefined)
    return { line: undefined, supportedRelease: () => null };
  const products = await readLines(queries);
  const lines = products.find(({ id }) => id === system.product)?.lines ?? [];
  return {
    line: lineOfRelease(lines, release),
    supportedRelease: (day) => supportedRelease(lines, day),
  };
}

/** A system that another contract covers is not one of the contract that is named. */
function isElsewhere(
  system: KnownEnvironment | undefined,
  chosen: Subscription | undefined,
): boolean {
  const under = system?.subscription ?? null;
  return chosen !== undefined && under !== null && under !== chosen.id;
}

/** A system that whoever asks does not see is not there for them, whoever writes it down in their name. */
function mayName(
  memberships: readonly Membership[] | null,
  system: KnownEnvironment | undefined,
): boolean {
  return memberships === null || system === undefined || keepsAsMember(memberships, system);
}

/** On which side somebody asks: of the beneficiary itself, or of the partner that a contract goes through (R-12-02). */
function sideOf(
  memberships: readonly Membership[],
  organisation: OrganisationId,
  chosen: Subscription | undefined,
): { readonly partner: OrganisationId | null } | undefined {
  if (memberships.some((one) => one.organisation === organisation)) return { partner: null };
  const partner = chosen?.partner ?? null;
  return partner !== null && memberships.some((one) => one.organisation === partner)
    ? { partner }
    : undefined;
}

/** An answer as it is kept beside a ticket, and the hash by which the event of the filing binds it. */
export function keptCoverage(answer: CoverageView): {
  readonly text: string;
  readonly hash: string;
} {
  const text = canonical(answer);
  return { text, hash: sha256(text) };
}

/** The answer of the contract as its readers see it, with the target of the first response where it promises one. */
export function viewCoverage(
  { coverage: { covered, ground, reasons, unknown }, contracts }: Judgement,
  severity: Severity | null,
  now: Temporal.Instant,
): CoverageView {
  const contract = contracts.find(({ id }) => id === ground?.subscription);
  const levels = contract && termsAt(contract, now)?.terms.serviceLevels;
  const response = covered
    ? levels?.find((level) => level.clock === "response" && level.severity === severity)
    : undefined;
  return {
    covered,
    ground:
      ground === null || contract === undefined
        ? null
        : {
            subscription: ground.subscription,
            offer: ground.offer,
            coveredUntil: coveredUntil(contract).toString(),
          },
    reasons: reasons.map(viewReason),
    unknown: [...unknown],
    response: response === undefined ? null : { ...response },
  };
}

/** Who is named instead is the contract's page to tell, to whom it may. */
function viewReason(reason: Reason): ReasonView {
  switch (reason.code) {
    case "no_active_subscription":
      return { ...reason, on: reason.on?.toString() ?? null };
    case "not_named_contact": {
      const { code, clause, limit, cure } = reason;
      return { code, clause, limit, cure };
    }
    case "channel_not_in_offer":
      return { ...reason, offered: [...reason.offered] };
    case "severity_not_covered":
      return { ...reason, covered: [...reason.covered] };
    case "past_eosl":
      return { ...reason, on: reason.on.toString() };
    case "app_server_not_eligible":
      return { ...reason, appServer: { ...reason.appServer }, eligible: [...reason.eligible] };
    case "add_on_not_covered":
      return { ...reason, addOns: [...reason.addOns] };
    case "not_production":
    case "topic_excluded":
      return { ...reason };
  }
}
