import type { Moment } from "../calendars/moment.ts";
import { afterServiceTime, serviceTimeBetween } from "../calendars/service-time.ts";
import type { Timetable } from "../calendars/timetable.ts";
import type { ServiceLevel } from "../contracts/terms.ts";
import type { Pause } from "./runs.ts";

/** A target that counts from a moment on, by its calendar. */
export interface Line {
  readonly level: ServiceLevel;
  readonly from: Moment;
  readonly timetable: Timetable;
  /** Microseconds of service time. */
  readonly amount: number;
}

const MICROSECONDS = { minutes: 60_000_000, hours: 3_600_000_000 } as const;

/**
 * A target of business days is as many times the calendar's own business day.
 * @param timetable of the target's hours.
 */
export function lineOf(level: ServiceLevel, from: Moment, timetable: Timetable): Line {
  const unit = level.unit === "business_days" ? timetable.businessDay : MICROSECONDS[level.unit];
  return { level, from, timetable, amount: level.amount * unit };
}

/** Service time of a line until a moment, without its pauses. */
export function consumedBy(
  { timetable, from }: Pick<Line, "timetable" | "from">,
  pauses: readonly Pause[],
  until: Moment,
): number {
  let consumed = serviceTimeBetween(timetable, from, until);
  for (const pause of pauses)
    consumed -= serviceTimeBetween(
      timetable,
      Math.max(pause.from, from),
      Math.min(pause.to, until),
    );
  return consumed;
}

/** The earliest instant at which a line's target is used up; null where it stands until nobody knows when. */
export function dueOf(
  line: Pick<Line, "from" | "timetable" | "amount">,
  pauses: readonly Pick<Pause, "from" | "to">[],
): Moment | null {
  const { timetable } = line;
  let { amount: left, from: at } = line;
  for (const { from, to } of pauses) {
    if (to <= at) continue;
    const open = serviceTimeBetween(timetable, at, from);
    if (left <= open) return afterServiceTime(timetable, at, left);
    left -= open;
    at = Math.max(at, to);
    if (at === Infinity) return null;
  }
  return afterServiceTime(timetable, at, left);
}
