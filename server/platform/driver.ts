import {
  CompiledQuery,
  PostgresDialect,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from "kysely";
import type pg from "pg";
import { sendBatch, type Answer, type Statement } from "./batch.ts";

/**
 * PostgreSQL as the query builder speaks to it, over as few ways there and back as can be: a transaction begins with its
 * first statement and not before, and what need not be waited for goes with the next statement that is.
 */
export function dialectOn(pool: pg.Pool): Dialect {
  const ours = new PostgresDialect({ pool });
  return {
    createDriver: () => driverOn(pool),
    createQueryCompiler: () => ours.createQueryCompiler(),
    createAdapter: () => ours.createAdapter(),
    createIntrospector: (db) => ours.createIntrospector(db),
  };
}

/** A connection or transaction of the query builder. */
interface Asking {
  executeQuery<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>>;
}

type Manner = "ahead" | "before each";
type Sent = CompiledQuery & {
  readonly manner?: Manner;
  readonly parts?: readonly CompiledQuery[];
};

/**
 * Sends a statement whose answer nobody waits for, together with the next one: if it fails, that one fails in its place.
 * Only within a transaction, whose commit is such a next one.
 */
export async function sendAhead(tx: Asking, query: CompiledQuery): Promise<void> {
  await tx.executeQuery(told(query, "ahead"));
}

/** Sends a statement before each one that follows on this connection, in the transaction of that one. */
export async function sendBeforeEach(db: Asking, query: CompiledQuery): Promise<void> {
  await db.executeQuery(told(query, "before each"));
}

function told(query: CompiledQuery, manner: Manner): Sent {
  return { ...query, manner };
}

/** A statement whose text never changes: it is written once, with `$1` and so on, and given only its values. */
export function fixed<Row>(text: string): (...values: readonly unknown[]) => CompiledQuery<Row> {
  return (...values) => CompiledQuery.raw(text, [...values]) as CompiledQuery<Row>;
}

type RowsOf<Asked> = {
  [Key in keyof Asked]: Asked[Key] extends CompiledQuery<infer Row> ? Row[] : never;
};

/** Asks several questions at once, and answers the rows of each. One that fails fails all. */
export async function together<const Asked extends readonly CompiledQuery[]>(
  db: Asking,
  ...asked: Asked
): Promise<RowsOf<Asked>> {
  const [first] = asked;
  if (first === undefined) throw new Error("Nothing was asked");
  const bundle: Sent = { ...first, parts: asked };
  const { rows } = await db.executeQuery(bundle);
  return rows as never;
}

const begin: Statement = { text: "begin", values: [] };
const commit: Statement = { text: "commit", values: [] };
const rollback: Statement = { text: "rollback", values: [] };

function driverOn(pool: pg.Pool): Driver {
  return {
    init: async () => undefined,
    acquireConnection: async () => connectionOn(await pool.connect()),
    beginTransaction: async (connection, { isolationLevel, accessMode }) => {
      const manners = [isolationLevel && `isolation level ${isolationLevel}`, accessMode];
      const text = ["begin", ...manners.filter(Boolean)].join(" ");
      ours(connection).wait(text === begin.text ? begin : { text, values: [] });
    },
    commitTransaction: (connection) => ours(connection).end(commit),
    rollbackTransaction: (connection) => ours(connection).end(rollback),
    releaseConnection: async (connection) => ours(connection).release(),
    destroy: () => pool.end(),
  };
}

interface Connection extends DatabaseConnection {
  wait(statement: Statement): void;
  end(how: Statement): Promise<void>;
  release(): void;
}

function ours(connection: DatabaseConnection): Connection {
  return connection as Connection;
}

function connectionOn(client: pg.PoolClient): Connection {
  let waiting: Statement[] = [];
  let isBegun = false;
  const beforeEach: Statement[] = [];
  const send = async (statements: readonly Statement[]): Promise<readonly Answer[]> => {
    const before = [...beforeEach, ...waiting];
    isBegun ||= waiting.length > 0;
    waiting = [];
    try {
      return (await sendBatch(client, [...before, ...statements])).slice(before.length);
    } catch (error) {
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    }
  };
  return {
    wait: (statement) => void waiting.push(statement),
    async executeQuery<Row>(query: Sent): Promise<QueryResult<Row>> {
      if (query.manner !== undefined) {
        (query.manner === "ahead" ? waiting : beforeEach).push(statementOf(query));
        return { rows: [] };
      }
      const answers = await send((query.parts ?? [query]).map(statementOf));
      if (query.parts !== undefined) return { rows: answers.map(({ rows }) => rows) as never };
      return resultOf(answers[0]);
    },
    streamQuery() {
      throw new Error("Nothing here reads by a cursor");
    },
    async end(how) {
      if (how === rollback) waiting = [];
      // A transaction in which nothing was asked never began.
      const [answer] = isBegun || waiting.length > 1 ? await send([how]) : [];
      waiting = [];
      isBegun = false;
      if (how === commit && answer?.command === "ROLLBACK")
        throw new Error("The database had given this transaction up before its commit");
    },
    release: () => client.release(),
  };
}

function statementOf({ sql, parameters }: CompiledQuery): Statement {
  return { text: sql, values: parameters };
}

function resultOf<Row>(answer: Answer | undefined): QueryResult<Row> {
  if (answer === undefined) throw new Error("A statement without an answer");
  const { rows, command, rowCount } = answer;
  const changed = ["INSERT", "UPDATE", "DELETE", "MERGE"].includes(command);
  return {
    rows: rows as Row[],
    ...(changed ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
  };
}
