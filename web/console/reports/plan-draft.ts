/** PlanDraft: a plan as it is typed. emptyPlan(scope), draftOf(plan), saidBy(draft): what the desk is told. */
import type { SaidSchedule } from "#api/report-schedules.ts";
import { CADENCES } from "#core/reports/schedule.ts";
import { isListOf, isMadeOf, isOneOf, isText } from "#web/session/shapes.ts";
import type { Plan } from "./plan-queries.ts";
import { everything } from "./scope-fields.tsx";
import type { Scope } from "./scope-fields.tsx";

export type PlanDraft = {
  cadence: SaidSchedule["cadence"];
  kind: SaidSchedule["to"]["kind"];
  scope: Scope;
  agents: readonly string[];
  /** Of the contract; only to find it by. */
  customer: string;
  subscription: string;
  contact: string;
};

export const isPlanDraft = isMadeOf<PlanDraft>({
  cadence: isOneOf(CADENCES),
  kind: isOneOf(["desk", "beneficiary"]),
  scope: isMadeOf<Scope>({ organisation: isText, partner: isText, product: isText }),
  agents: isListOf(isText),
  customer: isText,
  subscription: isText,
  contact: isText,
});

export function emptyPlan(scope: Partial<Scope>): PlanDraft {
  return {
    cadence: "monthly",
    kind: "desk",
    scope: { ...everything, ...scope },
    agents: [],
    customer: scope.organisation ?? "",
    subscription: "",
    contact: "",
  };
}

export function draftOf({ cadence, scope, to }: Plan): PlanDraft {
  const { organisation, partner, product } = scope;
  if (to.kind === "beneficiary")
    return {
      ...emptyPlan({}),
      cadence,
      kind: "beneficiary",
      customer: organisation?.id ?? "",
      subscription: to.subscription.id,
      contact: to.contact.id,
    };
  return {
    ...emptyPlan({
      organisation: organisation?.id ?? "",
      partner: partner?.id ?? "",
      product: product?.id ?? "",
    }),
    cadence,
    // Who has left gets none, and is not chosen again.
    agents: to.agents.filter(({ active }) => active).map(({ id }) => id),
  };
}

export function saidBy({
  cadence,
  kind,
  scope,
  agents,
  subscription,
  contact,
}: PlanDraft): SaidSchedule {
  if (kind === "beneficiary") return { cadence, to: { kind, subscription, contact } };
  const { organisation, partner, product } = scope;
  return {
    cadence,
    to: {
      kind,
      agents: [...agents],
      ...(organisation ? { organisation } : {}),
      ...(partner ? { partner } : {}),
      ...(product ? { product } : {}),
    },
  };
}

/** Whether there is somebody to give it to: what the desk has to say beside that, it says. */
export function isWhole({ kind, agents, subscription, contact }: PlanDraft): boolean {
  return kind === "desk" ? agents.length > 0 : subscription !== "" && contact !== "";
}
