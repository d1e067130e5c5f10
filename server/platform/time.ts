/**
 * The present, and the only reading of the real clock.
 * Whole milliseconds, so that an instant survives the database driver and the wire unchanged.
 */
export function now(): Temporal.Instant {
  return Temporal.Now.instant().round({ smallestUnit: "millisecond", roundingMode: "floor" });
}

/** What the driver gives for a `timestamptz`, as the moment that the rest of the program speaks of. */
export function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** The same moment, written as an instant writes itself, without making one: a page of a list writes hundreds. */
export function isoOf(date: Date): string {
  return date.toISOString().replace(/\.?0+Z$/, "Z");
}

export function dateOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
