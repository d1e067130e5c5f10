import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ServiceCalendar } from "./calendar.ts";
import { checkCalendar } from "./check-calendar.ts";
import { classify } from "./classify.ts";
import { zonedAt, type Moment } from "./moment.ts";
import { afterServiceTime, nextOpening, serviceTimeBetween } from "./service-time.ts";
import { openTimetable } from "./timetable.ts";

const MINUTE = 60_000_000;
const ZONES = [
  "UTC",
  "Europe/Paris",
  "Africa/Tunis",
  "Africa/Casablanca",
  "America/St_Johns",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
];

/** Around daylight changes of both sides of the year, and the days on which Samoa crossed the date line. */
const WEEKS = ["2026-03-26", "2026-04-02", "2026-10-22", "2026-11-02", "2011-12-27"];

const minutes = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
const daySpans = fc.uniqueArray(minutes, { minLength: 2, maxLength: 4 }).map((cuts) => {
  const sorted = cuts.toSorted((a, b) => a - b);
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, at) => ({
    from: sorted[at * 2] ?? 0,
    to: sorted[at * 2 + 1] ?? 0,
  }));
});
const date = fc
  .tuple(fc.constantFrom(...WEEKS), fc.integer({ min: 0, max: 6 }))
  .map(([week, days]) => Temporal.PlainDate.from(week).add({ days }));
const night = fc.record({
  day: fc.integer({ min: 1, max: 7 }),
  from: fc.constant(1320),
  to: fc.constant(1620),
});

const calendars = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    week: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), daySpans), {
      minLength: 1,
      maxLength: 6,
    }),
    nights: fc.uniqueArray(night, { maxLength: 2, selector: ({ day }) => day }),
    holidays: fc.array(fc.tuple(date, daySpans), { maxLength: 2 }),
    otherHours: fc.uniqueArray(fc.tuple(date, fc.oneof(fc.constant([]), daySpans)), {
      maxLength: 2,
      selector: ([on]) => on.toString(),
    }),
  })
  .map(({ zone, week, nights, holidays, otherHours }): ServiceCalendar => ({
    zone,
    week: [
      ...new Map(week).entries().flatMap(([day, spans]) => spans.map((one) => ({ day, ...one }))),
      ...nights,
    ],
    holidays: holidays.flatMap(([on, spans]) =>
      spans.map((one) => ({ date: on, name: "H", ...one })),
    ),
    otherHours: otherHours.map(([on, spans]) => ({ date: on, name: "O", spans })),
    businessDay: 600,
  }))
  .filter((one) => checkCalendar(one).ok);

/** A moment on a whole minute within ten days from one of the weeks. */
const moments = fc
  .tuple(fc.constantFrom(...WEEKS), fc.integer({ min: 0, max: 10 * 1440 }))
  .map(
    ([week, minute]): Moment =>
      Temporal.PlainDate.from(week).toZonedDateTime("UTC").epochMilliseconds * 1000 +
      minute * MINUTE,
  );
const windows = fc
  .tuple(moments, fc.integer({ min: 0, max: 4 * 1440 }))
  .map(([from, length]): readonly [Moment, Moment] => [from, from + length * MINUTE]);

/** Asked of every minute by itself, of what the clocks of the zone show then. */
function isOpenByHand(calendar: ServiceCalendar, moment: Moment): boolean {
  const here = zonedAt(moment, calendar.zone);
  const on = here.toPlainDate();
  const minute = here.hour * 60 + here.minute;
  const within = ({ from, to }: { from: number; to: number }, at: number) => from <= at && at < to;
  const other = calendar.otherHours.find(({ date: one }) => one.equals(on));
  if (other !== undefined) return other.spans.some((span) => within(span, minute));
  if (calendar.holidays.some((one) => one.date.equals(on) && within(one, minute))) return false;
  const yesterday = on.subtract({ days: 1 }).dayOfWeek;
  return calendar.week.some(
    (span) =>
      (span.day === on.dayOfWeek && within(span, minute)) ||
      (span.day === yesterday && within(span, minute + 1440)),
  );
}

function minutesByHand(calendar: ServiceCalendar, from: Moment, to: Moment): number {
  let open = 0;
  for (let at = from; at < to; at += MINUTE) if (isOpenByHand(calendar, at)) open += 1;
  return open;
}

describe("any calendar, in any zone, around changes of the clocks", () => {
  test("agrees with asking every minute by itself", () => {
    fc.assert(
      fc.property(calendars, windows, (calendar, [from, to]) => {
        const counted = serviceTimeBetween(openTimetable(calendar), from, to) / MINUTE;
        expect(counted).toBe(minutesByHand(calendar, from, to));
      }),
      { numRuns: 60 },
    );
  });

  test("adds up over any cut, and never runs backwards", () => {
    fc.assert(
      fc.property(calendars, windows, moments, (calendar, [from, to], other) => {
        const timetable = openTimetable(calendar);
        const cut = Math.min(Math.max(other, from), to);
        const [first, second] = [
          serviceTimeBetween(timetable, from, cut),
          serviceTimeBetween(timetable, cut, to),
        ];
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first + second).toBe(serviceTimeBetween(timetable, from, to));
      }),
    );
  });

  test("adding is the inverse of counting, and the earliest of its kind", () => {
    fc.assert(
      fc.property(
        calendars,
        moments,
        fc.integer({ min: 1, max: 3000 }),
        (calendar, from, amount) => {
          const timetable = openTimetable(calendar);
          const due = afterServiceTime(timetable, from, amount * MINUTE);
          expect(serviceTimeBetween(timetable, from, due)).toBe(amount * MINUTE);
          expect(serviceTimeBetween(timetable, from, due - 1)).toBe(amount * MINUTE - 1);
          const more = afterServiceTime(timetable, from, amount * MINUTE + 1);
          expect(more).toBeGreaterThan(due);
        },
      ),
    );
  });

  test("what is told of a window tiles it, and its open spans are what is counted", () => {
    fc.assert(
      fc.property(calendars, windows, (calendar, [from, to]) => {
        const timetable = openTimetable(calendar);
        const spans = classify(timetable, from, to);
        expect(spans.map((span) => span.from)).toEqual(
          [from, ...spans.slice(0, -1).map((span) => span.to)].slice(0, spans.length),
        );
        expect(spans.at(-1)?.to ?? from).toBe(to);
        const open = spans.filter(({ kind }) => kind === "open");
        expect(open.reduce((sum, span) => sum + span.to - span.from, 0)).toBe(
          serviceTimeBetween(timetable, from, to),
        );
      }),
    );
  });

  test("the next opening is the first open minute from there on", () => {
    fc.assert(
      fc.property(calendars, moments, (calendar, from) => {
        const opening = nextOpening(openTimetable(calendar), from);
        expect(isOpenByHand(calendar, opening)).toBe(true);
        expect(minutesByHand(calendar, from, Math.min(opening, from + 14 * 1440 * MINUTE))).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});
