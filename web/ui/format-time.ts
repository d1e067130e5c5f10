/** Instants and durations as words of the reader's language; the only place of the browser that formats time. */
import { tagOf, writeDate, writeJustNow } from "#locales/written-dates.ts";
import type { Reader } from "./reader.tsx";

type Instant = string | number;

export function formatFull(at: Instant, reader: Reader): string {
  return write(at, reader, { dateStyle: "full", timeStyle: "short" });
}

export function formatDay(at: Instant, reader: Reader): string {
  return write(at, reader, { day: "numeric", month: "long", year: "numeric" });
}

/** The hour alone today, else day and hour; the year only where it is another one. */
export function formatShort(at: Instant, now: number, reader: Reader): string {
  const day = (instant: Instant) => write(instant, reader, { dateStyle: "short" });
  if (day(at) === day(now)) return write(at, reader, { timeStyle: "short" });
  const year = (instant: Instant) => write(instant, reader, { year: "numeric" });
  const options: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" };
  if (year(at) !== year(now))
    return write(at, reader, { day: "numeric", month: "short", year: "numeric" });
  return write(at, reader, { ...options, hour: "2-digit", minute: "2-digit" });
}

/** The same where the minute matters however far the day: the hour stays, and the year stands before it. */
export function formatMoment(at: Instant, now: number, reader: Reader): string {
  const year = (instant: Instant) => write(instant, reader, { year: "numeric" });
  if (year(at) === year(now)) return formatShort(at, now, reader);
  return write(at, reader, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600_000],
  ["month", 2_629_800_000],
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** How long ago something was. The present may be told up to a minute late: what seems to come in less than that has been, too. */
export function formatRelative(at: Instant, now: number, reader: Reader): string {
  const distance = new Date(at).getTime() - now;
  const step = steps.find(([, length]) => Math.abs(distance) >= length);
  if (step === undefined) return writeJustNow(reader.language);
  const [unit, size] = step;
  const words = new Intl.RelativeTimeFormat(tagOf(reader.language), { numeric: "auto" });
  return words.format(Math.trunc(distance / size), unit);
}

/** The two largest units that say something: "3 d 4 h", "48 min". */
export function formatDuration(milliseconds: number, reader: Reader): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), "day"],
    [Math.floor((minutes % 1440) / 60), "hour"],
    [minutes % 60, "minute"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  const kept =
    first === -1 ? parts.slice(2) : parts.slice(first, first + 2).filter(([count]) => count > 0);
  return kept.map(([count, unit]) => writeUnit(count, unit, reader)).join(" ");
}

/** An amount of service time, which knows no days: "30 h 10 min". */
export function formatServiceTime(seconds: number, reader: Reader): string {
  const minutes = Math.max(0, Math.round(seconds / 60));
  const parts: [number, string][] = [
    [Math.floor(minutes / 60), "hour"],
    [minutes % 60, "minute"],
  ];
  const kept = parts.filter(([count]) => count > 0);
  return (kept.length > 0 ? kept : parts.slice(1))
    .map(([count, unit]) => writeUnit(count, unit, reader))
    .join(" ");
}

function writeUnit(count: number, unit: string, reader: Reader): string {
  return new Intl.NumberFormat(tagOf(reader.language), {
    style: "unit",
    unit,
    unitDisplay: "short",
  }).format(count);
}

function write(at: Instant, reader: Reader, options: Intl.DateTimeFormatOptions): string {
  return writeDate(new Date(at).getTime(), reader.language, {
    timeZone: reader.timeZone,
    ...options,
  });
}
