import type { Counting } from "./counting.ts";

/** Solutions by kind: proposed, and what became of them. */
export const countConclusions: Counting = ({ within }, count) => {
  for (const { event, after } of within) {
    const kind = after.conclusions.at(-1)?.kind;
    if (kind === undefined) continue;
    if (event.type === "conclusion-proposed") count("conclusions", kind, "proposed");
    if (event.type === "conclusion-accepted") count("conclusions", kind, "accepted");
    if (event.type === "conclusion-refused") count("conclusions", kind, "refused");
    if (event.type === "closed-unanswered" && event.payload.assumed)
      count("conclusions", kind, "assumed");
  }
};
