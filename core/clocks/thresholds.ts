import type { Moment } from "../calendars/moment.ts";
import { WHOLE, type Clock, type Promises } from "./clock.ts";
import { dueOf, lineOf } from "./counting.ts";
import { pausesIn } from "./runs.ts";

/** That so much of a clock's target is used up, and since when. */
export interface Crossing {
  /** Share of the target, in percent; 100 where it is due. */
  readonly threshold: number;
  /** The earliest instant at which that much service time is consumed. */
  readonly at: Moment;
}

const RUNNING = new Set(["running", "outside_hours", "holiday"]);

/**
 * When a clock that counts crosses each threshold of its target, and its due, in their order: those behind it, and those
 * ahead if nothing else happens, with the maintenance windows that are announced. While the beneficiary is waited for, none
 * is ahead; one that is over crosses nothing any more.
 * @param thresholds in percent, ascending; the due is added.
 */
export function crossingsOf(
  clock: Clock,
  promises: Pick<Promises, "timetableOf" | "windows">,
  thresholds: readonly number[],
): readonly Crossing[] {
  const { target, targetFrom, endedAt } = clock;
  if (endedAt !== null) return [];
  const pauses = clock.clock === "restoration" ? pausesIn(promises.windows) : pausesOf(clock);
  const line = lineOf(target, targetFrom, promises.timetableOf(target.hours, null));
  return [...thresholds, WHOLE].flatMap((threshold) => {
    const amount = Math.ceil((line.amount * threshold) / WHOLE);
    const at = dueOf({ ...line, amount }, pauses);
    return at === null ? [] : [{ threshold, at }];
  });
}

/** Until when the last of them lasts, nobody knows while it stands. */
function pausesOf({ status, spans, startedAt }: Clock) {
  const stood = spans.filter(({ kind }) => !RUNNING.has(kind));
  const lasting = { from: spans.at(-1)?.to ?? startedAt, to: Infinity };
  return status === "paused" ? [...stood, lasting] : stood;
}

/** The threshold that is crossed next; undefined where all are behind, or none is ahead. At its very instant it is crossed. */
export function nextCrossing(crossings: readonly Crossing[], now: Moment): Crossing | undefined {
  return crossings.find(({ at }) => at > now);
}

/** Those that are behind, the last one crossed last. */
export function crossedBy(crossings: readonly Crossing[], now: Moment): readonly Crossing[] {
  return crossings.filter(({ at }) => at <= now);
}
