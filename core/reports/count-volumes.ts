import type { Ticket } from "../tickets/ticket.ts";
import type { Severity } from "../tickets/vocabulary.ts";
import type { Count, Counting } from "./counting.ts";
import type { MonthOf } from "./period.ts";
import type { ColumnOf } from "./tables.ts";
import type { Step } from "./told.ts";

/** Volumes by severity, nature and month, and why tickets were closed. */
export const countVolumes =
  (months: readonly MonthOf[]): Counting =>
  ({ atStart, atEnd, within }, count) => {
    if (atStart !== undefined) countIn(count, "open_before", atStart);
    if (atEnd.state !== "closed") countIn(count, "open_after", atEnd);
    for (const step of within) {
      const month = months.findLast(({ from }) => from <= step.at)?.month ?? "";
      if (step.event.type === "ticket-filed") {
        countIn(count, "filed", step.after);
        count("months", month, "filed");
      }
      if (step.after.state === "closed") countClosed(step, month, count);
    }
  };

/** Solved by a solution that was accepted or taken as valid; closed otherwise by anything else. */
function countClosed({ before, after }: Step, month: string, count: Count): void {
  const solution = after.conclusions.at(-1)?.outcome;
  const isSolved = solution === "accepted" || solution === "assumed";
  const severity = before?.severity ?? after.severity;
  countIn(count, isSolved ? "solved" : "closed_otherwise", after, severity);
  if (isSolved) count("months", month, "solved");
  if (after.closure !== null) count("closures", after.closure.reason, "closed");
}

function countIn(
  count: Count,
  column: ColumnOf<"volumes">,
  { severity, nature }: Pick<Ticket, "severity" | "nature">,
  counted: Severity = severity,
): void {
  count("volumes", String(counted), column);
  count("natures", nature, column);
}
