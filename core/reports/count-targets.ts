import { instantAt } from "../calendars/moment.ts";
import type { Clock, Miss } from "../clocks/clock.ts";
import type { Clock as ClockName } from "../contracts/vocabulary.ts";
import type { Severity } from "../tickets/vocabulary.ts";
import type { Counting } from "./counting.ts";
import type { Told } from "./told.ts";

/** A target that was missed, by name. */
export interface NamedMiss {
  readonly reference: string;
  readonly clock: ClockName;
  /** Then in force. */
  readonly severity: Severity;
  readonly due: Temporal.Instant;
  /** Whether the desk qualified the ticket lower afterwards, in the period. */
  readonly isLowered: boolean;
}

/** Targets of the contract: met where the clock stopped in time, missed where its due passed in the period. */
export const countTargets: Counting = (told, count) => {
  const { from, to } = told;
  for (const { clock, status, endedAt, misses, target } of told.clocks) {
    const isMet = status === "stopped" && endedAt !== null && misses.length === 0;
    if (isMet && endedAt >= from && endedAt < to)
      count("targets", `${clock}:${target.severity}`, "met");
  }
  for (const { clock, severity, isLowered } of missesOf(told)) {
    count("targets", `${clock}:${severity}`, "missed");
    if (isLowered) count("targets", `${clock}:${severity}`, "lowered");
  }
};

/** What a ticket missed in the period. */
export function missesOf(told: Told): readonly NamedMiss[] {
  return told.clocks.flatMap((clock) =>
    clock.misses
      .filter(({ due }) => due >= told.from && due < told.to)
      .map((miss) => named(told, clock, miss)),
  );
}

function named({ history, steps }: Told, { clock }: Clock, { severity, due }: Miss): NamedMiss {
  const isLowered = steps.some(
    ({ at, event }) =>
      event.type === "ticket-qualified" && at > due && event.payload.severityAfter > severity,
  );
  return { reference: history.reference, clock, severity, due: instantAt(due), isLowered };
}
