import { now } from "#server/platform/time.ts";

export interface MovableClock {
  readonly now: () => Temporal.Instant;
  /** Lets time pass at once. */
  pass(time: Temporal.DurationLike): void;
  /** Stops the clock at an instant, from which time only passes when told. */
  stopAt(instant: string): void;
}

/** The real clock, until it is moved. */
export function openClock(): MovableClock {
  let ahead = Temporal.Duration.from({ milliseconds: 0 });
  let stopped: Temporal.Instant | undefined;
  const present = () => stopped ?? now().add(ahead);
  return {
    now: present,
    pass(time) {
      const then = present().add(time);
      if (stopped === undefined) ahead = now().until(then);
      else stopped = then;
    },
    stopAt(instant) {
      stopped = Temporal.Instant.from(instant);
    },
  };
}
