/**
 * The days that contracts and programmes are written for, both included. What lies beyond is a slip of the keyboard;
 * calendars count until 2255.
 */
export const FIRST_DAY = "1970-01-01";
export const LAST_DAY = "2200-12-31";

/** Of a day written `YYYY-MM-DD`: the limit that it is beyond; undefined where it is within them. */
export function limitBeyond(day: string): string | undefined {
  if (day < FIRST_DAY) return FIRST_DAY;
  return day > LAST_DAY ? LAST_DAY : undefined;
}
