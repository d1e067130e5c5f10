/** Hours of one day of the week, in minutes since its midnight; `to` after 1440 runs into the day that follows. Half-open. */
export interface WeeklySpan {
  /** ISO day of the week, 1 is Monday. */
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** Hours within one date, in minutes since its midnight; half-open, 1440 at the most. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** A date, or hours of one, on which nobody serves. */
export interface Holiday extends DaySpan {
  readonly date: Temporal.PlainDate;
  readonly name: string;
}

/** A date on which other hours hold than those of the week, and no holiday; without hours nobody serves. */
export interface OtherHours {
  readonly date: Temporal.PlainDate;
  readonly name: string;
  readonly spans: readonly DaySpan[];
}

/**
 * When a desk serves. Hours are those of the clocks on the walls of the zone: the hour that a daylight change skips does
 * not exist, the one that it repeats counts twice (design §6). 24×7 is a calendar too.
 */
export interface ServiceCalendar {
  /** IANA name. */
  readonly zone: string;
  readonly week: readonly WeeklySpan[];
  readonly holidays: readonly Holiday[];
  readonly otherHours: readonly OtherHours[];
  /** How much service time a business day is, in minutes: targets in business days count in it. */
  readonly businessDay: number;
}

export const DAY_MINUTES = 1440;

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** Day and night, every day: a business day is then a day. */
export const ALWAYS: ServiceCalendar = {
  zone: "UTC",
  week: everyDay.map((day) => ({ day, from: 0, to: DAY_MINUTES })),
  holidays: [],
  otherHours: [],
  businessDay: DAY_MINUTES,
};
