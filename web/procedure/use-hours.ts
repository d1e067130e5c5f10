import { tagOf } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";
import type { Settings } from "./settings.ts";

const monday = Date.UTC(2024, 0, 1);
const dayMilliseconds = 86_400_000;

/** The business hours in the reader's words: which days, from when to when, where. */
export function useHours(): (hours: Settings["businessHours"]) => {
  days: string;
  opensAt: string;
  closesAt: string;
  zone: string;
} {
  const { language } = useReader();
  return ({ days, opensAt, closesAt, zone }) => {
    const day = new Intl.DateTimeFormat(tagOf(language), { weekday: "long", timeZone: "UTC" });
    const hour = new Intl.DateTimeFormat(tagOf(language), {
      hour: "numeric",
      minute: "2-digit",
      timeZone: "UTC",
    });
    const names = days.map((one) => day.format(monday + (one - 1) * dayMilliseconds));
    const at = (hours: number) => hour.format(monday + hours * 3_600_000);
    return {
      days: new Intl.ListFormat(tagOf(language)).format(names),
      opensAt: at(opensAt),
      closesAt: at(closesAt),
      zone,
    };
  };
}
