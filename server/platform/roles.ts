import pg from "pg";
import { Failure, errorCode } from "./failure.ts";
import { superuser } from "./embedded/postmaster.ts";
import { superuserPassword } from "./embedded/start.ts";
import { keptSecret } from "./secrets.ts";
import type { ExternalDatabase } from "./config.ts";
import type { Access } from "./database.ts";

const names = {
  owner: "permanence_owner",
  desk: "permanence_desk",
  portal: "permanence_portal",
} as const;

// One program at a time makes roles. The number is only ours.
const rolesLock = 7_376_142_502;

/** The three accounts of the embedded cluster, by their kept passwords. */
export function embeddedAccess(
  dataDirectory: string,
  socketDirectory: string,
  database = "permanence",
): Access {
  const as = (role: keyof typeof names): pg.PoolConfig => ({
    host: socketDirectory,
    database,
    user: names[role],
    password: keptSecret(dataDirectory, names[role]),
  });
  return { owner: as("owner"), desk: as("desk"), portal: as("portal"), accounts: names };
}

/** Makes the three roles and the database in the embedded cluster, and gives the roles the passwords that are kept. */
export async function prepareEmbedded(
  dataDirectory: string,
  socketDirectory: string,
  database = "permanence",
): Promise<void> {
  const client = superClient(dataDirectory, socketDirectory);
  await client.connect();
  try {
    for (const name of Object.values(names))
      await ensureLogin(client, name, keptSecret(dataDirectory, name));
    await client.query(`alter role ${names.portal} set default_transaction_read_only = on`);
    await makeDatabase(client, database);
  } finally {
    await client.end();
  }
}

/** A connection of the embedded cluster's superuser: for making roles and databases only. */
export function superClient(
  dataDirectory: string,
  socketDirectory: string,
  database = "postgres",
): pg.Client {
  const client = new pg.Client({
    host: socketDirectory,
    user: superuser,
    password: superuserPassword(dataDirectory),
    database,
  });
  client.on("error", () => undefined);
  return client;
}

/**
 * The three accounts of an external database. With one address only, the desk and the portal become roles that its account takes on,
 * where it may make them; where it may not, it does everything itself and the walls between the roles are gone.
 */
export async function externalAccess(
  external: ExternalDatabase,
  replicaUrl: string | undefined,
): Promise<Access> {
  const ownerUrl = external.owner ?? external.desk;
  const client = await connectOnce(ownerUrl);
  try {
    // Until the connection ends: of two programs that start at once, both granting a role, the database fails one.
    await client.query("select pg_advisory_lock($1)", [rolesLock]);
    const version = await client.query<{ number: number }>(
      "select current_setting('server_version_num')::int as number",
    );
    const number = version.rows[0]?.number ?? 0;
    if (number < 150_000)
      throw new Failure("database_too_old", { version: Math.floor(number / 10_000) });
    const owner = await accountOf(client);
    const desk =
      external.owner === undefined
        ? await roleFor(client, names.desk, owner)
        : await accountBehind(external.desk);
    const portal =
      external.portal === undefined
        ? await roleFor(client, names.portal, desk)
        : await accountBehind(external.portal);
    const address = (url: string, account: string, login: string): pg.PoolConfig => ({
      connectionString: url,
      ...(account === login ? {} : { options: `-c role=${account}` }),
    });
    const deskLogin = external.owner === undefined ? owner : desk;
    return {
      owner: address(ownerUrl, owner, owner),
      desk: address(external.desk, desk, deskLogin),
      portal:
        external.portal === undefined
          ? address(external.desk, portal, deskLogin)
          : address(external.portal, portal, portal),
      ...(replicaUrl === undefined ? {} : { replica: address(replicaUrl, desk, deskLogin) }),
      accounts: { owner, desk, portal },
    };
  } finally {
    await client.end();
  }
}

/** @throws Failure `no_desk_in_database` where no migration of ours has ever run. */
export async function demandMigrated({ desk, owner }: ExternalDatabase): Promise<void> {
  const url = owner ?? desk;
  const client = await connectOnce(url);
  try {
    const { rows } = await client.query<{ there: boolean }>(
      "select to_regclass('permanence_migration') is not null as there",
    );
    if (rows[0]?.there !== true) throw new Failure("no_desk_in_database", { place: placeOf(url) });
  } finally {
    await client.end();
  }
}

// The role, if the account at hand can make it (or finds it) and take it on; otherwise the account that would have taken it on.
async function roleFor(client: pg.Client, role: string, otherwise: string): Promise<string> {
  try {
    const known = await client.query("select 1 from pg_roles where rolname = $1", [role]);
    if (known.rowCount === 0) await client.query(`create role ${role}`);
    const login = await accountOf(client);
    const member = await client.query<{ may: boolean }>(
      "select pg_has_role($1, $2, 'member') as may",
      [otherwise, role],
    );
    if (member.rows[0]?.may !== true || otherwise !== login) {
      await client.query(
        `grant ${role} to ${pg.escapeIdentifier(otherwise === names.desk ? login : otherwise)}`,
      );
    }
    return role;
  } catch (error) {
    const insufficientPrivilege = "42501";
    if (errorCode(error) === insufficientPrivilege) return otherwise;
    throw error;
  }
}

async function accountBehind(url: string): Promise<string> {
  const client = await connectOnce(url);
  try {
    return await accountOf(client);
  } finally {
    await client.end();
  }
}

async function accountOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ account: string }>("select current_user::text as account");
  return rows[0]?.account ?? "";
}

async function connectOnce(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw connectionFailure(error, url);
  }
}

// 28: authorization; 3D000: no such database; 42501: no right to connect. Everything else did not answer as a PostgreSQL.
function connectionFailure(error: unknown, url: string): Failure {
  const told =
    error instanceof AggregateError
      ? String(error.errors[0])
      : error instanceof Error
        ? error.message
        : String(error);
  const place = placeOf(url);
  const refused =
    /^(28|3D000|42501)/.test(errorCode(error) ?? "") || /password|SCRAM|SASL/.test(told);
  return new Failure(
    refused ? "database_refused_account" : "database_unreachable",
    { place, told: told.replace(/^Error: /, "") },
    error,
  );
}

/** An address as it may be shown: without its password. */
function placeOf(url: string): string {
  return url.replace(/(:\/\/[^:@/]*):[^@]*@/, "$1@");
}

async function ensureLogin(client: pg.Client, role: string, password: string): Promise<void> {
  const known = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  const verb = known.rowCount === 0 ? "create" : "alter";
  await client.query(`${verb} role ${role} login password ${pg.escapeLiteral(password)}`);
}

async function makeDatabase(client: pg.Client, database: string): Promise<void> {
  const known = await client.query("select 1 from pg_database where datname = $1", [database]);
  if (known.rowCount !== 0) return;
  await client.query(`create database ${pg.escapeIdentifier(database)} owner ${names.owner}`);
  await client.query(
    `revoke connect, temporary on database ${pg.escapeIdentifier(database)} from public`,
  );
  await client.query(
    `grant connect on database ${pg.escapeIdentifier(database)} to ${names.desk}, ${names.portal}`,
  );
}
