/** What a date-and-time field holds, in the reader's zone: "2026-11-18T10:30". */
import { instantAt, wallAt } from "./ribbon/zone-time.ts";

const two = (figure: number) => String(figure).padStart(2, "0");

export function wallTime(at: number, timeZone: string): string {
  const { year, month, day, hour, minute } = wallAt(at, timeZone);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** The instant of such a text; undefined where the field is empty. */
export function instantOf(text: string, timeZone: string): string | undefined {
  const found = /^(\d{4,6})-(\d\d)-(\d\d)T(\d\d):(\d\d)/u.exec(text);
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  return new Date(instantAt({ year, month, day, hour, minute }, timeZone)).toISOString();
}
