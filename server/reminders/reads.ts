import { instantAt, momentOf } from "#core/calendars/moment.ts";
import { nextOpening } from "#core/calendars/service-time.ts";
import type { SettingsInForce } from "#core/procedure/settings.ts";
import { mayCloseUnanswered, nextReminder } from "#core/tickets/waiting.ts";
import type { Queries } from "#server/platform/database.ts";
import { listNames, listWaiting, type Named, type Waiting } from "./store.ts";

/** So many tickets are looked at, those that have waited longest. */
const LOOKED_AT = 1000;
/** So many are named. */
const NAMED = 50;

/** What the schedule would do otherwise with the tickets that wait for their beneficiary. */
export interface ReminderMoves {
  /** When the schedule acts next: now while the desk serves, else when it opens. */
  readonly round: Temporal.Instant;
  readonly checked: number;
  /** Whether more wait than were looked at. */
  readonly isMore: boolean;
  readonly moved: number;
  readonly reminders: readonly (Named & {
    readonly next: Temporal.Instant | null;
    readonly nextThen: Temporal.Instant | null;
  })[];
  readonly closing: number;
  /** Closed by the schedule when it acts next. */
  readonly closes: readonly Named[];
}

/** What would move if other settings were in force than those that are; nothing is done. */
export async function readReminderMoves(
  desk: Queries,
  { before, after }: { readonly before: SettingsInForce; readonly after: SettingsInForce },
  now: Temporal.Instant,
): Promise<ReminderMoves> {
  const found = await listWaiting(desk, {
    before: now,
    attempts: { atLeast: 0 },
    after: undefined,
    limit: LOOKED_AT + 1,
  });
  const waiting = found.slice(0, LOOKED_AT);
  const round = instantAt(nextOpening(after.businessHours, momentOf(now)));
  const closes = waiting.filter(
    (one) => isClosed(one, round, after) && !isClosed(one, round, before),
  );
  const closed = new Set(closes);
  const moves = waiting.flatMap((one) => {
    const next = nextReminder(one, before) ?? null;
    const nextThen = nextReminder(one, after) ?? null;
    const isMoved = String(next) !== String(nextThen) && !closed.has(one);
    return isMoved ? [{ one, next, nextThen }] : [];
  });
  const shown = { moves: moves.slice(0, NAMED), closes: closes.slice(0, NAMED) };
  const ids = [...shown.moves.map(({ one }) => one), ...shown.closes].map(({ id }) => id);
  const names = await listNames(desk, ids);
  const nameOf = ({ id }: Waiting) => names.filter((one) => one.id === id);
  return {
    round,
    checked: waiting.length,
    isMore: found.length > LOOKED_AT,
    moved: moves.length,
    reminders: shown.moves.flatMap(({ one, ...days }) =>
      nameOf(one).map((named) => ({ ...named, ...days })),
    ),
    closing: closes.length,
    closes: shown.closes.flatMap(nameOf),
  };
}

/** R-32-10, R-32-19: whoever escalated is not among those who wait. */
function isClosed(ticket: Waiting, round: Temporal.Instant, settings: SettingsInForce): boolean {
  return (
    settings.closesUnanswered === "by_schedule" && mayCloseUnanswered(ticket, round, settings).ok
  );
}
