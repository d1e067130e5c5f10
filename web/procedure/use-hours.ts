import { hoursText } from "#core/calendars/hours-text.ts";
import { tagOf } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import type { Settings } from "./settings.ts";

const monday = Date.UTC(2024, 0, 1);
const dayMilliseconds = 86_400_000;

/** The business hours in the reader's words: which days, at which hours, where. Days with the same hours are told together. */
export function useHours(): (hours: Settings["businessHours"]) => { days: string; zone: string } {
  const { language } = useReader();
  return ({ week, zone }) => {
    const name = new Intl.DateTimeFormat(tagOf(language), { weekday: "long", timeZone: "UTC" });
    const list = new Intl.ListFormat(tagOf(language));
    const byDay = Map.groupBy(week, ({ day }) => day);
    const days = [...byDay].map(([day, spans]) => ({
      name: name.format(monday + (day - 1) * dayMilliseconds),
      hours: hoursText(spans),
    }));
    const alike = [...Map.groupBy(days, ({ hours }) => hours)];
    const told = alike.map(
      ([hours, those]) => `${list.format(those.map((one) => one.name))} ${hours}`,
    );
    return { days: told.join(language === "fr" ? "\u00A0; " : "; "), zone };
  };
}
