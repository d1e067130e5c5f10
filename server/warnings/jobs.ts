import { z } from "zod";
import { instantAt, momentOf, type Moment } from "#core/calendars/moment.ts";
import { nextCrossing } from "#core/clocks/thresholds.ts";
import { CLOCKS } from "#core/contracts/vocabulary.ts";
import type { Database, Queries, Transaction } from "#server/platform/database.ts";
import { addJob, type Handlers } from "#server/platform/jobs.ts";
import { messageIdOf, type Mail } from "#server/platform/mail.ts";
import { notify } from "#server/platform/notify.ts";
import {
  listTimers,
  removeTimers,
  setTimers,
  type KeptTimer,
  type Timer,
} from "#server/platform/timers.ts";
import { warningLetter } from "./mail.ts";
import { readersOf, warningsOf, type Counting, type Warning } from "./reads.ts";
import {
  findWarnedReader,
  insertWarnings,
  listCandidates,
  listScopes,
  type WrittenWarning,
} from "./store.ts";

/** The job of a clock's timer. It looks at the ticket anew: what is not crossed then is told to nobody. */
export const THRESHOLD = "clock-threshold";
const LETTER = "warning-letter";

interface Round {
  readonly now: Temporal.Instant;
  /** Whether the desk is written to about what was crossed. */
  readonly tells: boolean;
}

interface Looked {
  readonly tickets: readonly string[];
  /** Those that are nearer to a due than they were, or further from it. */
  readonly moved: readonly string[];
  /** Every clock of the tickets that counts, computed while they are locked. */
  readonly counting: readonly Counting[];
}

/**
 * Writes down which thresholds the clocks of these tickets have crossed, each once; tells the last of each clock; and sets
 * one timer for each clock that runs, at its next threshold, in the place of whatever timers the tickets had.
 */
export async function keepWarnings(
  tx: Transaction,
  { tickets, moved, counting }: Looked,
  round: Round,
): Promise<void> {
  const now = momentOf(round.now);
  const written = warningsOf(counting, now).map((one) => writtenOf(one, round.tells));
  const fresh = await insertWarnings(tx, written, round.now);
  const told = fresh.filter(({ due }) => due !== null);
  if (told.length > 0) await queueLetters(tx, told);
  if (round.tells) await announce(tx, [...moved, ...fresh.map(({ ticket }) => ticket)]);
  await keepTimers(tx, tickets, timersOf(counting, now));
}

function writtenOf(warning: Warning, tells: boolean): WrittenWarning {
  const { ticket, clock, target, targetFrom, threshold, reachedAt, due } = warning;
  return {
    ticket,
    clock,
    severity: target.severity,
    targetFrom: iso(targetFrom),
    threshold,
    reachedAt: iso(reachedAt),
    due: due === null || !tells ? null : iso(due),
  };
}

const iso = (moment: Moment): string => instantAt(moment).toString();

async function queueLetters(tx: Transaction, told: readonly WrittenWarning[]): Promise<void> {
  const tickets = [...new Set(told.map(({ ticket }) => ticket))];
  const candidates = Map.groupBy(await listCandidates(tx, tickets), ({ ticket }) => ticket);
  for (const warning of told)
    for (const agent of readersOf(candidates.get(warning.ticket) ?? [], warning.threshold))
      await addJob(tx, LETTER, { ...warning, agent });
}

/** Open screens of the desk show it at once; there is nothing in it that a contact may hear. */
async function announce(tx: Transaction, changed: readonly string[]): Promise<void> {
  if (changed.length === 0) return;
  for (const scope of await listScopes(tx, [...new Set(changed)]))
    await notify(tx, { kind: "ticket", ...scope, public: false });
}

const keyOf = (ticket: string, clock: string): string => `${THRESHOLD}:${ticket}:${clock}`;

