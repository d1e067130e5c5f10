import { getTicket, listTicketEvents } from "#api/tickets.ts";
import { refuse } from "#core/kit/result.ts";
import { cursorInstant, readCursor, writeCursor } from "#server/platform/http/cursor.ts";
import { door } from "#server/platform/http/door.ts";
import { findHistory, findView, type ReadDeps } from "./reads.ts";

/** One ticket as its reader may see it, and what came before the page. */
export function ticketPageDoors(deps: ReadDeps) {
  return [
    door(getTicket, async (call) => {
      const view = await findView(deps, { ...call, reference: call.params.reference });
      return view === undefined ? refuse("not_found") : { ok: true, value: view };
    }),
    door(listTicketEvents, async (call) => {
      const cursor = readCursor(call.query.cursor, ["at", "chain", "sequence"]);
      if (!cursor.ok) return cursor;
      const at = cursor.value === undefined ? undefined : cursorInstant(cursor.value.at);
      if (at?.ok === false || Number.isNaN(Number(cursor.value?.sequence ?? 0)))
        return refuse("bad_cursor", { field: "cursor" });
      const before =
        cursor.value === undefined
          ? undefined
          : { ...cursor.value, sequence: Number(cursor.value.sequence) };
      const found = await findHistory(
        deps,
        { ...call, reference: call.params.reference },
        before,
        call.query.limit,
      );
      if (found === undefined) return refuse("not_found");
      return {
        ok: true,
        value: {
          items: found.items,
          next: writeCursor(found.next === null ? null : { ...found.next }),
        },
      };
    }),
  ];
}
