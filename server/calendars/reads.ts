import { versionsInForce, wasWritten } from "#core/calendars/in-force.ts";
import { instantAt, type Moment } from "#core/calendars/moment.ts";
import { openTimetable, type Timetable } from "#core/calendars/timetable.ts";
import { readCalendar } from "#core/calendars/written-calendar.ts";
import type { Promises } from "#core/clocks/clock.ts";
import { SERVICE_HOURS, type ServiceHours } from "#core/contracts/vocabulary.ts";
import type { Queries } from "#server/platform/database.ts";
import { findDefinition, listVersions, type WrittenVersion } from "./store.ts";

/** By what a ticket's clocks count: a calendar for each kind of hours, and of one that is over that of when it ended. */
type Timetables = Promises["timetableOf"];

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
  const inForce: InForce = (hours, filedAt, closedAt) => {
    const own = versions.filter((one) => one.hours === hours);
    const found = versionsInForce(own, filedAt, closedAt);
    const last = found.at(-1);
    if (last === undefined) throw new Error(`There is no calendar for ${hours}`);
    return { all: found, last };
  };
  return {
    versionOf: (...asked) => inForce(...asked).last.version,
    async of(filedAt, closedAt) {
      const known = new Map<ServiceHours, readonly Counted[]>();
      for (const hours of SERVICE_HOURS) {
        const counted = inForce(hours, filedAt, closedAt).all.map(async (version) => ({
          version,
          timetable: await timetableOf(desk, version),
        }));
        known.set(hours, await Promise.all(counted));
      }
      return (hours, endedAt) => timetableIn(known.get(hours) ?? [], endedAt);
    },
  };
}

type InForce = (...asked: Parameters<Calendars["versionOf"]>) => {
  readonly all: readonly WrittenVersion[];
  readonly last: WrittenVersion;
};

interface Counted {
  readonly version: WrittenVersion;
  readonly timetable: Timetable;
}

function timetableIn(counted: readonly Counted[], endedAt: Moment | null): Timetable {
  const end = endedAt === null ? null : instantAt(endedAt);
  const found = counted.findLast(
    (one, place) => place === 0 || end === null || wasWritten(one.version, end),
  );
  if (found === undefined) throw new Error("A calendar that was not read");
  return found.timetable;
}

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
      return (asked, endedAt) =>
        asked === hours && endedAt === null ? timetable : those(asked, endedAt);
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
