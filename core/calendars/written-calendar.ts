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

/** The same calendar with hours, dates and keys in their order, so that two that say the same are written the same. */
export function inOrder(written: WrittenCalendar): WrittenCalendar {
  const { zone, week, holidays, otherHours, businessDay } = written;
  return {
    zone,
    week: week
      .map(({ day, from, to }) => ({ day, from, to }))
      .toSorted((a, b) => a.day - b.day || bySpan(a, b)),
    holidays: holidays
      .map(({ date, name, from, to }) => ({ date, name, from, to }))
      .toSorted((a, b) => byDate(a, b) || bySpan(a, b)),
    otherHours: otherHours
      .map(({ date, name, spans }) => ({
        date,
        name,
        spans: spans.map(({ from, to }) => ({ from, to })).toSorted(bySpan),
      }))
      .toSorted(byDate),
    businessDay,
  };
}

const bySpan = (a: DaySpan, b: DaySpan): number => a.from - b.from || a.to - b.to;

function byDate(a: { readonly date: string }, b: { readonly date: string }): number {
  return a.date < b.date ? -1 : Number(a.date > b.date);
}
