/**
 * placeOf(field, draft): where in the form a field stands that a problem names, and how its row is called; undefined for others.
 *   A problem counts the spans of a calendar, `definition.week.3`; the form has a row a day, and dates with several spans.
 */
import type { CalendarDraft, HolidayDraft } from "./calendar-draft.ts";
import { definitionOf } from "./calendar-draft.ts";

type Column = "date" | "name" | "hours";
export type Place = {
  /** As the fields of the form are named: `week.0` of Monday, `holidays.2.name`. */
  path: string;
  part: "zone" | "week" | "businessDay" | "holidays" | "otherHours";
  /** From 0, Monday. */
  day?: number;
  row?: HolidayDraft;
  column?: Column;
};

export function placeOf(field: string, draft: CalendarDraft): Place | undefined {
  const [root, part, index, inner] = field.split(".");
  if (root !== "definition") return undefined;
  const at = Number(index);
  switch (part) {
    case "zone":
    case "businessDay":
      return { path: part, part };
    case "week": {
      const day = definitionOf(draft).week[at]?.day;
      return day === undefined
        ? { path: part, part }
        : { path: `week.${day - 1}`, part, day: day - 1 };
    }
    case "holidays":
    case "otherHours":
      return dateAt(part, part === "holidays" ? rowOfHoliday(at, draft) : at, inner, draft);
    default:
      return undefined;
  }
}

function dateAt(
  part: "holidays" | "otherHours",
  at: number,
  inner: string | undefined,
  draft: CalendarDraft,
): Place {
  const row = draft[part][at];
  if (row === undefined) return { path: part, part };
  const column = inner === "date" || inner === "name" ? inner : "hours";
  return { path: `${part}.${at}${column === "hours" ? "" : `.${column}`}`, part, row, column };
}

/** A holiday of several spans is as many holidays to the desk, and one row of the form. */
function rowOfHoliday(at: number, draft: CalendarDraft): number {
  const rows = draft.holidays.flatMap((holiday, row) =>
    definitionOf({ ...draft, holidays: [holiday] }).holidays.map(() => row),
  );
  return rows[at] ?? -1;
}
