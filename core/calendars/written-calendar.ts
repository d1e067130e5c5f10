import type { DaySpan, ServiceCalendar, WeeklySpan } from "./calendar.ts";

type Dated<Thing> = Omit<Thing, "date"> & { readonly date: string };

/** A calendar as it is kept and sent: dates are text. */
export interface WrittenCalendar {
  readonly zone: string;
  readonly week: readonly WeeklySpan[];
  readonly holidays: readonly Dated<ServiceCalendar["holidays"][number]>[];
  readonly otherHours: readonly {
    readonly date: string;
    readonly name: string;
    readonly spans: readonly DaySpan[];
  }[];
  readonly businessDay: number;
}

/** Throws where a date is none: what comes from outside is checked before. */
export function readCalendar({ holidays, otherHours, ...rest }: WrittenCalendar): ServiceCalendar {
  return {
    ...rest,
    holidays: holidays.map(({ date, ...one }) => ({ ...one, date: Temporal.PlainDate.from(date) })),
    otherHours: otherHours.map(({ date, ...one }) => ({
      ...one,
      date: Temporal.PlainDate.from(date),
    })),
  };
}
