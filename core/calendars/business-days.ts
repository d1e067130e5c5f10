import type { BusinessHours } from "../procedure/settings.ts";

const MICROSECONDS_IN_HOUR = 3_600_000_000;

/**
 * The earliest instant at which `count` business days of service time have passed since `start`. A business day is
 * as long as the span of opening hours; time outside the hours does not count. Exactly at closing it is the closing,
 * not the next opening.
 */
export function afterBusinessDays(
  start: Temporal.Instant,
  count: number,
  hours: BusinessHours,
): Temporal.Instant {
  const day = (hours.closesAt - hours.opensAt) * MICROSECONDS_IN_HOUR;
  if (day <= 0 || hours.days.length === 0 || count <= 0)
    throw new Error("No instant comes after so many days of a desk that never opens");
  let left = count * day;
  let cursor = start.toZonedDateTimeISO(hours.zone);
  for (;;) {
    const span = openingOn(cursor.toPlainDate(), hours);
    if (span !== undefined) {
      const from = Temporal.ZonedDateTime.compare(cursor, span.opens) > 0 ? cursor : span.opens;
      const open = from.until(span.closes).total("microseconds");
      if (open > 0 && left <= open) return from.add({ microseconds: Math.ceil(left) }).toInstant();
      left -= Math.max(0, open);
    }
    cursor = cursor.toPlainDate().add({ days: 1 }).toZonedDateTime(hours.zone);
  }
}

function openingOn(date: Temporal.PlainDate, hours: BusinessHours) {
  if (!hours.days.includes(date.dayOfWeek)) return undefined;
  const at = (hour: number) =>
    hour === 24
      ? date.add({ days: 1 }).toZonedDateTime(hours.zone)
      : date.toZonedDateTime({
          timeZone: hours.zone,
          plainTime: Temporal.PlainTime.from({ hour }),
        });
  return { opens: at(hours.opensAt), closes: at(hours.closesAt) };
}
