import { MICROSECONDS_IN_DAY, type Moment } from "./moment.ts";
import type { Timetable, WallTime } from "./timetable.ts";

/**
 * 2255-01-01T00:00:00Z, after which moments are not exact any more. A target of so many years, or of hours that hardly
 * ever come, is due then: a page that shows it is still a page.
 */
const LAST_COUNTED: Moment = 8_993_721_600_000_000;

/**
 * Service time between two moments, in microseconds; 0 where the second is not after the first. Between two changes of the
 * zone's offset the clocks on the wall run evenly, so each such span is one subtraction, however long it is.
 */
export function serviceTimeBetween(timetable: Timetable, from: Moment, to: Moment): number {
  let time = 0;
  for (let at = from; at < to;) {
    const span = timetable.zone.at(at);
    const end = Math.min(span.to, to);
    time += timetable.openBefore(end + span.offset) - timetable.openBefore(at + span.offset);
    at = end;
  }
  return time;
}

/**
 * The earliest moment at which so much service time has passed since `from`: exactly at closing it is the closing, not the
 * next opening; after no time at all it is `from`.
 * @param amount microseconds, zero or more.
 * @returns the beginning of the year 2255 where that moment is beyond it.
 */
export function afterServiceTime(timetable: Timetable, from: Moment, amount: number): Moment {
  let left = amount;
  for (let at = from; left > 0;) {
    if (at >= LAST_COUNTED) return LAST_COUNTED;
    const { to, offset } = timetable.zone.at(at);
    const begin = timetable.openBefore(at + offset);
    const open = to === Infinity ? Infinity : timetable.openBefore(to + offset) - begin;
    if (left <= open)
      return Math.min(wallTimeAt(timetable, at + offset, begin + left) - offset, LAST_COUNTED);
    left -= open;
    at = to;
  }
  return from;
}

/** 2020-01-01T00:00:00Z. Whatever was kept as a mark is wrong as soon as this moves. */
const MARKED_FROM: Moment = 1_577_836_800_000_000;

/**
 * The service time of a calendar from the beginning of 2020 until this moment, in microseconds; below zero before. It tells
 * by one subtraction, without the calendar, how much service time lies between any two moments that were told so.
 */
export function serviceTimeUntil(timetable: Timetable, at: Moment): number {
  return at < MARKED_FROM
    ? -serviceTimeBetween(timetable, at, MARKED_FROM)
    : serviceTimeBetween(timetable, MARKED_FROM, at);
}

/** The moment itself while the desk serves; else the next moment at which it opens. */
export function nextOpening(timetable: Timetable, from: Moment): Moment {
  return afterServiceTime(timetable, from, 1) - 1;
}

export function isOpen(timetable: Timetable, at: Moment): boolean {
  return nextOpening(timetable, at) === at;
}

/** The earliest time on the wall, after `from`, before which so much is open: more than is open before `from`. Infinity where nobody counts any more. */
function wallTimeAt(timetable: Timetable, from: WallTime, open: number): WallTime {
  const day = dayOf(timetable, Math.floor(from / MICROSECONDS_IN_DAY), open);
  if (day === undefined) return Infinity;
  const midnight = day * MICROSECONDS_IN_DAY;
  let left = open - timetable.openBefore(midnight);
  for (const part of timetable.partsOn(day)) {
    if (part.kind !== "open") continue;
    if (left <= part.to - part.from) return midnight + Math.ceil(part.from + left);
    left -= part.to - part.from;
  }
  throw new Error("A day on which more is open than its parts say");
}

/** The first day, from this one on, at whose end so much is open before it; found by doubling and halving. None beyond 2255. */
function dayOf(timetable: Timetable, from: number, open: number): number | undefined {
  const isBefore = (day: number) => timetable.openBefore((day + 1) * MICROSECONDS_IN_DAY) < open;
  if (!isBefore(from)) return from;
  let low = from;
  let step = 1;
  while (isBefore(low + step)) {
    low += step;
    step *= 2;
    if (low * MICROSECONDS_IN_DAY > LAST_COUNTED) return undefined;
  }
  let high = low + step;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle;
    else high = middle;
  }
  return high;
}
