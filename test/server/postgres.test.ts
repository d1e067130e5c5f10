import { sql } from "kysely";
import { expect, test } from "vitest";
import { cloneDatabase } from "#test/harness/database.ts";

// A run on the machine's PostgreSQL that quietly used ours would prove nothing.
test("the server's tests run on the PostgreSQL that was asked for", async () => {
  const asked = /postgresql\/(\d+)\//.exec(process.env["TEST_POSTGRES_BIN"] ?? "")?.[1] ?? "18";
  const { database, close } = await cloneDatabase();
  try {
    const { rows } = await sql<{ version: string }>`show server_version`.execute(database.desk);
    expect(JSON.stringify(rows)).toContain(`"${asked}.`);
  } finally {
    await close();
  }
});
