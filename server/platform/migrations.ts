import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runMigrations as migrateJobs } from "graphile-worker";
import pg from "pg";
import { openPool, type Access, type RoleAccounts } from "./database.ts";
import { Failure, errorCode } from "./failure.ts";

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

// One program at a time migrates a database; the others wait here and then find nothing to do. The number is only ours.
const advisoryLock = 7_376_142_501;

/** Brings the database up to this program's migrations, and the job schema up to its library. */
export async function migrate(
  access: Access,
  folder: string,
): Promise<{ applied: readonly string[] }> {
  const client = new pg.Client(access.owner);
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [advisoryLock]);
    const applied = await applyMissing(client, readMigrations(folder), access.accounts);
    await prepareJobs(client, access);
    return { applied };
  } finally {
    await client.end();
  }
}

function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name));
  return files.sort().map((file) => {
    const sql = readFileSync(join(folder, file), "utf8");
    const sha256 = createHash("sha256").update(sql).digest("hex");
    return { number: Number(file.slice(0, 4)), name: file.slice(5, -4), sql, sha256 };
  });
}

async function applyMissing(
  client: pg.Client,
  migrations: readonly Migration[],
  accounts: RoleAccounts,
): Promise<string[]> {
  await client.query(`create table if not exists permanence_migration (
    number integer primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`);
  const { rows } = await client.query<Migration>(
    "select number, name, sha256 from permanence_migration order by number",
  );
  refuseStrangers(rows, migrations);
  const done = new Set(rows.map((row) => row.number));
  const missing = migrations.filter((migration) => !done.has(migration.number));
  for (const migration of missing) await apply(client, migration, accounts);
  return missing.map((migration) => migration.name);
}

function refuseStrangers(applied: readonly Migration[], known: readonly Migration[]): void {
  for (const { number, name, sha256 } of applied) {
    const ours = known.find((migration) => migration.number === number);
    if (ours === undefined)
      throw new Failure("database_newer_than_program", { migration: `${number} ${name}` });
    if (ours.sha256 !== sha256)
      throw new Failure("migration_changed", { migration: `${number} ${name}` });
  }
}

async function apply(
  client: pg.Client,
  migration: Migration,
  accounts: RoleAccounts,
): Promise<void> {
  await client.query("begin");
  try {
    await client.query(withAccounts(withoutSelfDenial(migration.sql, accounts), accounts));
    await client.query(
      "insert into permanence_migration (number, name, sha256) values ($1, $2, $3)",
      [migration.number, migration.name, migration.sha256],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    if (/^(53100|58030)$/.test(errorCode(error) ?? ""))
      throw new Failure("disk_full", { path: "PostgreSQL" }, error);
    const told = error instanceof Error ? error.message : String(error);
    throw new Failure(
      "migration_failed",
      { migration: `${migration.number} ${migration.name}`, told },
      error,
    );
  }
}

/** What is taken from the portal alone would be taken from everyone where one account stands for it and another role. */
function withoutSelfDenial(sql: string, { owner, desk, portal }: RoleAccounts): string {
  return portal === owner || portal === desk
    ? sql.replace(/^revoke [^;]* from permanence_portal;$/gm, "")
    : sql;
}

/** A migration names the roles by our names; in an external database other accounts may stand for them. */
function withAccounts(sql: string, accounts: RoleAccounts): string {
  return sql.replace(
    /(')?\bpermanence_(owner|desk|portal)\b(')?/g,
    (_match, before: string | undefined, role: string, after: string | undefined) => {
      const account =
        role === "owner" ? accounts.owner : role === "desk" ? accounts.desk : accounts.portal;
      if (before !== undefined && after !== undefined) return pg.escapeLiteral(account);
      const name = /^[a-z_][a-z0-9_]*$/.test(account) ? account : pg.escapeIdentifier(account);
      return `${before ?? ""}${name}${after ?? ""}`;
    },
  );
}

// The job library makes its own schema, as the desk: it is lent the right to, and only while it does.
async function prepareJobs(client: pg.Client, access: Access): Promise<void> {
  const present = await client.query(
    "select 1 from pg_namespace where nspname = 'graphile_worker'",
  );
  const lent = present.rowCount === 0 && access.accounts.desk !== access.accounts.owner;
  const database = pg.escapeIdentifier(
    (await client.query<{ name: string }>("select current_database() as name")).rows[0]?.name ?? "",
  );
  const desk = pg.escapeIdentifier(access.accounts.desk);
  if (lent) await client.query(`grant create on database ${database} to ${desk}`);
  const pool = openPool(access.desk, 2, () => undefined);
  try {
    await migrateJobs({ pgPool: pool });
  } finally {
    await pool.end();
    if (lent) await client.query(`revoke create on database ${database} from ${desk}`);
  }
}
