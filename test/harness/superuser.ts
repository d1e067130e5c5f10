import type pg from "pg";
import { inject } from "vitest";
import type { Database } from "#server/platform/database.ts";
import { superClient } from "#server/platform/roles.ts";

/** What only somebody with the whole machine in hand could do: statements past every trigger of a database. */
export async function tamper(
  { access }: Pick<Database, "access">,
  ...statements: readonly string[]
): Promise<void> {
  const client: pg.Client = superClient(
    inject("clusterDirectory"),
    inject("clusterSocket"),
    access.desk.database,
  );
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
