/**
 * Time { at, relative?, form? }: an instant (ISO 8601) in the reader's language and zone, full date on hover.
 *   form: 'short' (today: hour; else day and hour), 'day', 'full'. Default 'short'. relative: "3 hours ago", kept current.
 */
import { useEffect, useState } from "react";
import { formatFull, formatRelative, formatShort, formatDay } from "./format-time.ts";
import { useReader } from "./reader.tsx";

export type TimeProps = { at: string; relative?: boolean; form?: "short" | "day" | "full" };

export function Time({ at, relative = false, form = "short" }: TimeProps) {
  const reader = useReader();
  const now = useMinute(relative);
  const full = formatFull(at, reader);
  return (
    <time dateTime={at} title={full} className="figures">
      {relative ? formatRelative(at, now, reader) : written(at, form, reader, now)}
    </time>
  );
}

function written(
  at: string,
  form: "short" | "day" | "full",
  reader: { language: string; timeZone: string },
  now: number,
) {
  if (form === "full") return formatFull(at, reader);
  if (form === "day") return formatDay(at, reader);
  return formatShort(at, now, reader);
}

/** The present, to the minute; every relative time on the page moves together. */
export function useMinute(ticking = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
