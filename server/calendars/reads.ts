import { versionInForce } from "#core/calendars/in-force.ts";
import { openTimetable, type Timetable } from "#core/calendars/timetable.ts";
import { readCalendar } from "#core/calendars/written-calendar.ts";
import { SERVICE_HOURS, type ServiceHours } from "#core/contracts/vocabulary.ts";
import type { Queries } from "#server/platform/database.ts";
import { findDefinition, listVersions, type WrittenVersion } from "./store.ts";

/** By what a ticket's clocks count: a calendar for each kind of hours. */
type Timetables = (hours: ServiceHours) => Timetable;

/** One version of a calendar, made ready for counting. */
export interface CountedBy {
  readonly hours: ServiceHours;
  readonly version: number;
  readonly timetable: Timetable;
}

/** The desk's calendars as they were when they were read. */
export interface Calendars {
  /** Those that hold for a ticket, by when it was filed and closed. */
  of(filedAt: Temporal.Instant, closedAt: Temporal.Instant | null): Promise<Timetables>;
  /** Which version that is, of one kind of hours. */
  versionOf(
    hours: ServiceHours,
    filedAt: Temporal.Instant,
    closedAt: Temporal.Instant | null,
  ): number;
}

/** Versions never change: each is read and made ready once. */
const ready = new Map<string, Timetable>();

/**
 * @param desk the desk's own role: when it serves is no customer's to be asked for.
 * @param until what was written then or later is not known; all is where nothing is said.
 */
export async function readCalendars(desk: Queries, until?: Temporal.Instant): Promise<Calendars> {
  const written = await listVersions(desk);
  const versions =
    until === undefined
      ? written
      : written.filter(({ writtenAt }) => Temporal.Instant.compare(writtenAt, until) < 0);
  const choose: Choose = (hours, filedAt, closedAt) => {
    const own = versions.filter((one) => one.hours === hours);
    const version = versionInForce(own, filedAt, closedAt);
    if (version === undefined) throw new Error(`There is no calendar for ${hours}`);
    return version;
  };
  return {
    versionOf: (...asked) => choose(...asked).version,
    async of(filedAt, closedAt) {
      const chosen = new Map<ServiceHours, Timetable>();
      for (const hours of SERVICE_HOURS)
        chosen.set(hours, await timetableOf(desk, choose(hours, filedAt, closedAt)));
      return (hours) => {
        const timetable = chosen.get(hours);
        if (timetable === undefined) throw new Error(`No calendar was read for ${hours}`);
        return timetable;
      };
    },
  };
}

type Choose = (...asked: Parameters<Calendars["versionOf"]>) => WrittenVersion;

/** Every version of every calendar: a ticket may count by any of them until it is closed. */
export async function readEveryCalendar(desk: Queries): Promise<readonly CountedBy[]> {
  const versions = await listVersions(desk);
  return Promise.all(
    versions.map(async (one) => ({
      hours: one.hours,
      version: one.version,
      timetable: await timetableOf(desk, one),
    })),
  );
}

/** The same with another calendar for one kind of hours, as if it had been written for all that is open. */
export function withOther(
  calendars: Calendars,
  hours: ServiceHours,
  timetable: Timetable,
): Calendars {
  return {
    ...calendars,
    async of(filedAt, closedAt) {
      const those = await calendars.of(filedAt, closedAt);
      return (asked) => (asked === hours ? timetable : those(asked));
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

/** The hours that business days are counted by now. */
export async function readBusinessHours(desk: Queries): Promise<Timetable> {
  return timetableOf(desk, await findLast(desk));
}

/** What of the calendar is told to everybody: its hours, without its dates. */
export async function readPublishedHours(desk: Queries) {
  const { zone, week, businessDay } = await findDefinition(desk, await findLast(desk));
  return { zone, week: week.map((span) => ({ ...span })), businessDay };
}

async function findLast(desk: Queries): Promise<WrittenVersion> {
  const own = (await listVersions(desk)).filter(({ hours }) => hours === "business_hours");
  const last = own.at(-1);
  if (last === undefined) throw new Error("There is no calendar of business hours");
  return last;
}
