import { MICROSECONDS_IN_SECOND, momentOf, zonedAt, type Moment } from "./moment.ts";

/** Whether there is such an IANA zone, in whatever case. Offsets and dates, which Temporal would read a zone from, are none. */
export function isZone(zone: string): boolean {
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return /^[a-z]/iu.test(zone) && timeZoneId.toLowerCase() === zone.toLowerCase();
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** From when until when the clocks of a zone stand so far from UTC. */
export interface OffsetSpan {
  /** `-Infinity` where it was never otherwise before. */
  readonly from: Moment;
  /** `Infinity` where it never changes again. */
  readonly to: Moment;
  /** To be added to a moment for what the clocks show, in microseconds. */
  readonly offset: number;
}

/** The offsets of a zone, read from its rules as far as somebody has asked. */
export interface ZoneOffsets {
  /** The span that this moment is in. */
  at(moment: Moment): OffsetSpan;
}

export function openZone(zone: string): ZoneOffsets {
  const spans: OffsetSpan[] = [];
  let last: OffsetSpan | undefined;
  const holds = (span: OffsetSpan | undefined, moment: Moment): span is OffsetSpan =>
    span !== undefined && span.from <= moment && moment < span.to;
  return {
    at(moment) {
      if (holds(last, moment)) return last;
      const found = spans.find((span) => holds(span, moment));
      last = found ?? readSpan(zone, moment);
      if (found === undefined) spans.push(last);
      return last;
    },
  };
}

function readSpan(zone: string, moment: Moment): OffsetSpan {
  const here = zonedAt(moment, zone);
  // Of a change at this very moment the later side holds; and the rules only tell what comes strictly before or after.
  const before = here.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  const next = here.getTimeZoneTransition("next");
  return {
    from: before === null ? -Infinity : momentOf(before.toInstant()),
    to: next === null ? Infinity : momentOf(next.toInstant()),
    offset: here.offsetNanoseconds / (1_000_000_000 / MICROSECONDS_IN_SECOND),
  };
}
