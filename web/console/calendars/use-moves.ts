/** useMoves(hours): looks page by page at what a calendar would move of open targets, and says how far it has come. */
import { useRef, useState } from "react";
import { previewCalendar } from "#api/calendars.ts";
import { ask } from "#web/session/ask.ts";
import type { CalendarDefinition, CalendarMoves, Hours } from "./calendar-queries.ts";

export type Moves = {
  /** As text, so that what is edited afterwards is known to be another calendar. */
  of: string;
  checked: number;
  open: number;
  moved: CalendarMoves["moved"];
  isDone: boolean;
};

export function useMoves(hours: Hours) {
  const [moves, setMoves] = useState<Moves>();
  const [error, setError] = useState<unknown>();
  const turn = useRef(0);
  const look = async (definition: CalendarDefinition) => {
    turn.current += 1;
    const mine = turn.current;
    const found: Moves = {
      of: JSON.stringify(definition),
      checked: 0,
      open: 0,
      moved: [],
      isDone: false,
    };
    setError(undefined);
    setMoves({ ...found });
    try {
      for (let after: string | undefined; ;) {
        const page = await ask(previewCalendar, {
          params: { hours },
          query: { after },
          body: { definition },
        });
        if (turn.current !== mine) return;
        found.checked += page.checked;
        found.open = page.open ?? found.open;
        found.moved = [...found.moved, ...page.moved];
        found.isDone = page.next === null;
        setMoves({ ...found });
        if (page.next === null) return;
        after = page.next;
      }
    } catch (cause) {
      setError(cause);
      setMoves(undefined);
    }
  };
  return { moves, error, look };
}
