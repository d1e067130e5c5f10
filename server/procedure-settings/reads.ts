import { readSettings } from "#core/procedure/change-settings.ts";
import {
  DEFAULT_SETTINGS,
  type ProcedureSettings,
  type SettingsInForce,
} from "#core/procedure/settings.ts";
import { readBusinessHours } from "#server/calendars/index.ts";
import type { Queries } from "#server/platform/database.ts";
import { listVersions } from "./store.ts";

/** Milliseconds for which what was read holds. */
const FRESH_FOR = 5_000;

interface Known {
  readonly since: number;
  readonly settings: Promise<SettingsInForce>;
}
const known = new WeakMap<Queries, Known>();

/**
 * The settings in force, with the hours that business days are counted by now. Every command and page asks for them, and they
 * change a few times a year: another process hears of a change within five seconds. Ask before a transaction begins, and hand
 * on what was answered: whoever holds a ticket's lock waits for no other connection.
 */
export function settingsInForce(desk: Queries): Promise<SettingsInForce> {
  const last = known.get(desk);
  if (last !== undefined && performance.now() - last.since < FRESH_FOR) return last.settings;
  const read: Known = { since: performance.now(), settings: readInForce(desk) };
  known.set(desk, read);
  // What could not be read is asked again at once, by whoever comes next.
  read.settings.catch(() => known.get(desk) === read && known.delete(desk));
  return read.settings;
}

/** Call it once a change is committed: whoever asks this process next is answered by it. */
export function forgetSettings(desk: Queries): void {
  known.delete(desk);
}

async function readInForce(desk: Queries): Promise<SettingsInForce> {
  const [{ settings }, businessHours] = await Promise.all([
    readVersionInForce(desk),
    readBusinessHours(desk),
  ]);
  return { ...settings, businessHours };
}

/** The last version that was written; 0 where the desk works by what the program came with. */
export async function readVersionInForce(
  queries: Queries,
): Promise<{ readonly version: number; readonly settings: ProcedureSettings }> {
  const [last] = await listVersions(queries, 1);
  if (last === undefined) return { version: 0, settings: DEFAULT_SETTINGS };
  return { version: last.version, settings: readSettings(last.settings) };
}
