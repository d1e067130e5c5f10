import { append, type DayPart } from "./day-parts.ts";
import { MICROSECONDS_IN_DAY, type Moment } from "./moment.ts";
import type { Timetable } from "./timetable.ts";

/** A part of a window, in moments, with what held in it. */
export type CalendarSpan = DayPart;

/** What held from one moment to another: spans that tile the window, each as long as the same holds for the same reason. */
export function classify(timetable: Timetable, from: Moment, to: Moment): readonly CalendarSpan[] {
  const spans: CalendarSpan[] = [];
  for (let at = from; at < to;) {
    const { to: change, offset } = timetable.zone.at(at);
    const end = Math.min(change, to);
    const first = Math.floor((at + offset) / MICROSECONDS_IN_DAY);
    const last = Math.floor((end + offset - 1) / MICROSECONDS_IN_DAY);
    for (let day = first; day <= last; day += 1) {
      const midnight = day * MICROSECONDS_IN_DAY - offset;
      for (const part of timetable.partsOn(day))
        appendWithin(spans, shifted(part, midnight), { from: at, to: end });
    }
    at = end;
  }
  return spans;
}

const shifted = (part: DayPart, by: number): DayPart => ({
  ...part,
  from: part.from + by,
  to: part.to + by,
});

function appendWithin(
  spans: CalendarSpan[],
  part: DayPart,
  window: { readonly from: Moment; readonly to: Moment },
): void {
  const from = Math.max(part.from, window.from);
  const to = Math.min(part.to, window.to);
  if (from < to) append(spans, { ...part, from, to });
}
