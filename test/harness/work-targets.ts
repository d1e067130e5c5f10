import { openPool, type Database } from "#server/platform/database.ts";

const LEVELS = [
  { severity: 1, clock: "workaround", amount: 8, unit: "hours", hours: "24x7" },
  { severity: 1, clock: "resolution", amount: 5, unit: "business_days", hours: "24x5" },
  { severity: 2, clock: "workaround", amount: 3, unit: "business_days", hours: "business_hours" },
  { severity: 2, clock: "resolution", amount: 200, unit: "hours", hours: "24x5" },
  { severity: 3, clock: "resolution", amount: 60, unit: "business_days", hours: "business_hours" },
  { severity: 3, clock: "next_response", amount: 900, unit: "minutes", hours: "24x7" },
  { severity: 4, clock: "resolution", amount: 900, unit: "hours", hours: "24x7" },
];

/** Has every contract that is there grant targets for the work too, which the first vendor's do not; nobody but a test may rewrite terms. */
export async function grantWorkTargets({ access }: Database): Promise<void> {
  const pool = openPool(access.owner, 1, () => undefined);
  try {
    await pool.query("alter table subscription_terms disable trigger user");
    await pool.query(
      `update subscription_terms set terms =
        jsonb_set(terms, '{serviceLevels}', (terms -> 'serviceLevels') || $1::jsonb)`,
      [JSON.stringify(LEVELS)],
    );
    await pool.query("alter table subscription_terms enable trigger user");
  } finally {
    await pool.end();
  }
}
