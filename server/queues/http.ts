import { countQueues as countRoute, listTickets as listRoute, type Queue } from "#api/tickets.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { mayAsStaff } from "#core/people/policy.ts";
import type { Database } from "#server/platform/database.ts";
import { cursorInstant, isId, pageText, readCursor } from "#server/platform/http/cursor.ts";
import { door } from "#server/platform/http/door.ts";
import { openLines } from "#server/platform/kept-lines.ts";
import { countQueues, listTickets } from "./reads.ts";
import type { LastRow, PageKey } from "./store.ts";

export function queueDoors({ database }: { readonly database: Database }) {
  // What is due is told by one list alone, whose lines hang on more than the others'.
  const [lines, linesByDue] = [openLines(), openLines()];
  return [
    door(listRoute, async ({ actor, query }) => {
      if (actor.kind === "agent" && !mayAsStaff(actor, "tickets.work")) return refuse("forbidden");
      const { queue, state, severity, waitingOn, organisation, subscription, search } = query;
      const { cursor, limit } = query;
      if (actor.kind === "contact" && queue !== undefined) return refuse("forbidden");
      const order = orderOf(queue);
      const after = keyIn(cursor, order);
      if (!after.ok) return after;
      const wanted = {
        queue,
        states: state,
        severities: severity,
        waitingOn,
        organisation,
        subscription,
        search,
      };
      const kept = order === "due" ? linesByDue : lines;
      const page = await listTickets(database, kept, actor, wanted, after.value, limit);
      const behind = cursorAfter(page.last, order);
      return { ok: true, text: pageText(page.items, behind) };
    }),
    door(countRoute, async ({ actor }) => ({
      ok: true,
      value: { queues: await countQueues(database, actor.id) },
    })),
  ];
}

type Order = PageKey["by"];

/** Queues are read by urgency but for the one that is read by dues; everything else by what changed last. */
function orderOf(queue: Queue | undefined): Order {
  if (queue === undefined) return "change";
  return queue === "at_risk" ? "due" : "urgency";
}

function cursorAfter(last: LastRow | null, order: Order) {
  if (last === null) return null;
  const { severity, waitingSince, changedAt, dueAt = "", id } = last;
  if (order === "due") return { at: dueAt ?? "", id };
  return order === "urgency" ? { severity, at: waitingSince, id } : { at: changedAt, id };
}

function keyIn(
  cursor: string | undefined,
  order: Order,
): Result<PageKey | undefined, "bad_cursor"> {
  const key = readCursor(cursor, order === "urgency" ? ["severity", "at", "id"] : ["at", "id"]);
  if (!key.ok) return key;
  if (key.value === undefined) return ok(undefined);
  const { at, id } = key.value;
  const severity = "severity" in key.value ? String(key.value.severity) : "0";
  const instant = cursorInstant(at);
  if (!instant.ok) return instant;
  if (!isId(id) || !/^[0-4]$/.test(severity)) return refuse("bad_cursor", { field: "cursor" });
  return ok(placeOf(order, instant.value, id, Number(severity)));
}

function placeOf(by: Order, at: Temporal.Instant, id: string, severity: number): PageKey {
  switch (by) {
    case "urgency":
      return { by, severity, waitingSince: at, id };
    case "due":
      return { by, dueAt: at, id };
    case "change":
      return { by, changedAt: at, id };
  }
}
