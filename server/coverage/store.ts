import type { CoverageView } from "#api/coverage.ts";
import type { Queries } from "#server/platform/database.ts";
import { trusted } from "#server/platform/trusted.ts";

/** What the contract answered when the ticket was filed; null where nobody asked it. */
export async function findKeptCoverage(
  queries: Queries,
  ticketId: string,
): Promise<CoverageView | null> {
  const row = await queries
    .selectFrom("ticket")
    .select("coverage")
    .where("id", "=", ticketId)
    .executeTakeFirst();
  return trusted<CoverageView | null>(row?.coverage ?? null);
}
