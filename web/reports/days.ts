/** Periods that people ask for most, as ISO 8601 days; a report is of days that are over. */
export type Days = { firstDay: string; lastDay: string };

export const PRESETS = ["month", "quarter", "year"] as const;
export type Preset = (typeof PRESETS)[number];

const dayAt = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

/** The last whole month, the last three, or the year that ended yesterday, which is as far back as a beneficiary's may reach. */
export function daysOf(preset: Preset, now: Date): Days {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (preset === "year")
    return { firstDay: dayAt(year - 1, month, day), lastDay: dayAt(year, month, day - 1) };
  const back = preset === "month" ? 1 : 3;
  return { firstDay: dayAt(year, month - back, 1), lastDay: dayAt(year, month, 0) };
}
