import { sql } from "kysely";
import type { TestDesk } from "./desk.ts";

/** How many rows each table holds, but for the counting of attempts, which is meant to remember refusals. */
export async function rowCounts({ context }: TestDesk): Promise<Readonly<Record<string, number>>> {
  const { desk } = context.database;
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname in ('public', 'auth') and tablename not in ('throttle', 'permanence_migration') order by 1, 2`.execute(
    desk,
  );
  const counted = sql.join(
    tables.map(
      ({ schema, name }) =>
        sql`(select ${sql.lit(name)}::text as name, count(*)::int as count from ${sql.table(`${schema}.${name}`)})`,
    ),
    sql` union all `,
  );
  const { rows } = await sql<{ name: string; count: number }>`${counted}`.execute(desk);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
