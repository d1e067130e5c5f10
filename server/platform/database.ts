import { CompiledQuery, Kysely, type Transaction as KyselyTransaction } from "kysely";
import pg from "pg";
import { dialectOn, sendBeforeEach } from "./driver.ts";
import type { DB } from "./tables.ts";

/** The first parameter of everything that writes: what was done through one is done together or not at all. */
export type Transaction = KyselyTransaction<DB>;
export type Queries = Kysely<DB>;

/** How each of the three roles reaches the database. */
export interface Access {
  readonly owner: pg.PoolConfig;
  readonly desk: pg.PoolConfig;
  readonly portal: pg.PoolConfig;
  readonly replica?: pg.PoolConfig;
  /** The account behind each role: migrations name the roles by their own names, which an external database may not have. */
  readonly accounts: RoleAccounts;
}

export interface RoleAccounts {
  readonly owner: string;
  readonly desk: string;
  readonly portal: string;
}

export interface Database {
  /** Agents, commands and workers. */
  readonly desk: Queries;
  /** Read-only, under row-level security: use it through `inPortal`. */
  readonly portal: Queries;
  /** Long reads that may lag a little: the replica where there is one, the desk's connections otherwise. */
  readonly replica: Queries;
  /** The connections behind `desk`, for libraries that bring their own SQL. */
  readonly deskPool: pg.Pool;
  readonly access: Access;
  close(): Promise<void>;
}

/** Opens no connection yet: each is made when first needed, and made anew after the database was away. */
export function openDatabase(
  access: Access,
  poolMax: number,
  onIdleError: (error: Error) => void,
): Database {
  const pools = new Map<pg.PoolConfig, pg.Pool>();
  let closing = false;
  const onLost = (error: Error): void => (closing ? undefined : onIdleError(error));
  const poolOf = (config: pg.PoolConfig): pg.Pool => {
    const pool = pools.get(config) ?? openPool(config, poolMax, onLost);
    pools.set(config, pool);
    return pool;
  };
  const deskPool = poolOf(access.desk);
  const desk = queriesOn(deskPool);
  return {
    desk,
    portal: queriesOn(poolOf(access.portal)),
    replica: access.replica === undefined ? desk : queriesOn(poolOf(access.replica)),
    deskPool,
    access,
    async close() {
      closing = true;
      await Promise.all([...pools.values()].map((pool) => pool.end()));
    },
  };
}

export function queriesOn(pool: pg.Pool): Queries {
  return new Kysely<DB>({ dialect: dialectOn(pool) });
}

/**
 * Every statement in the given function sees only what this contact may see, and can change nothing. Each is a transaction
 * of its own, which the contact enters in the same round.
 */
export function inPortal<Answer>(
  database: Pick<Database, "portal">,
  contactId: string,
  read: (db: Queries) => Promise<Answer>,
): Promise<Answer> {
  return database.portal.connection().execute(async (db) => {
    await sendBeforeEach(db, CompiledQuery.raw(ENTER, [contactId]));
    return read(db);
  });
}

const ENTER = "select portal_enter($1), set_config('transaction_read_only', 'on', true)";

export function openPool(
  config: pg.PoolConfig,
  max: number,
  onIdleError: (error: Error) => void,
): pg.Pool {
  const pool = new pg.Pool({
    connectionTimeoutMillis: 10_000,
    ...config,
    max,
    types: { getTypeParser },
  });
  // Without listeners the loss of a connection, idle or lent out, would end the program; who uses one learns of it by its query.
  pool.on("error", onIdleError);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}

const int8 = 20;
const int8Array = 1016;
const date = 1082;
const timestamptz = 1184;

/** Counters become numbers and calendar days stay text; `timestamptz` stays a `Date`, which `time.ts` turns into an instant. */
function getTypeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (oid === int8) return wholeNumber;
  if (oid === int8Array)
    return (value) => value.slice(1, -1).split(",").filter(Boolean).map(wholeNumber);
  if (oid === date) return (value) => value;
  if (oid === timestamptz) return moment;
  return pg.types.getTypeParser(oid, format as "text");
}

const parseMoment = pg.types.getTypeParser(timestamptz) as (text: string) => Date;

/** As the database writes moments of our time; its other ways of writing one are left to the driver, which is slower. */
function moment(text: string): Date {
  const ours = /^\d{4}-\d\d-\d\d \d\d:\d\d:[\d.]+[+-]\d\d$/.test(text);
  return ours ? new Date(`${text.replace(" ", "T")}:00`) : parseMoment(text);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`An int8 beyond what a number holds: ${text}`);
  return value;
}
