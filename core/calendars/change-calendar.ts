import { ok, refuse, type Result } from "../kit/result.ts";
import { checkCalendar, type CalendarRefusal } from "./check-calendar.ts";
import { inOrder, readCalendar, type WrittenCalendar } from "./written-calendar.ts";

/** What is to be said from now on of when the desk serves. */
export interface CalendarChange {
  readonly definition: WrittenCalendar;
  /** Whether tickets that are open now count by it too: what was granted moves only where somebody chose so. */
  readonly movesOpen: boolean;
  readonly why: string;
}

/**
 * The calendar that is kept then, in its order. Whoever moves what open tickets were granted says why.
 * @param definition dates are written as dates: the door has judged that.
 */
export function changeCalendar(
  current: WrittenCalendar,
  { definition, movesOpen, why }: CalendarChange,
): Result<WrittenCalendar, CalendarRefusal | "nothing_changes" | "why_required"> {
  const sound = checkCalendar(readCalendar(definition));
  if (!sound.ok) return sound;
  const next = inOrder(definition);
  if (JSON.stringify(next) === JSON.stringify(inOrder(current))) return refuse("nothing_changes");
  if (movesOpen && why.trim() === "") return refuse("why_required", { field: "why" });
  return ok(next);
}
