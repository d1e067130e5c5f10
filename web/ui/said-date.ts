/**
 * useSaidDate(type, value): the day, or the moment, that a field of the browser holds, in the reader's language, with its weekday. The field
 *   itself writes figures in the order of the browser's language, whoever reads (decision 39). sayDate: the same of a reader.
 */
import { writeDate } from "#locales/written-dates.ts";
import { useReader } from "./reader.tsx";

const day = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
const minute = { hour: "2-digit", minute: "2-digit" } as const;

export function useSaidDate(type: string, value: string): string | undefined {
  const { language } = useReader();
  return sayDate(type, value, language);
}

/** The text has no zone and is of the day that it names, so it is read and written in the same one. */
export function sayDate(type: string, value: string, language: string): string | undefined {
  const hasTime = type === "datetime-local";
  if (value === "" || !(hasTime || type === "date")) return undefined;
  const at = Date.parse(`${value}${hasTime ? "" : "T00:00"}Z`);
  if (Number.isNaN(at)) return undefined;
  return writeDate(at, language, { ...day, ...(hasTime ? minute : {}), timeZone: "UTC" });
}
