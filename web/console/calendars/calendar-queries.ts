/** When the desk serves, and what almanacs know of holidays. */
import { queryOptions } from "@tanstack/react-query";
import { getCalendar, listHolidayCountries, listPublicHolidays } from "#api/calendars.ts";
import type {
  CalendarDefinition,
  CalendarMoves,
  CalendarPage,
  PublicHoliday,
} from "#api/calendars.ts";
import type { GivenQuery } from "#api/route.ts";
import { ask } from "#web/session/ask.ts";

export type { CalendarDefinition, CalendarMoves, CalendarPage, PublicHoliday };
export type Hours = CalendarPage["calendar"]["hours"];
export type Language = "fr" | "en";

export const calendarQuery = (hours: Hours) =>
  queryOptions({
    queryKey: ["calendars", hours],
    queryFn: ({ signal }) => ask(getCalendar, { params: { hours }, signal }),
  });

/** What changes with the program alone. */
export const countriesQuery = (language: Language) =>
  queryOptions({
    queryKey: ["holiday-countries", language],
    queryFn: ({ signal }) => ask(listHolidayCountries, { query: { language }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export type HolidayQuestion = GivenQuery<typeof listPublicHolidays>;

export const findHolidays = (query: HolidayQuestion) => ask(listPublicHolidays, { query });
