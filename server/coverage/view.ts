import type { CoverageView, ReasonView } from "#api/coverage.ts";
import { coveredUntil } from "#core/contracts/span.ts";
import { termsAt } from "#core/contracts/subscription.ts";
import type { Reason } from "#core/coverage/reasons.ts";
import type { Severity } from "#core/tickets/vocabulary.ts";
import type { Judgement } from "./judge.ts";

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
