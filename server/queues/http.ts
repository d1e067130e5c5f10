import { countQueues as countRoute, listTickets as listRoute, type Queue } from "#api/tickets.ts";
import type { QueryOf } from "#api/route.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { mayAsStaff } from "#core/people/policy.ts";
import type { Database } from "#server/platform/database.ts";
import { cursorInstant, isId, pageText, readCursor } from "#server/platform/http/cursor.ts";
import { door } from "#server/platform/http/door.ts";
import { openLines } from "#server/platform/kept-lines.ts";
import { countQueues, listNearest, listTickets } from "./reads.ts";
import type { LastRow, PageKey } from "./store.ts";

type Asked = QueryOf<typeof listRoute>;

export function queueDoors({ database }: { readonly database: Database }) {
  // What is due is told by one list alone, whose lines hang on more than the others'.
  const [lines, linesAtRisk] = [openLines(), openLines()];
  return [
    door(listRoute, async ({ actor, query, now }) => {
      const may = mayAsk(actor, query);
      if (!may.ok) return may;
      const { queue, state, severity, cursor, limit, ...rest } = query;
      const key = keyIn(cursor, orderOf(queue), now);
      if (!key.ok) return key;
      const after = key.value;
      const wanted = { ...filterOf(rest), queue, states: state, severities: severity };
      if (actor.kind === "agent" && queue === "at_risk") {
        const at = after?.by === "left" ? after.at : now;
        const asked = { now: at, after: after?.by === "left" ? after : undefined, limit };
        const { items, last } = await listNearest(database, linesAtRisk, actor, wanted, asked);
        const end = last && { left: last.left, at: at.toString(), id: last.id };
        return { ok: true, text: pageText(items, end) };
      }
      const from = after?.by === "left" ? undefined : after;
      const page = await listTickets(database, lines, actor, wanted, from, limit);
      return { ok: true, text: pageText(page.items, cursorAfter(page.last, orderOf(queue))) };
    }),
    door(countRoute, async ({ actor }) => ({
      ok: true,
      value: { queues: await countQueues(database, actor.id) },
    })),
  ];
}

/** Queues, and who holds what, are the desk's; what stands to its due is asked of the one queue that tells it. */
function mayAsk(
  actor: Actor,
  { queue, assignee, target, offer }: Asked,
): Result<true, "forbidden" | "unknown_value"> {
  if (actor.kind === "agent" && !mayAsStaff(actor, "tickets.work")) return refuse("forbidden");
  const ofDesk = [queue, assignee, target, offer].some((one) => one !== undefined);
  if (actor.kind === "contact" && ofDesk) return refuse("forbidden");
  if (queue === "at_risk") return ok(true);
  if (target !== undefined) return refuse("unknown_value", { field: "target" });
  return offer === undefined ? ok(true) : refuse("unknown_value", { field: "offer" });
}

type Rest = Omit<Asked, "queue" | "state" | "severity" | "cursor" | "limit">;

function filterOf(asked: Rest) {
  const { waitingOn, organisation, subscription, search, assignee, target, offer } = asked;
  return { waitingOn, organisation, subscription, search, assignee, target, offer };
}

type Order = PageKey["by"];

/** Queues are read by urgency but for the one that is read by what is left; everything else by what changed last. */
function orderOf(queue: Queue | undefined): Order {
  if (queue === undefined) return "change";
  return queue === "at_risk" ? "left" : "urgency";
}

function cursorAfter(last: LastRow | null, order: Order) {
  if (last === null) return null;
  const { severity, waitingSince, changedAt, id } = last;
  return order === "urgency" ? { severity, at: waitingSince, id } : { at: changedAt, id };
}

const NAMES = {
  urgency: ["severity", "at", "id"],
  left: ["left", "at", "id"],
  change: ["at", "id"],
} as const satisfies Record<Order, readonly string[]>;

const FIGURES = { severity: /^[0-4]$/, left: /^-?\d{1,16}$/ } as const;

function keyIn(
  cursor: string | undefined,
  order: Order,
  now: Temporal.Instant,
): Result<PageKey | undefined, "bad_cursor"> {
  const key = readCursor<string>(cursor, NAMES[order]);
  if (!key.ok) return key;
  if (key.value === undefined) return ok(undefined);
  const { at = "", id = "", severity = "0", left = "0" } = key.value;
  const instant = cursorInstant(at);
  if (!instant.ok) return instant;
  const isSane = isId(id) && FIGURES.severity.test(severity) && FIGURES.left.test(left);
  if (!isSane || (order === "left" && !isRecent(instant.value, now)))
    return refuse("bad_cursor", { field: "cursor" });
  return ok(placeOf(order, instant.value, id, { severity, left }));
}

/** A walk through the queue ends within a day: what was left before means nothing any more. */
function isRecent(at: Temporal.Instant, now: Temporal.Instant): boolean {
  const hours = now.since(at).total("hours");
  return hours > -1 && hours < 24;
}

function placeOf(
  by: Order,
  at: Temporal.Instant,
  id: string,
  { severity, left }: { readonly severity: string; readonly left: string },
): PageKey {
  switch (by) {
    case "urgency":
      return { by, severity: Number(severity), waitingSince: at, id };
    case "left":
      return { by, left, at, id };
    case "change":
      return { by, changedAt: at, id };
  }
}
