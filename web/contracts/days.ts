/** Calendar days of a contract as words: a contract's last covered day is the one before the first that is not. */
import { useTranslation } from "react-i18next";
import { formatDay } from "#web/ui/format-time.ts";
import { useReader } from "#web/ui/reader.tsx";

const dayInMilliseconds = 86_400_000;

/** Noon in UTC, so that no zone and no change of the clock makes another day of it. */
const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

export const dayBefore = (day: string): string =>
  new Date(noonOf(day) - dayInMilliseconds).toISOString().slice(0, 10);

/** Whole days from one day to another; negative where that one is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((noonOf(to) - noonOf(from)) / dayInMilliseconds);

/** The day that it is now in the contract's zone. */
export const todayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date());

export function useDays() {
  const { t } = useTranslation("contracts");
  const reader = useReader();
  const day = (date: string): string =>
    formatDay(`${date}T12:00:00Z`, { ...reader, timeZone: "UTC" });
  return {
    day,
    span: (startsOn: string, coveredUntil: string): string =>
      t("span", { from: day(startsOn), until: day(dayBefore(coveredUntil)) }),
  };
}
