import { termsAt, type Subscription } from "../contracts/subscription.ts";
import type { Terms } from "../contracts/terms.ts";
import type { SubscriptionId } from "../kit/brand.ts";
import { contractReasons } from "./contract-reasons.ts";
import { environmentReasons, environmentUnknowns } from "./environment-reasons.ts";
import type { CoverageKnowledge, CoverageQuestion } from "./question.ts";
import type { Reason, Unknown } from "./reasons.ts";

/** Which contract speaks, in which words; null where the organisation has none to speak of. */
export interface Ground {
  readonly subscription: SubscriptionId;
  readonly termsVersion: number;
  readonly offer: string;
}

/** The answer of the contract. `unknown` is what nobody told yet: with it empty, the answer is whole. */
export type Coverage =
  | {
      readonly covered: true;
      readonly ground: Ground;
      readonly reasons: readonly [];
      readonly unknown: readonly Unknown[];
    }
  | {
      readonly covered: false;
      readonly ground: Ground | null;
      /** Every reason against, never none. */
      readonly reasons: readonly Reason[];
      readonly unknown: readonly Unknown[];
    };

/** What is said of a request under no contract: nothing is promised, though one of the beneficiary's would have covered it. */
export function withoutTerms(coverage: Coverage): Coverage {
  if (!coverage.covered) return { ...coverage, ground: null };
  const reason: Reason = {
    code: "no_active_subscription",
    clause: "R-12-01",
    because: "not_named",
    on: null,
    cure: "choose_contract",
  };
  return { covered: false, ground: null, reasons: [reason], unknown: coverage.unknown };
}

/** The answer, with the contract that the request then stands under. */
export interface Standing {
  readonly coverage: Coverage;
  /** Null: under none. */
  readonly subscription: SubscriptionId | null;
}

/**
 * A request whose filer names no contract (`question.subscription` is then its system's, if anything) stands under the one in
 * force that speaks for it, of those that the filer's own side holds. One through a partner shows the request to that
 * partner: the beneficiary's own people name it, or stand under none.
 */
export function coverageUnnamed(question: CoverageQuestion, known: CoverageKnowledge): Standing {
  const ofTheirs = known.subscriptions.filter(({ partner }) => partner === question.partner);
  const coverage = coverageOf(question, { ...known, subscriptions: ofTheirs });
  const { ground } = coverage;
  return ground !== null && isInForce(coverage)
    ? { coverage, subscription: ground.subscription }
    : { coverage: withoutTerms(coverageOf(question, known)), subscription: null };
}

interface Judged {
  readonly contract: Subscription;
  readonly ground: Ground;
  readonly reasons: readonly Reason[];
}

/**
 * Whether the contract covers the request at that instant, and every reason against with what would cure it (R-12-01,
 * R-12-02, R-21-01, R-21-03, R-21-04, R-22-01, R-22-02, R-31-02). A contract that is named speaks alone. Of several
 * otherwise the one speaks that has least against it; of those the active one, then the one that lasts longest, then the one with the smaller id.
 */
export function coverageOf(question: CoverageQuestion, known: CoverageKnowledge): Coverage {
  const unknown: readonly Unknown[] = [
    ...environmentUnknowns(question, known),
    ...(question.severity === null ? (["severity"] as const) : []),
  ];
  const [best] = known.subscriptions
    .filter((contract) => speaksFor(contract, question))
    .flatMap((contract) => judge(contract, question, known))
    .toSorted((a, b) => inOrder(a, b));
  if (best === undefined)
    return { covered: false, ground: null, reasons: withoutContract(question, known), unknown };
  const { ground, reasons } = best;
  return reasons.length === 0
    ? { covered: true, ground, reasons: [], unknown }
    : { covered: false, ground, reasons, unknown };
}

/** The contract that is named, or any. R-12-02: for whoever acts through a partner, the contracts that go through it; never those of another organisation. */
function speaksFor(
  { id, organisation, partner }: Subscription,
  question: CoverageQuestion,
): boolean {
  if (organisation !== question.organisation) return false;
  if (question.subscription !== null && id !== question.subscription) return false;
  return question.partner === null || partner === question.partner;
}

function judge(
  contract: Subscription,
  question: CoverageQuestion,
  known: CoverageKnowledge,
): readonly Judged[] {
  const version = termsAt(contract, question.at) ?? contract.versions[0];
  if (version === undefined) return [];
  const { terms } = version;
  const reasons = [
    ...contractReasons(contract, terms, question),
    ...environmentReasons(terms, question, known),
  ];
  const ground = groundOf(contract, version.version, terms);
  return [{ contract, ground, reasons }];
}

function groundOf({ id }: Subscription, termsVersion: number, { offer }: Terms): Ground {
  return { subscription: id, termsVersion, offer };
}

function withoutContract(question: CoverageQuestion, known: CoverageKnowledge): readonly Reason[] {
  const none: Reason = {
    code: "no_active_subscription",
    clause: "R-12-01",
    because: "none",
    on: null,
    cure: "subscribe",
  };
  return [none, ...environmentReasons(null, question, known)];
}

function inOrder(a: Judged, b: Judged): number {
  return (
    a.reasons.length - b.reasons.length ||
    Number(isInForce(b)) - Number(isInForce(a)) ||
    Temporal.PlainDate.compare(lastsTo(b.contract), lastsTo(a.contract)) ||
    (a.contract.id < b.contract.id ? -1 : 1)
  );
}

function isInForce({ reasons }: Pick<Coverage, "reasons">): boolean {
  return reasons.every(({ code }) => code !== "no_active_subscription");
}

function lastsTo({ endsOn, endedEarlyOn }: Subscription): Temporal.PlainDate {
  return endedEarlyOn ?? endsOn;
}
