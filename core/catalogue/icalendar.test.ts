import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeCalendar } from "./icalendar.ts";

const stamp = Temporal.Instant.from("2026-11-27T08:15:30.987Z");
const day = (summary: string, on = "2026-12-31") => ({
  uid: "6.5-eosl@permanence",
  on: Temporal.PlainDate.from(on),
  summary,
});
const unfolded = (text: string) => text.replaceAll("\r\n ", "").split("\r\n");

describe("R-12-12 the programme's days as a calendar", () => {
  test("are whole days, which end where the next begins", () => {
    const lines = unfolded(writeCalendar("Programme", [day("6.5 : fin")], stamp));
    expect(lines.slice(0, 4)).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Permanence//Maintenance programme//EN",
      "CALSCALE:GREGORIAN",
    ]);
    expect(lines).toContain("DTSTAMP:20261127T081531Z");
    expect(lines).toContain("DTSTART;VALUE=DATE:20261231");
    expect(lines).toContain("DTEND;VALUE=DATE:20270101");
    expect(lines.slice(-2)).toEqual(["END:VCALENDAR", ""]);
  });

  test("say texts as they are, whatever signs they hold", () => {
    const lines = unfolded(writeCalendar("A", [day("a;b,c\\d\ne\r\nf")], stamp));
    expect(lines).toContain("SUMMARY:a\\;b\\,c\\\\d\\ne\\nf");
  });

  test("are folded within 75 octets, never inside a character, and read back the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (summary) => {
        const text = writeCalendar("Programme", [day(summary)], stamp);
        for (const line of text.split("\r\n"))
          expect(encodeURIComponent(line).replaceAll(/%../gu, "x").length).toBeLessThanOrEqual(75);
        expect(text).not.toMatch(/[^\r]\n/u);
        const read = unfolded(text)
          .find((line) => line.startsWith("SUMMARY:"))
          ?.slice("SUMMARY:".length)
          .replaceAll(/\\(n|.)/gu, (_, sign: string) => (sign === "n" ? "\n" : sign));
        expect(read).toBe(summary.replaceAll(/\r\n|\r/gu, "\n"));
      }),
    );
  });
});
