import { DAY_MINUTES, type DaySpan, type ServiceCalendar } from "./calendar.ts";

/** Calendars that tests count by. */

const clockTime = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 60 + minutes;
};

/** "08:00-12:00" as a span of minutes. */
function span(text: string): DaySpan {
  const [from = "", to = ""] = text.split("-");
  return { from: clockTime(from), to: clockTime(to) };
}

/** The same hours on each of these days, Monday to Friday where none are named. */
export function calendar(
  hours: readonly string[],
  more: Partial<ServiceCalendar> & { readonly days?: readonly number[] } = {},
): ServiceCalendar {
  const { days = [1, 2, 3, 4, 5], ...rest } = more;
  const spans = hours.map(span);
  return {
    zone: "UTC",
    week: days.flatMap((day) => spans.map((one) => ({ day, ...one }))),
    holidays: [],
    otherHours: [],
    businessDay: spans.reduce((sum, { from, to }) => sum + to - from, 0),
    ...rest,
  };
}

export const holiday = (date: string, name: string, hours?: string) => ({
  date: Temporal.PlainDate.from(date),
  name,
  ...(hours === undefined ? { from: 0, to: DAY_MINUTES } : span(hours)),
});

export const otherHours = (date: string, name: string, ...hours: readonly string[]) => ({
  date: Temporal.PlainDate.from(date),
  name,
  spans: hours.map(span),
});
