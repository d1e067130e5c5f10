import { instantAt } from "../calendars/moment.ts";
import type { Clock, Miss } from "../clocks/clock.ts";
import type { Clock as ClockName } from "../contracts/vocabulary.ts";
import type { Severity } from "../tickets/vocabulary.ts";
import type { Count, Counting } from "./counting.ts";
import type { KnownClocks, Told } from "./told.ts";

/** A target that was missed, by name. */
export interface NamedMiss {
  readonly reference: string;
  readonly clock: ClockName;
  /** Then in force. */
  readonly severity: Severity;
  readonly due: Temporal.Instant;
  /** Whether the desk qualified the ticket lower afterwards, as became known in the period. */
  readonly isLowered: boolean;
  /** Whether it was missed before the period, and is told again because it was lowered in it: it is not counted again. */
  readonly isOfBefore: boolean;
}

/**
 * Targets of the contract, met or missed: what was known of them when the period ended and not yet when it began. A solution is
 * met as of its proposal but known by its acceptance, and a call may be logged later: so nothing falls between two periods, and
 * nothing is counted in both.
 */
export const countTargets: Counting = (told, count) => countKnown("targets", told, told, count);

/** Internal objectives, met or missed, as targets are counted. */
export const countObjectives: Counting = (told, count) =>
  countKnown("objectives", told, told.objectives, count);

function countKnown(
  table: "targets" | "objectives",
  told: Told,
  known: KnownClocks,
  count: Count,
): void {
  const metBefore = new Set(known.clocksAtStart.filter(isMet).map(keyOf));
  for (const clock of known.clocks)
    if (isMet(clock) && !metBefore.has(keyOf(clock)))
      count(table, `${clock.clock}:${clock.severity}`, "met");
  for (const { clock, severity, isLowered, isOfBefore } of missesOf(told, known)) {
    if (!isOfBefore) count(table, `${clock}:${severity}`, "missed");
    if (isLowered) count(table, `${clock}:${severity}`, "lowered");
  }
}

/** What a ticket missed of these clocks, as it became known in the period; and what it missed before and was then lowered. */
export function missesOf(told: Told, { clocks, clocksAtStart }: KnownClocks): readonly NamedMiss[] {
  const known = new Set(
    clocksAtStart.flatMap((clock) => clock.misses.map((miss) => missKey(clock, miss))),
  );
  return clocks.flatMap((clock) =>
    clock.misses
      .map((miss) => named(told, clock, { ...miss, isOfBefore: known.has(missKey(clock, miss)) }))
      .filter(({ isOfBefore, isLowered }) => !isOfBefore || isLowered),
  );
}

const isMet = ({ status, isAnswered, misses }: Clock): boolean =>
  status === "stopped" && isAnswered && misses.length === 0;
const keyOf = ({ clock, startedAt }: Clock): string => `${clock} ${startedAt}`;
const missKey = (clock: Clock, { due }: Miss): string => `${keyOf(clock)} ${due}`;

/** Lowered once, however often it was afterwards: in the period in which both became known. */
function named(
  { history, steps, from }: Told,
  { clock }: Clock,
  { severity, due, isOfBefore }: Miss & Pick<NamedMiss, "isOfBefore">,
): NamedMiss {
  const lowered = steps.find(
    ({ at, event }) =>
      event.type === "ticket-qualified" && at > due && event.payload.severityAfter > severity,
  );
  const isLowered = lowered !== undefined && (!isOfBefore || lowered.at >= from);
  const { reference } = history;
  return { reference, clock, severity, due: instantAt(due), isLowered, isOfBefore };
}
