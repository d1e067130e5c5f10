/** answerWords(answer, reader, t): what was answered in a form, as people write it: a period of days is told in the reader's words. */
import type { TFunction } from "i18next";
import { readSaidPeriod } from "#core/reports/period.ts";
import { formatDay } from "#web/ui/format-time.ts";
import type { Reader } from "#web/ui/reader.tsx";

type Answer = { key: string; text: string };

export function answerWords({ key, text }: Answer, reader: Reader, t: TFunction<"intake">): string {
  // Whoever answered in words of their own is left those.
  const period = key === "period" ? readSaidPeriod(text) : undefined;
  if (period === undefined) return text;
  const day = (date: Temporal.PlainDate) =>
    formatDay(`${date.toString()}T12:00:00Z`, { ...reader, timeZone: "UTC" });
  return t("days", { first: day(period.firstDay), last: day(period.lastDay) });
}
