import { closureReasonOf } from "./conclusion.ts";
import type { ProposedConclusion } from "./ticket.ts";
import type { ClosureReason } from "./vocabulary.ts";

/** The closure reason of a conclusion as the ticket keeps it (R-32-22). */
export function closureReasonOfProposed(conclusion: ProposedConclusion): ClosureReason {
  if (conclusion.kind !== "fix") return closureReasonOf({ kind: conclusion.kind });
  const { category, delivery } = conclusion;
  if (category === null || delivery === null) throw new Error("A fix has no category or delivery");
  return closureReasonOf({ kind: "fix", category, delivery });
}
