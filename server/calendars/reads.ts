import { versionInForce } from "#core/calendars/in-force.ts";
import { openTimetable, type Timetable } from "#core/calendars/timetable.ts";
import { readCalendar } from "#core/calendars/written-calendar.ts";
import { SERVICE_HOURS, type ServiceHours } from "#core/contracts/vocabulary.ts";
import type { Queries } from "#server/platform/database.ts";
import { findDefinition, listVersions, type WrittenVersion } from "./store.ts";

/** By what a ticket's clocks count: a calendar for each kind of hours. */
type Timetables = (hours: ServiceHours) => Timetable;

/** The desk's calendars as they were when they were read. */
export interface Calendars {
  /** Those that hold for a ticket, by when it was filed and closed. */
  of(filedAt: Temporal.Instant, closedAt: Temporal.Instant | null): Promise<Timetables>;
}

/** Versions never change: each is read and made ready once. */
const ready = new Map<string, Timetable>();

/** @param desk the desk's own role: when it serves is no customer's to be asked for. */
export async function readCalendars(desk: Queries): Promise<Calendars> {
  const versions = await listVersions(desk);
  return {
    async of(filedAt, closedAt) {
      const chosen = new Map<ServiceHours, Timetable>();
      for (const hours of SERVICE_HOURS) {
        const own = versions.filter((one) => one.hours === hours);
        const version = versionInForce(own, filedAt, closedAt);
        if (version === undefined) throw new Error(`There is no calendar for ${hours}`);
        chosen.set(hours, await timetableOf(desk, version));
      }
      return (hours) => {
        const timetable = chosen.get(hours);
        if (timetable === undefined) throw new Error(`No calendar was read for ${hours}`);
        return timetable;
      };
    },
  };
}

async function timetableOf(desk: Queries, version: WrittenVersion): Promise<Timetable> {
  const key = `${version.hours} ${version.version} ${version.writtenAt.epochMilliseconds}`;
  const known = ready.get(key);
  if (known !== undefined) return known;
  const made = openTimetable(readCalendar(await findDefinition(desk, version)));
  ready.set(key, made);
  return made;
}
