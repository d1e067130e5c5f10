import { getTicket, listTicketEvents } from "#api/tickets.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { cursorInstant, readCursor, writeCursor } from "#server/platform/http/cursor.ts";
import type { HistoryKey } from "#server/opened-tickets/index.ts";
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
      const before = cursor.value === undefined ? ok(undefined) : keyIn(cursor.value);
      if (!before.ok) return before;
      const found = await findHistory(
        deps,
        { ...call, reference: call.params.reference },
        before.value,
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

/** Where a page ended, if it is a place that an event can have. */
function keyIn(key: Record<"at" | "chain" | "sequence", string>): Result<HistoryKey, "bad_cursor"> {
  const at = cursorInstant(key.at);
  if (!at.ok) return at;
  if (!/^\d{1,9}$/.test(key.sequence)) return refuse("bad_cursor", { field: "cursor" });
  return ok({ at: at.value.toString(), chain: key.chain, sequence: Number(key.sequence) });
}
