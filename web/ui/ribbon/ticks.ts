/** Where the ribbon's ground is ruled, from one hour to years: as fine as the width allows, always on the reader's own midnights. */
import { writeDate } from "#locales/written-dates.ts";
import { instantAt, wallAt } from "./zone-time.ts";

export type Tick = { at: number; label: string; strong: boolean };
export type Domain = { from: number; to: number };

type Step = { unit: "minute" | "day" | "week" | "month"; count: number };

const minute = 60_000;
const day = 1440 * minute;
const steps: Step[] = [
  ...[5, 10, 15, 30, 60, 120, 180, 360, 720].map((count): Step => ({ unit: "minute", count })),
  ...[1, 2].map((count): Step => ({ unit: "day", count })),
  ...[1, 2].map((count): Step => ({ unit: "week", count })),
  ...[1, 2, 3, 6, 12, 24, 60].map((count): Step => ({ unit: "month", count })),
];
const lengths = { minute, day, week: 7 * day, month: 30.4 * day };
const apartMin = 62;

export function ticksOf(
  domain: Domain,
  width: number,
  reader: { language: string; timeZone: string },
): Tick[] {
  const pixelsPerMillisecond = width / (domain.to - domain.from);
  const wide = ({ unit, count }: Step) => lengths[unit] * count * pixelsPerMillisecond >= apartMin;
  const step = steps.find(wide) ?? { unit: "month", count: 120 };
  return instantsOf(domain, step, reader.timeZone).map((at) => label(at, step, reader));
}

function instantsOf(domain: Domain, step: Step, zone: string): number[] {
  const found: number[] = [];
  const start = wallAt(domain.from, zone);
  for (let index = 0; found.length < 400; index += 1) {
    const at = nth(start, step, index, zone);
    if (at > domain.to) break;
    if (at >= domain.from && at !== found.at(-1)) found.push(at);
  }
  return found;
}

function nth(
  start: ReturnType<typeof wallAt>,
  { unit, count }: Step,
  index: number,
  zone: string,
): number {
  const { year, month, day: date, weekday } = start;
  const midnight = { year, month, day: date, hour: 0, minute: 0 };
  switch (unit) {
    case "minute": {
      // Counted within each day, so that a daylight change never shifts the hours of the days after it.
      const perDay = 1440 / count;
      const minutes = (index % perDay) * count;
      return instantAt(
        { ...midnight, day: date + Math.floor(index / perDay), minute: minutes },
        zone,
      );
    }
    case "day":
      return instantAt({ ...midnight, day: date + index * count }, zone);
    case "week":
      return instantAt({ ...midnight, day: date - ((weekday + 6) % 7) + index * 7 * count }, zone);
    case "month": {
      const first = count >= 12 ? 1 : month - ((month - 1) % count);
      return instantAt({ ...midnight, month: first + index * count, day: 1 }, zone);
    }
  }
}

function label(at: number, step: Step, reader: { language: string; timeZone: string }): Tick {
  const { hour, minute: minutes, month, day: date } = wallAt(at, reader.timeZone);
  const write = (options: Intl.DateTimeFormatOptions) =>
    writeDate(at, reader.language, { timeZone: reader.timeZone, ...options });
  if (step.unit === "minute" && (hour !== 0 || minutes !== 0)) {
    return { at, label: write({ hour: "2-digit", minute: "2-digit" }), strong: false };
  }
  if (step.unit === "minute" || step.unit === "day") {
    const options: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric" };
    return {
      at,
      label: write(date === 1 ? { day: "numeric", month: "short" } : options),
      strong: true,
    };
  }
  if (step.unit === "week")
    return { at, label: write({ day: "numeric", month: "short" }), strong: true };
  const newYear = month === 1 || step.count >= 12;
  return {
    at,
    label: write(newYear ? { month: "short", year: "numeric" } : { month: "short" }),
    strong: newYear,
  };
}
