import { objectivesAt, type ObjectivesVersion } from "#core/clocks/objectives.ts";
import type { Queries } from "#server/platform/database.ts";
import { listVersions } from "./store.ts";

/** The desk's objectives as they were when they were read. */
export interface KeptObjectives {
  /** What held when a ticket was filed, which it keeps; undefined where none were set then. */
  at(filedAt: Temporal.Instant): ObjectivesVersion | undefined;
}

/**
 * @param desk the desk's own role: what the desk asks of itself is no customer's to be asked for.
 * @param until what was written then or later is not known; all is where nothing is said.
 */
export async function readObjectives(
  desk: Queries,
  until?: Temporal.Instant,
): Promise<KeptObjectives> {
  const written = await listVersions(desk);
  const versions =
    until === undefined
      ? written
      : written.filter(({ writtenAt }) => Temporal.Instant.compare(writtenAt, until) < 0);
  return { at: (filedAt) => objectivesAt(versions, filedAt) };
}
