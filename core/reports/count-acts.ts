import { momentOf } from "../calendars/moment.ts";
import type { Count, Counting } from "./counting.ts";
import type { Step, TicketHistory } from "./told.ts";

/** Thirty times 24 hours, in microseconds. */
const FOLLOWS_WITHIN = 30 * 86_400_000_000;

/** What was done on the way: reminders, refusals, changes of severity, and what came back after a closure. */
export const countActs: Counting = ({ within, history }, count) => {
  for (const step of within) {
    const { event } = step;
    if (event.type === "beneficiary-reminded") count("acts", "reminders", "count");
    if (event.type === "conclusion-refused") {
      count("acts", "refusals", "count");
      if (event.payload.refusals === 2) count("acts", "second_refusals", "count");
    }
    if (event.type === "ticket-filed" && isFollowUp(step, history))
      count("acts", "follow_ups", "count");
    countSeverity(step, count);
    countEscalation(step, count);
  }
};

/** Escalations of either party, those that a manager acknowledged, and talks that were held (R-32-16, R-34-02). */
function countEscalation({ event }: Step, count: Count): void {
  if (event.type === "escalation-raised") count("acts", "escalations", "count");
  if (event.type === "escalation-acknowledged") count("acts", "acknowledgements", "count");
  if (event.type === "interaction-recorded" && event.payload.outcome !== "not_held")
    count("acts", "interactions", "count");
}

function isFollowUp({ at }: Step, { followedClosedAt }: TicketHistory): boolean {
  return followedClosedAt !== null && at - momentOf(followedClosedAt) <= FOLLOWS_WITHIN;
}

/** Severities in force, changed by people; what an accepted workaround leaves is not a change of mind. */
function countSeverity({ event, before, after }: Step, count: Count): void {
  if (event.type !== "ticket-qualified" && event.type !== "severity-declared") return;
  if (before === undefined || before.severity === after.severity) return;
  count("acts", after.severity < before.severity ? "raised" : "lowered", "count");
}
