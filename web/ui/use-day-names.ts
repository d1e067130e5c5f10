/** useDayNames(): the days of the week in the reader's language, Monday first. */
import { tagOf } from "#locales/written-dates.ts";
import { useReader } from "./reader.tsx";

const monday = Date.UTC(2024, 0, 1);
const dayMilliseconds = 86_400_000;

export function useDayNames(): string[] {
  const { language } = useReader();
  const name = new Intl.DateTimeFormat(tagOf(language), { weekday: "long", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, day) => name.format(monday + day * dayMilliseconds));
}
