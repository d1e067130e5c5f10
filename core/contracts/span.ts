import type { Subscription } from "./subscription.ts";

type Dated = Pick<Subscription, "startsOn" | "endsOn" | "endedEarlyOn">;

/** The first day that is not covered any more, however the contract ended. */
export function coveredUntil({
  endsOn,
  endedEarlyOn,
}: Omit<Dated, "startsOn">): Temporal.PlainDate {
  return endedEarlyOn ?? endsOn;
}

export interface Seam {
  /** Days that neither covers. */
  readonly gapInDays: number;
  /** Days that both cover. */
  readonly overlapInDays: number;
}

/** What lies between a contract and the one that follows it: at most one of the two is above nought. */
export function seamOf(
  before: Pick<Dated, "endsOn" | "endedEarlyOn">,
  after: { readonly startsOn: Temporal.PlainDate },
): Seam {
  const days = coveredUntil(before).until(after.startsOn, { largestUnit: "days" }).days;
  return { gapInDays: Math.max(0, days), overlapInDays: Math.max(0, -days) };
}

/** Whether one day or more is covered by both. */
export function overlap(one: Dated, other: Dated): boolean {
  return isBefore(one.startsOn, coveredUntil(other)) && isBefore(other.startsOn, coveredUntil(one));
}

export function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0;
}
