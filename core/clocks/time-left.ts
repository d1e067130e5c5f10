import { momentOf, type Moment } from "../calendars/moment.ts";
import { serviceTimeUntil } from "../calendars/service-time.ts";
import type { ServiceLevel } from "../contracts/terms.ts";
import type { Clock, Promises } from "./clock.ts";
import { lineOf } from "./counting.ts";
import { nextDueOf } from "./next-due.ts";

/** What is left of a target, told so that it holds until something happens to the ticket. */
export interface TimeLeft {
  readonly target: ServiceLevel;
  /** The whole of the target, in microseconds of service time. */
  readonly length: number;
  /** Whether the clock stands: then it goes neither on nor down. */
  readonly standing: boolean;
  /**
   * In microseconds. Of a clock that stands, what is left. Of one that runs, the service time of its calendar (see
   * serviceTimeUntil) at which nothing is left: less what that is now, it is what is left now.
   */
  readonly mark: number;
}

/**
 * The clock by which a ticket has its place among those with a target: the one that is due first, or, while none of them
 * runs, the one with the least left. Undefined where nothing counts. While nothing happens to the ticket it stays the same.
 */
export function foremostOf(clocks: readonly Clock[]): Clock | undefined {
  const first = nextDueOf(clocks);
  const counting = clocks.filter(({ endedAt }) => endedAt === null);
  if (first === undefined) return counting.toSorted((a, b) => a.left - b.left)[0];
  return counting.find(({ clock, due }) => clock === first.clock && due === first.due);
}

/**
 * What is left of a clock that counts, until holdsUntil.
 * @param now the instant at which the clock was computed.
 */
export function timeLeftOf(
  { target, targetFrom, status, left }: Clock,
  { timetableOf }: Pick<Promises, "timetableOf">,
  now: Temporal.Instant,
): TimeLeft {
  const { timetable, amount } = lineOf(target, targetFrom, timetableOf(target.hours, null));
  const standing = status === "paused";
  // A machine whose time was set back may look before the beginning: nothing is consumed there.
  const at = Math.max(momentOf(now), targetFrom);
  const passed = standing ? 0 : serviceTimeUntil(timetable, at);
  return { target, length: amount, standing, mark: left + passed };
}

/**
 * When what is left is to be told anew though nothing happens: a restoration stands in each announced window, which begins and
 * ends by itself. Null where no edge of one is ahead, and of every other clock.
 */
export function holdsUntil(
  { clock }: Pick<Clock, "clock">,
  { windows }: Pick<Promises, "windows">,
  now: Temporal.Instant,
): Moment | null {
  if (clock !== "restoration") return null;
  const at = momentOf(now);
  const ahead = windows.flatMap(({ from, to }) => [from, to]).filter((edge) => edge > at);
  return ahead.length === 0 ? null : Math.min(...ahead);
}
