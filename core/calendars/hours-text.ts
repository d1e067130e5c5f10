import { DAY_MINUTES, type DaySpan } from "./calendar.ts";

const span = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/;

/**
 * Hours of a day as people write them: “08:00–12:00, 13:30–18:00”; nothing where nobody serves. Hours that end before they
 * begin run past midnight, and 24:00 is its end. Undefined for what is none; whether they overlap is the calendar's to say.
 */
export function hoursOf(text: string): readonly DaySpan[] | undefined {
  const parts = text.split(/[,;]/).map((part) => part.trim());
  const spans = parts.filter((part) => part !== "").map(spanOf);
  return spans.every((one) => one !== undefined) ? spans : undefined;
}

function spanOf(text: string): DaySpan | undefined {
  const [, ...found] = span.exec(text) ?? [];
  const [fromHour = 99, fromMinute = 99, toHour = 99, toMinute = 99] = found.map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  const isTime = fromMinute < 60 && toMinute < 60 && from < DAY_MINUTES && to <= DAY_MINUTES;
  if (!isTime || from === to) return undefined;
  return { from, to: to > from ? to : to + DAY_MINUTES };
}

/** The same the other way round, on two digits. */
export function hoursText(spans: readonly DaySpan[]): string {
  return spans.map(({ from, to }) => `${timeText(from)}–${timeText(endOf(to))}`).join(", ");
}

const endOf = (to: number): number => (to > DAY_MINUTES ? to - DAY_MINUTES : to);

/** Minutes since midnight as a clock shows them. */
function timeText(minutes: number): string {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
