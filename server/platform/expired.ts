import { sql } from "kysely";
import type { Queries } from "./database.ts";
import { dateOf } from "./time.ts";

/**
 * Takes away whatever is over in a table of what lasts for a while. What somebody has in hand goes at the next sweep: this one
 * takes that of many people in no order, and would wait for each while others wait for it.
 */
export async function sweepExpired(
  queries: Queries,
  table: "auth.session" | "one_time_link",
  now: Temporal.Instant,
): Promise<void> {
  await sql`delete from ${sql.table(table)} where ctid in (
    select ctid from ${sql.table(table)} where expires_at <= ${dateOf(now)} for update skip locked)`.execute(
    queries,
  );
}
