import type { Count, DeskHome } from "#api/home.ts";
import { readServing } from "#server/on-call/index.ts";
import type { Queries } from "#server/platform/database.ts";
import { readCounting, tellLeft } from "#server/time-left/index.ts";
import {
  COUNTED_MAX,
  countStanding,
  HELD_MAX,
  listByOffer,
  listLoad,
  listNearest,
  type OfferRow,
} from "./store.ts";

/** What the desk holds at that instant; every number stops where the store says, and tells that it did. */
export async function readDeskHome(
  desk: Queries,
  agent: string,
  now: Temporal.Instant,
): Promise<Omit<DeskHome, "recent">> {
  const counting = await readCounting(desk, now);
  const at = { now, ...counting, agent };
  const [standing, byOffer, load, nearest, onCall] = await Promise.all([
    countStanding(desk, at),
    listByOffer(desk, at),
    listLoad(desk, at),
    listNearest(desk, at),
    readServing(desk, now),
  ]);
  return {
    at: now.toString(),
    unassigned: counted(standing.unassigned),
    escalated: counted(standing.escalated),
    unacknowledged: counted(standing.unacknowledged),
    near: counted(standing.near),
    nearFrom: counting.nearFrom,
    missed: together(byOffer, "missed"),
    dueToday: together(byOffer, "dueToday"),
    offers: byOffer
      .filter(({ missed, dueToday }) => missed + dueToday > 0)
      .map(({ id, name, missed, dueToday }) => ({
        offer: { id, name },
        missed: counted(missed),
        dueToday: counted(dueToday),
      })),
    load: load.map(({ id, name, level, active, open, ...numbers }) => ({
      agent: { id, name, level },
      active,
      open: counted(open, HELD_MAX),
      ...numbers,
    })),
    onCall,
    nearest: nearest.map(({ reference, organisation, severity, assignee, dueAt, ...row }) => ({
      reference,
      organisation,
      severity,
      assignee,
      dueAt,
      left: tellLeft(row),
    })),
  };
}

/** What is behind the most that is told is more. */
function counted(count: number, most = COUNTED_MAX): Count {
  return { count: Math.min(count, most), more: count > most };
}

function together(offers: readonly OfferRow[], what: "missed" | "dueToday"): Count {
  return {
    count: offers.reduce((sum, one) => sum + Math.min(one[what], COUNTED_MAX), 0),
    more: offers.some((one) => one[what] > COUNTED_MAX),
  };
}
