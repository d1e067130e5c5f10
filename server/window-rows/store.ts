import { sql, type RawBuilder } from "kysely";
import type { Promises } from "#core/clocks/clock.ts";
import { effectOf, type MaintenanceWindow } from "#core/contracts/maintenance-window.ts";
import type { Written } from "#core/kit/written.ts";
import type { Queries } from "#server/platform/database.ts";
import { dateOf } from "#server/platform/time.ts";

export type WrittenWindow = Written<MaintenanceWindow>;

/**
 * What was announced for a contract, as JSON within another question, in the order of the beginnings.
 * @param until what was announced or taken back then or later is not known; all is where nothing is said.
 */
export function windowsOf(
  subscription: RawBuilder<unknown>,
  until?: Temporal.Instant,
): RawBuilder<unknown> {
  const known =
    until === undefined ? sql`'infinity'::timestamptz` : sql`${dateOf(until)}::timestamptz`;
  return sql`(select coalesce(json_agg(json_build_object('startsAt', w.starts_at, 'endsAt', w.ends_at, 'what', w.what,
      'announcedAt', w.announced_at,
      'takenBackAt', case when w.taken_back_at < ${known} then w.taken_back_at end) order by w.starts_at), '[]')
    from maintenance_window w where w.subscription_id = ${subscription} and w.announced_at < ${known})`;
}

/** As clocks count by them: what never came to be is none. */
export function readWindows(windows: readonly WrittenWindow[]): Promises["windows"] {
  return windows.flatMap(({ what, ...window }) => {
    const { takenBackAt } = window;
    return (
      effectOf({
        what,
        startsAt: Temporal.Instant.from(window.startsAt),
        endsAt: Temporal.Instant.from(window.endsAt),
        announcedAt: Temporal.Instant.from(window.announcedAt),
        takenBackAt: takenBackAt === null ? null : Temporal.Instant.from(takenBackAt),
      }) ?? []
    );
  });
}

/** Of several contracts, as it was known at that instant. */
export async function listWindowsOf(
  queries: Queries,
  subscriptions: readonly string[],
  until: Temporal.Instant,
): Promise<ReadonlyMap<string, Promises["windows"]>> {
  const { rows } = await sql<{ id: string; windows: readonly WrittenWindow[] }>`
    select s.id, ${windowsOf(sql`s.id`, until)} as windows
    from unnest(${[...subscriptions]}::uuid[]) as s (id)`.execute(queries);
  return new Map(rows.map(({ id, windows }) => [id, readWindows(windows)]));
}
