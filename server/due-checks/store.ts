import { sql } from "kysely";
import { COUNTS, PLACE } from "#server/clocks/index.ts";
import type { Queries } from "#server/platform/database.ts";
import { instantOf } from "#server/platform/time.ts";

/** A ticket, with all that is kept of its clocks beside their timers. */
export interface Checked {
  readonly id: string;
  readonly reference: string;
  /** It is open, and a contract promises it something: there is something to keep. */
  readonly counts: boolean;
  readonly isKept: boolean;
  /** See core/clocks: one text for all of its place. */
  readonly place: string;
  readonly warned: number | null;
  readonly warnedAt: Temporal.Instant | null;
  readonly holdsUntil: Temporal.Instant | null;
}

interface CheckedRow extends Omit<Checked, "warnedAt" | "holdsUntil"> {
  readonly warnedAt: Date | null;
  readonly holdsUntil: Date | null;
}

/** Every ticket there is, page by page in the order of their ids; of these alone where ids are given. */
export async function listChecked(
  desk: Queries,
  { after, only }: { after: string | undefined; only: readonly string[] | undefined },
  limit: number,
): Promise<Checked[]> {
  const { rows } = await sql<CheckedRow>`
    select t.id, t.reference,
      ${COUNTS} as counts,
      d.ticket_id is not null as "isKept", ${PLACE} as place, d.warned, d.warned_at as "warnedAt",
      d.holds_until as "holdsUntil"
    from ticket t left join ticket_due d on d.ticket_id = t.id
    where ${after === undefined ? sql`true` : sql`t.id > ${after}::uuid`}
      and ${only === undefined ? sql`true` : sql`t.id = any(${[...only]}::uuid[])`}
    order by t.id limit ${limit}`.execute(desk);
  const instant = (date: Date | null) => (date === null ? null : instantOf(date));
  return rows.map((row) => ({
    ...row,
    warnedAt: instant(row.warnedAt),
    holdsUntil: instant(row.holdsUntil),
  }));
}
