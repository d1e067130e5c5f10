/** monthsOf(calendar, year): every day of a year by months, with what holds on it. daysOfWeek(calendar): hours by day, Monday first. */
import type { CalendarDefinition } from "./calendar-queries.ts";

type Span = { from: number; to: number };
export type DayKind = "open" | "closed" | "holiday" | "other";
export type YearDay = {
  /** As the calendar writes it. */
  date: string;
  /** Monday is 0. */
  weekday: number;
  kind: DayKind;
  /** Of the holiday, or of the other hours; there may be two. */
  name: string;
};

const dayMilliseconds = 86_400_000;

export function monthsOf(calendar: CalendarDefinition, year: number): YearDay[][] {
  const holidays = Map.groupBy(calendar.holidays, ({ date }) => date);
  const others = new Map(calendar.otherHours.map((other) => [other.date, other]));
  const week = daysOfWeek(calendar);
  const months: YearDay[][] = Array.from({ length: 12 }, () => []);
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += dayMilliseconds) {
    const day = new Date(at);
    const date = day.toISOString().slice(0, 10);
    const weekday = (day.getUTCDay() + 6) % 7;
    const other = others.get(date);
    const those = holidays.get(date) ?? [];
    const isOpen = (week[weekday] ?? []).length > 0;
    const about =
      other !== undefined
        ? {
            kind: other.spans.length === 0 ? ("holiday" as const) : ("other" as const),
            name: other.name,
          }
        : those.length > 0
          ? { kind: "holiday" as const, name: those.map(({ name }) => name).join(", ") }
          : { kind: isOpen ? ("open" as const) : ("closed" as const), name: "" };
    months[day.getUTCMonth()]?.push({ date, weekday, ...about });
  }
  return months;
}

/** What runs past midnight stays with the day on which it begins, as it was said. */
export function daysOfWeek({ week }: Pick<CalendarDefinition, "week">): Span[][] {
  const days: Span[][] = Array.from({ length: 7 }, () => []);
  for (const { day, from, to } of week) days[day - 1]?.push({ from, to });
  return days.map((spans) => spans.toSorted((a, b) => a.from - b.from));
}
