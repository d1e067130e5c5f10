import type { askCoverage, CoverageView, ReasonView } from "#api/coverage.ts";
import { coveredUntil } from "#core/contracts/span.ts";
import { termsAt, type Subscription } from "#core/contracts/subscription.ts";
import type { OfferChannel } from "#core/contracts/vocabulary.ts";
import { coverageOf, type Coverage } from "#core/coverage/coverage.ts";
import type { Reason } from "#core/coverage/reasons.ts";
import { as, type ContactId, type OrganisationId } from "#core/kit/brand.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor, Membership } from "#core/people/actor.ts";
import { mayAsStaff } from "#core/people/policy.ts";
import type { Nature, Severity } from "#core/tickets/vocabulary.ts";
import { readContractsOf } from "#server/contracts/index.ts";
import { inPortal, type Database } from "#server/platform/database.ts";
import { membershipsOf } from "#server/standing/index.ts";

export interface Asked {
  readonly organisation: OrganisationId;
  readonly subscription: string | null;
  readonly nature: Nature;
  readonly severity: Severity | null;
  /** Who asks, where an agent asks for somebody. */
  readonly contact: ContactId | undefined;
  readonly channel: OfferChannel | undefined;
}

type Refused = Extract<
  (typeof askCoverage)["problems"][number],
  | "forbidden"
  | "unknown_organisation"
  | "unknown_subscription"
  | "unknown_contact"
  | "unknown_field"
  | "missing_field"
>;

/**
 * Whether the contract would cover such a request now (R-12-01, R-12-02). Contracts are read under the reader's own role:
 * what a contact may not read speaks neither for nor against. Two questions at most, whatever the organisation has.
 */
export async function readCoverage(
  database: Database,
  actor: Actor,
  now: Temporal.Instant,
  asked: Asked,
): Promise<Result<CoverageView, Refused>> {
  const person = await personOf(database, actor, asked);
  if (!person.ok) return person;
  const { contact, memberships } = person.value;
  const contracts =
    actor.kind === "contact"
      ? await inPortal(database, actor.id, (db) => readContractsOf(db, asked.organisation))
      : await readContractsOf(database.desk, asked.organisation);
  const chosen = contracts.find(({ id }) => id === asked.subscription);
  if (asked.subscription !== null && chosen === undefined)
    return refuse("unknown_subscription", { field: "subscription" });
  const side = sideOf(memberships, asked.organisation, chosen);
  if (side === undefined) return refuse("unknown_organisation", { field: "organisation" });
  const coverage = coverageOf(
    {
      contact,
      organisation: asked.organisation,
      partner: side.partner,
      environment: null,
      product: (chosen ?? contracts[0])?.products[0] ?? as<"ProductId">(""),
      nature: asked.nature,
      severity: asked.severity,
      channel: asked.channel ?? "portal",
      topic: null,
      at: now,
    },
    { subscriptions: contracts, line: undefined, supportedRelease: null },
  );
  return ok(viewCoverage(coverage, contracts, asked, now));
}

interface Person {
  readonly contact: ContactId;
  readonly memberships: readonly Membership[];
}

/** Who asks: the contact who is signed in, or the one whom an agent names. */
async function personOf(
  { desk }: Pick<Database, "desk">,
  actor: Actor,
  { contact, channel }: Asked,
): Promise<Result<Person, Refused>> {
  if (actor.kind === "contact") {
    const given = contact !== undefined ? "contact" : channel !== undefined ? "channel" : undefined;
    return given === undefined
      ? ok({ contact: actor.id, memberships: actor.memberships })
      : refuse("unknown_field", { field: given, params: { name: given } });
  }
  if (!mayAsStaff(actor, "tickets.work")) return refuse("forbidden");
  if (contact === undefined)
    return refuse("missing_field", { field: "contact", params: { name: "contact" } });
  const memberships = await membershipsOf(desk, contact);
  return memberships.length === 0
    ? refuse("unknown_contact", { field: "contact" })
    : ok({ contact, memberships });
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

function viewCoverage(
  { covered, ground, reasons, unknown }: Coverage,
  contracts: readonly Subscription[],
  { severity }: Asked,
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
