import { z } from "zod";
import { DAY_MINUTES } from "#core/calendars/calendar.ts";
import { CLOCKS, SERVICE_HOURS } from "#core/contracts/vocabulary.ts";
import { reading, writing, writingUnkeyed } from "./people-problems.ts";
import { route } from "./route.ts";
import { cursor, instant, language, line, named, reference, words } from "./shapes.ts";

const minute = z.number().int().min(0).max(DAY_MINUTES).describe("Minutes since midnight");
const date = z.iso
  .date()
  .regex(/^(?:19[7-9]\d|20\d{2}|2100)-/)
  .meta({ description: "Date in the calendar's own zone", examples: ["2026-12-25"] });
const span = z.strictObject({ from: minute, to: minute });

/** A calendar as it is given and shown; whether one can count by it is the core's to say. */
const definition = z
  .strictObject({
    zone: z.string().max(64).describe("IANA time zone, such as Europe/Paris"),
    week: z
      .array(
        z.strictObject({
          day: z.number().int().min(1).max(7).describe("ISO day of the week, 1 is Monday"),
          from: minute,
          to: z
            .number()
            .int()
            .min(0)
            .max(2 * DAY_MINUTES)
            .describe("After 1440 it runs into the day that follows"),
        }),
      )
      .max(70),
    holidays: z
      .array(z.strictObject({ date, name: line(120), from: minute, to: minute }))
      .max(2000)
      .describe("Dates, or hours of them, on which nobody serves"),
    otherHours: z
      .array(z.strictObject({ date, name: line(120), spans: z.array(span).max(10) }))
      .max(500)
      .describe("Dates on which other hours hold than those of the week"),
    businessDay: z
      .number()
      .int()
      .min(0)
      .max(DAY_MINUTES)
      .describe("Service time of a business day, in minutes"),
  })
  .meta({ id: "ServiceCalendar" });
export type CalendarDefinition = z.infer<typeof definition>;

/** Nobody can count by it. */
const unsound = [
  "unknown_zone",
  "calendar_never_opens",
  "hours_out_of_day",
  "hours_overlap",
  "date_twice",
  "business_day_not_positive",
] as const;

const version = z.string().describe("Counts from 1; for If-Match");
const hours = z.enum(SERVICE_HOURS);
const params = z.object({ hours });

const calendarPage = z
  .object({
    calendar: z.object({ hours, version, definition }),
    changes: z
      .array(
        z.object({
          version: z.number().int(),
          at: instant,
          by: z.string().nullable().describe("Null for what the program came with"),
          why: z.string(),
          movesOpen: z.boolean().describe("Whether tickets that were open then count by it too"),
        }),
      )
      .describe("The latest first"),
    may: z.object({ change: z.boolean() }),
  })
  .meta({ id: "CalendarPage" });
export type CalendarPage = z.infer<typeof calendarPage>;

export const getCalendar = route({
  id: "calendars.get",
  method: "GET",
  path: "/calendars/:hours",
  tag: "calendars",
  access: "staff",
  summary: "When the desk serves, and who said so",
  params,
  answer: calendarPage,
  status: 200,
  problems: reading,
});

export const changeCalendar = route({
  id: "calendars.change",
  method: "PUT",
  path: "/calendars/:hours",
  tag: "calendars",
  access: "manager-or-administrator",
  summary:
    "Say when the desk serves from now on; open tickets keep what they were granted unless they are moved",
  params,
  body: z.strictObject({
    definition,
    movesOpen: z
      .boolean()
      .default(false)
      .describe("Tickets that are open now count by it too; say why"),
    why: words(1000).default(""),
  }),
  answer: calendarPage,
  status: 200,
  ifMatch: "required",
  problems: [
    ...writing,
    "version_required",
    "version_conflict",
    "nothing_changes",
    "why_required",
    ...unsound,
  ],
});

const moves = z
  .object({
    checked: z.number().int().describe("How many open tickets of this page were looked at"),
    moved: z.array(
      z.object({
        reference,
        subject: z.string(),
        organisation: named,
        clock: z.enum(CLOCKS),
        due: instant.nullable(),
        dueThen: instant.nullable(),
      }),
    ),
    next: z.string().nullable().describe("Cursor of the next page, if any"),
    open: z
      .number()
      .int()
      .nullable()
      .describe("How many open tickets there are to look at in all; said with the first page"),
  })
  .meta({ id: "CalendarMoves" });
export type CalendarMoves = z.infer<typeof moves>;

export const previewCalendar = route({
  id: "calendars.preview",
  method: "POST",
  path: "/calendars/:hours/preview",
  tag: "calendars",
  access: "manager-or-administrator",
  summary: "Which targets of open tickets a change would move, page by page; nothing is kept",
  params,
  query: z.object({ after: cursor }),
  body: z.strictObject({ definition }),
  answer: moves,
  status: 200,
  problems: [...writingUnkeyed, "bad_cursor", ...unsound],
});

const country = z.string().regex(/^[A-Z]{2}$/);
const region = z.string().regex(/^[A-Z0-9]{1,5}$/);
const year = z.coerce.number().int().min(1970).max(2100);

export const listHolidayCountries = route({
  id: "holidays.countries",
  method: "GET",
  path: "/public-holidays/countries",
  tag: "calendars",
  access: "staff",
  summary: "Countries whose public holidays are known, with their regions",
  query: z.object({ language }),
  answer: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        regions: z.array(z.object({ code: z.string(), name: z.string() })),
      }),
    ),
  }),
  status: 200,
  problems: reading,
});

const publicHoliday = z
  .object({
    date: z.string(),
    name: z.string(),
    from: minute,
    to: minute,
    isEstimate: z.boolean().describe("Depends on the sight of the moon: to be confirmed"),
  })
  .meta({ id: "PublicHoliday" });
export type PublicHoliday = z.infer<typeof publicHoliday>;

export const listPublicHolidays = route({
  id: "holidays.list",
  method: "GET",
  path: "/public-holidays",
  tag: "calendars",
  access: "staff",
  summary:
    "Public holidays of a country or a region, to be taken into a calendar; thirty years at the most",
  query: z.object({ country, region: region.optional(), from: year, to: year, language }),
  answer: z.object({ items: z.array(publicHoliday) }),
  status: 200,
  problems: reading,
});
