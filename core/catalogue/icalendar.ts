/** A whole day that a calendar shows. */
export interface CalendarDay {
  /** The same for the same thing in every copy of the calendar. */
  readonly uid: string;
  readonly on: Temporal.PlainDate;
  readonly summary: string;
}

const OCTETS_MAX = 75;

/**
 * An iCalendar object (RFC 5545) of whole days, as calendar programs read it: lines end with CRLF and are folded within 75
 * octets, never inside a character; texts are escaped. `stamp` is the moment at which it was made.
 */
export function writeCalendar(
  name: string,
  days: readonly CalendarDay[],
  stamp: Temporal.Instant,
): string {
  const made = basic(stamp.round("second").toString());
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Permanence//Maintenance programme//EN",
    "CALSCALE:GREGORIAN",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    ...days.flatMap(({ uid, on, summary }) => [
      "BEGIN:VEVENT",
      `UID:${escaped(uid)}`,
      `DTSTAMP:${made}`,
      `DTSTART;VALUE=DATE:${basic(on.toString())}`,
      `DTEND;VALUE=DATE:${basic(on.add({ days: 1 }).toString())}`,
      `SUMMARY:${escaped(summary)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return calendarText(lines);
}

/** Lines as calendar programs read them: each folded, and ended by CRLF. */
export function calendarText(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** `2026-11-27` as `20261127`. */
export function basic(written: string): string {
  return written.replaceAll(/[-:]/gu, "");
}

export function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/gu, (sign) => `\\${sign}`).replaceAll(/\r\n|\r|\n/gu, "\\n");
}

/** A line that goes on begins with a space, which counts. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > OCTETS_MAX) {
      parts.push(part);
      part = "";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n ");
}

/** How many octets UTF-8 writes a code point in; half of one becomes a sign of three. */
function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x1_0000 ? 3 : 4;
}
