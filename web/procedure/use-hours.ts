import { hoursText } from "#core/calendars/hours-text.ts";
import { tagOf } from "#locales/written-dates.ts";
import { useReader } from "#web/ui/reader.tsx";
import { useDayNames } from "#web/ui/use-day-names.ts";
import type { Settings } from "./settings.ts";

/** The business hours in the reader's words: which days, at which hours, where. Days with the same hours are told together. */
export function useHours(): (hours: Settings["businessHours"]) => { days: string; zone: string } {
  const { language } = useReader();
  const names = useDayNames();
  return ({ week, zone }) => {
    const list = new Intl.ListFormat(tagOf(language));
    const byDay = Map.groupBy(week, ({ day }) => day);
    const days = [...byDay].map(([day, spans]) => ({
      name: names[day - 1] ?? "",
      hours: hoursText(spans),
    }));
    const alike = [...Map.groupBy(days, ({ hours }) => hours)];
    const told = alike.map(
      ([hours, those]) => `${list.format(those.map((one) => one.name))} ${hours}`,
    );
    return { days: told.join(language === "fr" ? "\u00A0; " : "; "), zone };
  };
}
