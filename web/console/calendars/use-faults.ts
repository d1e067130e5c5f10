/**
 * useFaults(draft): how a problem of this calendar reads where it was typed. at(cause, path): what it says of that field of the
 *   form. words(cause): the problem for ErrorState, its field called as the form calls it.
 */
import { useTranslation } from "react-i18next";
import { useDays } from "#web/contracts/days.ts";
import { useProblemWords } from "#web/session/problem-words.ts";
import { Refused } from "#web/session/refused.ts";
import type { ShownProblem } from "#web/ui/states.tsx";
import { useDayNames } from "#web/ui/use-day-names.ts";
import type { CalendarDraft } from "./calendar-draft.ts";
import { placeOf } from "./fault-places.ts";
import type { Place } from "./fault-places.ts";

export function useFaults(draft: CalendarDraft) {
  const words = useProblemWords();
  const nameOf = useNames();
  const named = (field: string, detail: string): string => {
    const place = placeOf(field, draft);
    return place === undefined ? detail : detail.replaceAll(field, nameOf(place));
  };
  return {
    at(cause: unknown, path: string): string | undefined {
      if (!(cause instanceof Refused)) return undefined;
      const { errors = [], field, detail } = cause.problem;
      const told = [...errors, ...(field === undefined ? [] : [{ field, detail }])];
      const found = told.find((one) => placeOf(one.field, draft)?.path === path);
      return found && named(found.field, found.detail);
    },
    words(cause: unknown): ShownProblem {
      const shown = words(cause);
      if (!(cause instanceof Refused) || shown.detail === undefined) return shown;
      const { field } = cause.problem;
      return field === undefined ? shown : { ...shown, detail: named(field, shown.detail) };
    },
  };
}

/** "Holidays, Christmas, Hours": as the form's own labels have it. */
function useNames(): (place: Place) => string {
  const { t } = useTranslation("calendars");
  const days = useDayNames();
  const { day: write } = useDays();
  return ({ part, day, row, column }) => {
    const date = row && (row.name.trim() || (row.date && write(row.date)));
    return [
      t(`form.${part}`),
      day === undefined ? "" : days[day],
      date,
      column && t(`form.${column}`),
    ]
      .filter(Boolean)
      .join(", ");
  };
}
