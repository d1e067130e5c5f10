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

const begin: Statement = { text: "begin", values: [] };
const commit: Statement = { text: "commit", values: [] };
const rollback: Statement = { text: "rollback", values: [] };

/** A connection or transaction of the query builder. */
interface Asking {
  executeQuery<Row>(query: CompiledQuery<Row>): Promise<QueryResult<Row>>;
}

type Manner = "ahead" | "before each" | "last";
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

/**
 * Commits with the next question that is asked on this connection, which is answered from after the commit, in the same
 * round: if the commit fails, so does the question. Nothing more is written in the transaction.
 */
export async function commitWithNext(tx: Asking): Promise<void> {
  await tx.executeQuery(told(CompiledQuery.raw(commit.text), "last"));
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
  let isEnding = false;
  const beforeEach: Statement[] = [];
  const send = async (statements: readonly Statement[]): Promise<readonly Answer[]> => {
    const before = [...beforeEach, ...waiting];
    isBegun ||= waiting.length > 0;
    waiting = [];
    try {
      const answers = await sendBatch(client, [...before, ...statements]);
      if (isEnding && answers[before.length - 1]?.command === "ROLLBACK") throw givenUp();
      if (isEnding) isBegun = false;
      return answers.slice(before.length);
    } catch (error) {
      // Whether the commit was reached, nobody knows: what follows is a rollback, which does nothing where it was.
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    } finally {
      isEnding = false;
    }
  };
  return {
    wait: (statement) => void waiting.push(statement),
    async executeQuery<Row>(query: Sent): Promise<QueryResult<Row>> {
      if (query.manner !== undefined) {
        (query.manner === "before each" ? beforeEach : waiting).push(statementOf(query));
        isEnding ||= query.manner === "last";
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
      if (isEnding && how === commit)
        throw new Error("A commit that was to go with a question went with none");
      // A transaction in which nothing was asked never began.
      const [answer] = isBegun || waiting.length > 1 ? await send([how]) : [];
      waiting = [];
      isBegun = false;
      isEnding = false;
      if (how === commit && answer?.command === "ROLLBACK") throw givenUp();
    },
    release: () => client.release(),
  };
}

function givenUp(): Error {
  return new Error("The database had given this transaction up before its commit");
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
