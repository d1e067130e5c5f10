import {
  DAY_MINUTES,
  type DaySpan,
  type Holiday,
  type OtherHours,
  type ServiceCalendar,
} from "./calendar.ts";
import { MICROSECONDS_IN_MINUTE } from "./moment.ts";

export type PartKind = "open" | "outside_hours" | "holiday";

/** What holds in a part of a day, in microseconds since its midnight; the parts of a day tile it. */
export interface DayPart {
  readonly from: number;
  readonly to: number;
  readonly kind: PartKind;
  /** The holiday, or the other hours, by name; null where the week decides. */
  readonly entry: string | null;
}

/** Hours of each day of the week, Monday first; what runs past midnight stands with the day that it runs into. */
export function hoursOfWeek(week: ServiceCalendar["week"]): readonly (readonly DaySpan[])[] {
  const days: DaySpan[][] = Array.from({ length: 7 }, () => []);
  for (const { day, from, to } of week) {
    days[day - 1]?.push({ from, to: Math.min(to, DAY_MINUTES) });
    if (to > DAY_MINUTES) days[day % 7]?.push({ from: 0, to: to - DAY_MINUTES });
  }
  return days.map((spans) => spans.toSorted((a, b) => a.from - b.from));
}

/** Parts of a day that the week alone decides. */
export function partsOfWeekday(hours: readonly DaySpan[]): readonly DayPart[] {
  return partsOf(hours, [], null);
}

/** Parts of a date with holidays: a holiday beats what is outside of the hours, as it beats the hours. */
export function partsOfHoliday(
  hours: readonly DaySpan[],
  holidays: readonly Holiday[],
): readonly DayPart[] {
  return partsOf(hours, holidays, null);
}

/** Parts of a date with other hours; one without any is closed under its name, as a holiday is. */
export function partsOfOtherHours({ date, name, spans }: OtherHours): readonly DayPart[] {
  const closed = { date, name, from: 0, to: DAY_MINUTES };
  return spans.length === 0 ? partsOf([], [closed], null) : partsOf(spans, [], name);
}

function partsOf(
  hours: readonly DaySpan[],
  holidays: readonly Holiday[],
  entry: string | null,
): readonly DayPart[] {
  const edges = [0, DAY_MINUTES, ...[...hours, ...holidays].flatMap(({ from, to }) => [from, to])];
  const cuts = [...new Set(edges)].toSorted((a, b) => a - b);
  const parts: DayPart[] = [];
  for (const [at, from] of cuts.entries()) {
    const to = cuts[at + 1];
    if (to === undefined) break;
    const holiday = holidays.find((one) => one.from <= from && from < one.to);
    const isOpen = hours.some((one) => one.from <= from && from < one.to);
    const named = holiday?.name ?? entry;
    const kind = holiday === undefined ? (isOpen ? "open" : "outside_hours") : "holiday";
    append(parts, { ...inMicroseconds({ from, to }), kind, entry: named });
  }
  return parts;
}

const inMicroseconds = ({ from, to }: DaySpan): DaySpan => ({
  from: from * MICROSECONDS_IN_MINUTE,
  to: to * MICROSECONDS_IN_MINUTE,
});

/** A part of a day or of any other time, and what holds in it. */
interface Part extends Omit<DayPart, "kind"> {
  readonly kind: string;
  /** What else tells it from its neighbours. */
  readonly event?: number | null;
}

/** Puts a part behind the others; one that says the same as the last makes it longer. */
export function append<Any extends Part>(parts: Any[], next: Any): void {
  const last = parts.at(-1);
  const isSame =
    last !== undefined &&
    last.to === next.from &&
    last.kind === next.kind &&
    last.entry === next.entry &&
    last.event === next.event;
  if (isSame) parts.splice(-1, 1, { ...last, to: next.to });
  else parts.push(next);
}
