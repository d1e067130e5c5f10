/** What is typed of a calendar before it is one: hours are text until they are sent. */
import { hoursOf, hoursText } from "#core/calendars/hours-text.ts";
import type { CalendarDefinition } from "./calendar-queries.ts";
import { daysOfWeek } from "./year.ts";

export type HolidayDraft = { date: string; name: string; hours: string };
export type CalendarDraft = {
  zone: string;
  /** Monday first. */
  week: string[];
  /** Hours and minutes, such as 10:00. */
  businessDay: string;
  /** Without hours: the whole day. */
  holidays: HolidayDraft[];
  otherHours: HolidayDraft[];
};

const wholeDay = { from: 0, to: 1440 };

export function draftOf(definition: CalendarDefinition): CalendarDraft {
  const { zone, holidays, otherHours, businessDay } = definition;
  return {
    zone,
    week: daysOfWeek(definition).map(hoursText),
    businessDay: `${Math.floor(businessDay / 60)}:${String(businessDay % 60).padStart(2, "0")}`,
    holidays: holidays.map(holidayDraft),
    otherHours: otherHours.map(({ date, name, spans }) => ({
      date,
      name,
      hours: hoursText(spans),
    })),
  };
}

export function holidayDraft({
  date,
  name,
  from,
  to,
}: CalendarDefinition["holidays"][number]): HolidayDraft {
  const isWholeDay = from === wholeDay.from && to === wholeDay.to;
  return { date, name, hours: isWholeDay ? "" : hoursText([{ from, to }]) };
}

/** The paths of what is typed and is no hours: `week.0`, `holidays.3`, `otherHours.1`, `businessDay`. */
export function faultsOf(draft: CalendarDraft): ReadonlySet<string> {
  const faults = new Set<string>();
  const judge = (hours: string, path: string) => {
    if (hoursOf(hours) === undefined) faults.add(path);
  };
  draft.week.forEach((hours, at) => judge(hours, `week.${at}`));
  draft.otherHours.forEach(({ hours }, at) => judge(hours, `otherHours.${at}`));
  draft.holidays.forEach(({ hours }, at) => judge(hours, `holidays.${at}`));
  if (minutesOf(draft.businessDay) === undefined) faults.add("businessDay");
  return faults;
}

/** Call it where there are no faults. */
export function definitionOf(draft: CalendarDraft): CalendarDefinition {
  const spans = (hours: string) => (hoursOf(hours) ?? []).map((span) => ({ ...span }));
  return {
    zone: draft.zone.trim(),
    week: draft.week.flatMap((hours, at) => spans(hours).map((span) => ({ day: at + 1, ...span }))),
    holidays: draft.holidays.flatMap(({ date, name, hours }) =>
      (hours.trim() === "" ? [wholeDay] : spans(hours)).map((span) => ({ date, name, ...span })),
    ),
    otherHours: draft.otherHours.map(({ date, name, hours }) => ({
      date,
      name,
      spans: spans(hours),
    })),
    businessDay: minutesOf(draft.businessDay) ?? 0,
  };
}

function minutesOf(text: string): number | undefined {
  const [, hours, minutes = "00"] = /^\s*(\d{1,2})(?::([0-5]\d))?\s*$/.exec(text) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return hours === undefined || total > 1440 ? undefined : total;
}
