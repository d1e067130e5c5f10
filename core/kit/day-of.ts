const known = new WeakMap<Temporal.Instant, Map<string, Temporal.PlainDate>>();

/** The day that it is in that zone at this instant. Of one instant each zone is asked once: many rules ask for the same day. */
export function dayOf(at: Temporal.Instant, zone: string): Temporal.PlainDate {
  const days = known.get(at) ?? new Map<string, Temporal.PlainDate>();
  known.set(at, days);
  const day = days.get(zone) ?? at.toZonedDateTimeISO(zone).toPlainDate();
  days.set(zone, day);
  return day;
}
