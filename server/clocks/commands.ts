import { ok } from "#core/kit/result.ts";
import { readCalendars } from "#server/calendars/index.ts";
import { openBreath } from "#server/platform/breath.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";
import { dueOf } from "./reads.ts";
import {
  listKeptDues,
  listOpenUnder,
  listPassed,
  listPromised,
  listUncomputed,
  lockDues,
  saveDue,
} from "./store.ts";

/** Keeps when a ticket is due next, as its history tells it now. */
export async function keepDue(
  { desk }: Pick<Database, "desk">,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  await transact(desk, async (tx) => ok(await keepDues(tx, [id], now)));
}

async function keepDues(
  tx: Transaction,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  await lockDues(tx, ids);
  const calendars = await readCalendars(tx);
  const breathe = openBreath();
  for (const promised of await listPromised(tx, ids)) {
    // Thousands at once would keep everybody else waiting.
    await breathe();
    await saveDue(tx, promised.id, await dueOf(calendars, promised, now));
  }
}

/** Computes every kept due anew, after a calendar that moves what is open. @returns how many there were. */
export async function keepEveryDue(
  { desk }: Pick<Database, "desk">,
  now: Temporal.Instant,
): Promise<number> {
  let kept = 0;
  for (let after: string | undefined; ;) {
    const ids = (await listKeptDues(desk, after, PAGE)).map(({ id }) => id);
    await transact(desk, async (tx) => ok(await keepDues(tx, ids, now)));
    kept += ids.length;
    after = ids.at(-1);
    if (ids.length < PAGE) return kept;
  }
}

/** The same for the open tickets of one contract. @returns how many there were. */
export async function keepDuesUnder(
  { desk }: Pick<Database, "desk">,
  subscription: string,
  now: Temporal.Instant,
): Promise<number> {
  let kept = 0;
  for (let after: string | undefined; ;) {
    const ids = await listOpenUnder(desk, subscription, after, PAGE);
    await transact(desk, async (tx) => ok(await keepDues(tx, ids, now)));
    kept += ids.length;
    after = ids.at(-1);
    if (ids.length < PAGE) return kept;
  }
}

const PAGE = 200;

/**
 * Computes the dues that nobody has yet: of tickets that were there before dues were kept, and of those that came in by the
 * thousand. @returns how many there were.
 */
export async function keepMissingDues(
  { desk }: Pick<Database, "desk">,
  now: Temporal.Instant,
): Promise<number> {
  let kept = 0;
  for (;;) {
    const ids = await listUncomputed(desk, PAGE);
    if (ids.length === 0) return kept;
    await transact(desk, async (tx) => ok(await keepDues(tx, ids, now)));
    kept += ids.length;
  }
}

/** Computes anew what holds no longer though nothing happened: an announced window began or ended. @returns how many there were. */
export async function keepPassedDues(
  { desk }: Pick<Database, "desk">,
  now: Temporal.Instant,
): Promise<number> {
  let kept = 0;
  for (;;) {
    const ids = await listPassed(desk, now, PAGE);
    if (ids.length === 0) return kept;
    await transact(desk, async (tx) => ok(await keepDues(tx, ids, now)));
    kept += ids.length;
  }
}
