import { DAY_MINUTES } from "./calendar.ts";
import type { WrittenCalendar } from "./written-calendar.ts";

/** A holiday as almanacs tell it. */
export interface FoundHoliday {
  /** “2026-03-20 00:00:00”, where it is; one that begins the evening before says so after it, as “-0600”. */
  readonly date: string;
  readonly hours: number;
  readonly name: string;
  /** How its date is found each year, such as “easter 1” or “1 Shawwal”. */
  readonly rule: string;
}

type Holiday = WrittenCalendar["holidays"][number] & { readonly isEstimate: boolean };

/** Months that begin when somebody has seen the moon: no almanac knows their dates for certain. */
const seen =
  /\b(?:Muharram|Safar|Rabi|Jumada|Rajab|Shaban|Sha'ban|Ramadan|Shawwal|Dhu al-(?:Hijjah|Qidah))\b/;

/** What of dates and hours a holiday takes: a whole day each, or the afternoon of one; nothing for a date that is none. */
export function daysOf({ date, hours, name, rule }: FoundHoliday): readonly Holiday[] {
  const [, first, hour = "0", minute = "0"] =
    /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})/.exec(date) ?? [];
  if (first === undefined) return [];
  const isEstimate = seen.test(rule);
  const from = Number(hour) * 60 + Number(minute);
  if (from > 0) {
    const to = Math.min(DAY_MINUTES, from + Math.round(hours * 60));
    return [{ date: first, name, from, to, isEstimate }];
  }
  // A day on which clocks change has 23 hours or 25, and is one day.
  const days = Math.max(1, Math.round(hours / 24));
  return Array.from({ length: days }, (_, day) => ({
    date: Temporal.PlainDate.from(first).add({ days: day }).toString(),
    name,
    from: 0,
    to: DAY_MINUTES,
    isEstimate,
  }));
}
