/**
 * Microseconds since 1970 in UTC: instants for arithmetic. Whole numbers are exact until the year 2255; PostgreSQL and
 * the wire know nothing finer.
 */
export type Moment = number;

export const MICROSECONDS_IN_SECOND = 1_000_000;
export const MICROSECONDS_IN_MINUTE = 60 * MICROSECONDS_IN_SECOND;
export const MICROSECONDS_IN_DAY = 1440 * MICROSECONDS_IN_MINUTE;

/** What is finer than a microsecond is left out. */
export function momentOf(instant: Temporal.Instant): Moment {
  const { epochMilliseconds, epochNanoseconds } = instant;
  // The rest within the millisecond is all that needs the slow arithmetic of nanoseconds.
  const rest = Number(epochNanoseconds - BigInt(epochMilliseconds) * 1_000_000n);
  return epochMilliseconds * 1000 + Math.floor(rest / 1000);
}

export function instantAt(moment: Moment): Temporal.Instant {
  const milliseconds = Math.floor(moment / 1000);
  const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
  const rest = moment - milliseconds * 1000;
  return rest === 0 ? instant : instant.add({ microseconds: rest });
}

export function zonedAt(moment: Moment, zone: string): Temporal.ZonedDateTime {
  return instantAt(moment).toZonedDateTimeISO(zone);
}