/** A worker's clock knows whole milliseconds: a timer never rings before its threshold by them. */
function timersOf(counting: readonly Counting[], now: Moment): readonly Timer[] {
  return counting.flatMap(({ ticket, clock, crossings }) => {
    const next = nextCrossing(crossings, now);
    if (next === undefined) return [];
    const runAt = instantAt(Math.ceil(next.at / 1000) * 1000);
    return [{ key: keyOf(ticket, clock), payload: { ticket }, runAt }];
  });
}

function listKept(db: Queries, tickets: readonly string[]): Promise<readonly KeptTimer[]> {
  return listTimers(
    db,
    tickets.flatMap((ticket) => CLOCKS.map((clock) => keyOf(ticket, clock))),
  );
}

/** Most timers stay what they were: only those that moved are set, and those of clocks that stand or are over removed. */
async function keepTimers(
  tx: Transaction,
  tickets: readonly string[],
  timers: readonly Timer[],
): Promise<void> {
  const all = await listKept(tx, tickets);
  // The one that has just rung, by whose job this may be called, ends by itself.
  const kept = new Map(
    all.filter(({ standing }) => standing !== "in_hand").map((one) => [one.key, one]),
  );
  const wanted = new Set(timers.map(({ key }) => key));
  const moved = timers.filter((timer) => {
    const found = kept.get(timer.key);
    return found?.standing !== "waiting" || !found.runAt.equals(timer.runAt);
  });
  await setTimers(tx, THRESHOLD, moved);
  await removeTimers(
    tx,
    [...kept.keys()].filter((key) => !wanted.has(key)),
  );
}

/**
 * Tickets whose timers are not those that their clocks ask for, and those with one whose moment has come: it waits for the worker,
 * and puts itself right.
 */
export async function findWrongTimers(
  desk: Queries,
  tickets: readonly string[],
  counting: readonly Counting[],
  now: Temporal.Instant,
): Promise<{ readonly wrong: readonly string[]; readonly waiting: readonly string[] }> {
  const wanted = new Map(timersOf(counting, momentOf(now)).map((one) => [one.key, one]));
  const kept = new Map((await listKept(desk, tickets)).map((one) => [one.key, one]));
  const isWaiting = (key: string): boolean => {
    const found = kept.get(key);
    if (found?.standing === "waiting") return Temporal.Instant.compare(found.runAt, now) <= 0;
    return found?.standing === "late" || found?.standing === "in_hand";
  };
  const isRight = (key: string): boolean => {
    const [found, timer] = [kept.get(key), wanted.get(key)];
    if (found === undefined) return timer === undefined;
    if (isWaiting(key)) return true;
    return found.standing === "waiting" && timer?.runAt.equals(found.runAt) === true;
  };
  const keysOf = (ticket: string) => CLOCKS.map((clock) => keyOf(ticket, clock));
  return {
    wrong: tickets.filter((ticket) => !keysOf(ticket).every(isRight)),
    waiting: tickets.filter((ticket) => keysOf(ticket).some(isWaiting)),
  };
}

const payload = z.object({
  ticket: z.string(),
  clock: z.enum(CLOCKS),
  severity: z.number(),
  targetFrom: z.string(),
  threshold: z.number(),
  reachedAt: z.string(),
  due: z.string(),
  agent: z.string(),
});

export interface WarningDeps {
  readonly database: Pick<Database, "desk">;
  readonly mail: Pick<Mail, "send">;
  readonly publicUrl: () => string;
}

export function warningHandlers({ database, mail, publicUrl }: WarningDeps): Handlers {
  return {
    [LETTER]: async (given) => {
      const { ticket, agent, ...warning } = payload.parse(given);
      const { clock, severity, targetFrom, threshold } = warning;
      const reader = await findWarnedReader(database.desk, { ticket, agent, threshold });
      if (reader === undefined) return;
      const link = `${publicUrl()}/console/tickets/${reader.reference}`;
      const letter = await warningLetter({ reader, link, ...warning });
      const about = [ticket, clock, severity, targetFrom, threshold, agent];
      await mail.send({ ...letter, messageId: messageIdOf("warning", ...about) });
    },
  };
}
