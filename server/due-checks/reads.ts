import { instantAt, momentOf } from "#core/calendars/moment.ts";
import { readCalendars, type Calendars } from "#server/calendars/index.ts";
import { keptOf, listPromised, placeOf } from "#server/clocks/index.ts";
import type { Queries } from "#server/platform/database.ts";
import { findWrongTimers, nearestOf, type Counting } from "#server/warnings/index.ts";
import { listChecked, type Checked } from "./store.ts";

const PAGE = 500;

/** References of tickets of which something is kept that is not what their history tells, and how many were looked at. */
export interface Wrong {
  readonly checked: number;
  /** The first of them, as many as a page; `count` says how many there are. */
  readonly dues: readonly string[];
  readonly timers: readonly string[];
  readonly count: { readonly dues: number; readonly timers: number };
  /** The tickets of those, where none is left out: what a job had yet to put right may be looked at once more. */
  readonly again: readonly string[] | undefined;
}

interface Asked {
  /** In percent, ascending. */
  readonly thresholds: readonly number[];
  readonly now: Temporal.Instant;
  /** All, where it is not given. */
  readonly only?: readonly string[] | undefined;
}

/**
 * Compares all that is kept of every ticket's clocks with its history: of an open one that a contract promises something it is
 * there and right; of any other nothing is kept.
 */
export async function findWrong(desk: Queries, { thresholds, now, only }: Asked): Promise<Wrong> {
  const calendars = await readCalendars(desk);
  const [dues, timers]: [Checked[], Checked[]] = [[], []];
  const count = { dues: 0, timers: 0 };
  let checked = 0;
  let after: string | undefined;
  do {
    const page = await listChecked(desk, { after, only }, PAGE);
    const found = await checkPage(desk, page, { calendars, thresholds, now });
    count.dues += found.dues.length;
    count.timers += found.timers.length;
    dues.push(...found.dues.slice(0, PAGE - dues.length));
    timers.push(...found.timers.slice(0, PAGE - timers.length));
    checked += page.length;
    after = page.length === PAGE ? page.at(-1)?.id : undefined;
  } while (after !== undefined);
  const isWhole = count.dues === dues.length && count.timers === timers.length;
  return {
    checked,
    dues: dues.map(({ reference }) => reference),
    timers: timers.map(({ reference }) => reference),
    count,
    again: isWhole ? [...new Set([...dues, ...timers].map(({ id }) => id))] : undefined,
  };
}

interface Means {
  readonly calendars: Calendars;
  readonly thresholds: readonly number[];
  readonly now: Temporal.Instant;
}

async function checkPage(
  desk: Queries,
  page: readonly Checked[],
  { calendars, thresholds, now }: Means,
) {
  const counting: Counting[] = [];
  const wanted = new Map<string, Wanted>();
  const ids = page.filter(({ counts }) => counts).map(({ id }) => id);
  for (const promised of await listPromised(desk, ids)) {
    const told = await keptOf(calendars, promised, thresholds, now);
    counting.push(...told.counting);
    const nearest = nearestOf(told.counting, momentOf(now));
    wanted.set(promised.id, {
      place: placeOf(told.due),
      holdsUntil: told.due?.holdsUntil ?? null,
      warned: nearest?.threshold ?? null,
      warnedAt: nearest === undefined ? null : instantAt(nearest.since),
    });
  }
  const all = page.map(({ id }) => id);
  const { wrong, waiting } = await findWrongTimers(desk, all, counting, now);
  const [isWrong, isWaiting] = [new Set(wrong), new Set(waiting)];
  return {
    dues: page.filter((one) => !isRight(one, wanted.get(one.id), isWaiting.has(one.id), now)),
    timers: page.filter(({ id }) => isWrong.has(id)),
  };
}

type Wanted = Pick<Checked, "place" | "warned" | "warnedAt" | "holdsUntil">;

const NOTHING: Wanted = { place: "", warned: null, warnedAt: null, holdsUntil: null };

/**
 * @param wanted what its history tells, of one that counts.
 * @param isWaiting what it was last warned of waits for a timer that has rung.
 */
function isRight(
  kept: Checked,
  wanted: Wanted | undefined,
  isWaiting: boolean,
  now: Temporal.Instant,
): boolean {
  if (kept.counts && !kept.isKept) return false;
  // The edge of an announced window has come: the worker computes it anew within the minute.
  if (kept.counts && kept.holdsUntil !== null && isOver(kept.holdsUntil, now)) return true;
  const { place, warned, warnedAt, holdsUntil } = wanted ?? NOTHING;
  if (kept.place !== place || !isSame(kept.holdsUntil, holdsUntil)) return false;
  return isWaiting || (kept.warned === warned && isSame(kept.warnedAt, warnedAt));
}

const isOver = (until: Temporal.Instant, now: Temporal.Instant) =>
  Temporal.Instant.compare(until, now) <= 0;

/** As they are kept: in whole milliseconds. */
const isSame = (one: Temporal.Instant | null, other: Temporal.Instant | null) =>
  one?.epochMilliseconds === other?.epochMilliseconds;
