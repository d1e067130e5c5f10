import { momentOf } from "#core/calendars/moment.ts";
import { ok } from "#core/kit/result.ts";
import { readCalendars } from "#server/calendars/index.ts";
import { openBreath } from "#server/platform/breath.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";
import { readVersionInForce, settingsInForce } from "#server/procedure-settings/index.ts";
import { keepWarnings, nearestOf, type Counting } from "#server/warnings/index.ts";
import { keptOf } from "./reads.ts";
import {
  listKeptDues,
  listNearest,
  listOpenUnder,
  listPassed,
  listPromised,
  listUncomputed,
  lockDues,
  saveDue,
} from "./store.ts";

type Desk = Pick<Database, "desk">;

interface Round {
  readonly thresholds: readonly number[];
  readonly now: Temporal.Instant;
  /** Whether the desk is told of thresholds that are found to be crossed. */
  readonly tells: boolean;
}

/** Keeps when a ticket is due next, as its history tells it now, and warns of what its clocks have crossed. */
export async function keepDue({ desk }: Desk, id: string, now: Temporal.Instant): Promise<void> {
  const { warningThresholds: thresholds } = await settingsInForce(desk);
  const round = { thresholds, now, tells: true };
  await transact(desk, async (tx) => ok(await keepDues(tx, [id], round)));
}

/** For many at once, who may have been asked for by a change of the settings: what was read before it does not do. */
async function roundOf(desk: Database["desk"], now: Temporal.Instant, tells: boolean) {
  const { settings } = await readVersionInForce(desk);
  return { thresholds: settings.warningThresholds, now, tells };
}

async function keepDues(
  tx: Transaction,
  ids: readonly string[],
  { thresholds, now, tells }: Round,
): Promise<void> {
  await lockDues(tx, ids);
  const calendars = await readCalendars(tx);
  const breathe = openBreath();
  const before = await listNearest(tx, ids);
  const all: Counting[] = [];
  const moved: string[] = [];
  for (const promised of await listPromised(tx, ids)) {
    // Thousands at once would keep everybody else waiting.
    await breathe();
    const { due, counting } = await keptOf(calendars, promised, thresholds, now);
    const nearest = nearestOf(counting, momentOf(now));
    await saveDue(tx, promised.id, due, nearest);
    if (nearest?.threshold !== before.get(promised.id)) moved.push(promised.id);
    all.push(...counting);
  }
  await keepWarnings(tx, { tickets: ids, moved, counting: all }, { now, tells });
}

/**
 * Computes every kept due and timer anew, after a calendar that moves what is open.
 * @param tells whether the desk hears of what is found to be crossed. @returns how many tickets there were.
 */
export async function keepEveryDue(
  { desk }: Desk,
  now: Temporal.Instant,
  tells = true,
): Promise<number> {
  const round = await roundOf(desk, now, tells);
  return eachPage(desk, round, async (after) =>
    (await listKeptDues(desk, after, PAGE)).map(({ id }) => id),
  );
}

/** The same for the open tickets of one contract. @returns how many there were. */
export async function keepDuesUnder(
  { desk }: Desk,
  subscription: string,
  now: Temporal.Instant,
): Promise<number> {
  const round = await roundOf(desk, now, true);
  return eachPage(desk, round, (after) => listOpenUnder(desk, subscription, after, PAGE));
}

async function eachPage(
  desk: Database["desk"],
  round: Round,
  list: (after: string | undefined) => Promise<readonly string[]>,
): Promise<number> {
  let kept = 0;
  for (let after: string | undefined; ;) {
    const ids = await list(after);
    await transact(desk, async (tx) => ok(await keepDues(tx, ids, round)));
    kept += ids.length;
    after = ids.at(-1);
    if (ids.length < PAGE) return kept;
  }
}

const PAGE = 200;

/**
 * Computes the dues that nobody has yet: of tickets that were there before dues were kept, and of those that came in by the
 * thousand. @param tells whether the desk hears of what is found to be crossed. @returns how many there were.
 */
export async function keepMissingDues(
  { desk }: Desk,
  now: Temporal.Instant,
  tells = true,
): Promise<number> {
  const round = await roundOf(desk, now, tells);
  let kept = 0;
  for (;;) {
    const ids = await listUncomputed(desk, PAGE);
    if (ids.length === 0) return kept;
    await transact(desk, async (tx) => ok(await keepDues(tx, ids, round)));
    kept += ids.length;
  }
}

/** Computes anew what holds no longer though nothing happened: an announced window began or ended. @returns how many there were. */
export async function keepPassedDues({ desk }: Desk, now: Temporal.Instant): Promise<number> {
  const round = await roundOf(desk, now, true);
  let kept = 0;
  for (;;) {
    const ids = await listPassed(desk, now, PAGE);
    if (ids.length === 0) return kept;
    await transact(desk, async (tx) => ok(await keepDues(tx, ids, round)));
    kept += ids.length;
  }
}
