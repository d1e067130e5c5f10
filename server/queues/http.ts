import { countQueues as countRoute, listTickets as listRoute } from "#api/tickets.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { mayAsStaff } from "#core/people/policy.ts";
import type { Database } from "#server/platform/database.ts";
import { cursorInstant, isId, pageText, readCursor } from "#server/platform/http/cursor.ts";
import { door } from "#server/platform/http/door.ts";
import { openLines } from "#server/platform/kept-lines.ts";
import { countQueues, listTickets } from "./reads.ts";
import type { LastRow, PageKey } from "./store.ts";

export function queueDoors({ database }: { readonly database: Database }) {
  const kept = openLines();
  return [
    door(listRoute, async ({ actor, query }) => {
      if (actor.kind === "agent" && !mayAsStaff(actor, "tickets.work")) return refuse("forbidden");
      const { queue, state, severity, waitingOn, organisation, search, cursor, limit } = query;
      if (actor.kind === "contact" && queue !== undefined) return refuse("forbidden");
      const after = keyIn(cursor, queue !== undefined);
      if (!after.ok) return after;
      const wanted = {
        queue,
        states: state,
        severities: severity,
        waitingOn,
        organisation,
        search,
      };
      const page = await listTickets(database, kept, actor, wanted, after.value, limit);
      const behind = cursorAfter(page.last, queue !== undefined);
      return { ok: true, text: pageText(page.items, behind) };
    }),
    door(countRoute, async ({ actor }) => ({
      ok: true,
      value: { queues: await countQueues(database, actor.id) },
    })),
  ];
}

function cursorAfter(last: LastRow | null, byUrgency: boolean) {
  if (last === null) return null;
  const { severity, waitingSince, changedAt, id } = last;
  return byUrgency ? { severity, at: waitingSince, id } : { at: changedAt, id };
}

function keyIn(
  cursor: string | undefined,
  byUrgency: boolean,
): Result<PageKey | undefined, "bad_cursor"> {
  const key = readCursor(cursor, byUrgency ? ["severity", "at", "id"] : ["at", "id"]);
  if (!key.ok) return key;
  if (key.value === undefined) return ok(undefined);
  const { at, id } = key.value;
  const severity = "severity" in key.value ? String(key.value.severity) : "0";
  const instant = cursorInstant(at);
  if (!instant.ok) return instant;
  if (!isId(id) || !/^[0-4]$/.test(severity)) return refuse("bad_cursor", { field: "cursor" });
  return ok(
    byUrgency
      ? { by: "urgency", severity: Number(severity), waitingSince: instant.value, id }
      : { by: "change", changedAt: instant.value, id },
  );
}
