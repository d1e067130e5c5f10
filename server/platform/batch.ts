import type pg from "pg";
import { prepareValue } from "pg/lib/utils.js";
import { keptOn, type Column, type Kept } from "./prepare.ts";

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Answer {
  readonly rows: Record<string, unknown>[];
  /** The word that the database ends with, such as `INSERT`, and how many rows it was about. */
  readonly command: string;
  readonly rowCount: number;
}

/**
 * Sends statements to the database together, and answers when all are done: one way there and back, however many they are.
 * They are one transaction, unless they say otherwise themselves. After one that fails the database does none of the rest.
 */
export function sendBatch(
  client: pg.ClientBase,
  statements: readonly Statement[],
): Promise<readonly Answer[]> {
  return new Promise((resolve, reject) => {
    const parts = statements.map(partOf);
    client.query(new Batch(client, parts, resolve, reject) as never);
  });
}

interface Part extends Statement {
  kept: Kept | undefined;
  columns: readonly Column[];
  readonly rows: Record<string, unknown>[];
  ended: string;
}

function partOf({ text, values }: Statement): Part {
  // A value that cannot be written fails here, before anything is on its way.
  const written = values.map((value) => prepareValue(value));
  return { text, values: written, kept: undefined, columns: [], rows: [], ended: "" };
}

/** The messages of the driver's connection, which it types only in part. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  parse(message: { readonly name: string; readonly text: string }): void;
  bind(message: { readonly statement: string; readonly values: readonly unknown[] }): void;
  describe(message: { readonly type: "P"; readonly name: "" }): void;
  execute(message: object): void;
  close(message: { readonly type: "S"; readonly name: string }): void;
  sync(): void;
}

interface Described {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

/** Several statements in the place of the driver's one query: it is given every message that they are answered with. */
class Batch {
  readonly #client: pg.ClientBase;
  readonly #parts: readonly Part[];
  readonly #resolve: (answers: readonly Answer[]) => void;
  readonly #reject: (error: Error) => void;
  #turn = 0;
  #failed: unknown;
  /** The driver wants one; the batch answers by itself. */
  readonly callback = (): void => undefined;

  constructor(
    client: pg.ClientBase,
    parts: readonly Part[],
    resolve: (answers: readonly Answer[]) => void,
    reject: (error: Error) => void,
  ) {
    this.#client = client;
    this.#parts = parts;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(wire: Wire): void {
    const statements = keptOn(this.#client);
    wire.stream.cork();
    for (const name of statements.takeOutdated()) wire.close({ type: "S", name });
    const read = new Set<string>();
    for (const part of this.#parts) {
      const kept = statements.find(part.text);
      const name = kept?.name ?? "";
      part.kept = kept;
      if (kept?.columns === undefined && !read.has(name)) wire.parse({ name, text: part.text });
      if (kept !== undefined) read.add(name);
      wire.bind({ statement: name, values: part.values });
      // What a kept statement answers is known from its first time.
      if (kept?.columns === undefined) wire.describe({ type: "P", name: "" });
      else part.columns = kept.columns;
      wire.execute({});
    }
    wire.sync();
    wire.stream.uncork();
  }

  get #current(): Part {
    const part = this.#parts[this.#turn];
    if (part === undefined) throw new Error("The database answered what was not asked");
    return part;
  }

  handleRowDescription({ fields }: Described): void {
    this.#current.columns = fields.map(({ name, dataTypeID }) => ({
      name,
      read: this.#client.getTypeParser(dataTypeID, "text"),
    }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const { columns, rows } = this.#current;
    const row: Record<string, unknown> = {};
    try {
      for (let index = 0; index < columns.length; index += 1) {
        const { name, read } = columns[index] as Column;
        const field = fields[index] ?? null;
        row[name] = field === null ? null : read(field);
      }
    } catch (error) {
      this.#failed ??= error;
    }
    rows.push(row);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const part = this.#current;
    part.ended = text;
    if (part.kept !== undefined) part.kept.columns = part.columns;
    this.#turn += 1;
  }

  handleEmptyQuery(): void {
    this.#turn += 1;
  }

  handleReadyForQuery(): void {
    if (this.#failed instanceof Error) this.#reject(this.#failed);
    else this.#resolve(this.#parts.map(answerOf));
  }

  handleError(error: Error): void {
    // Nobody knows whether the database has read the first time of what failed, and it has read nothing after that.
    const statements = keptOn(this.#client);
    for (const { kept } of this.#parts.slice(this.#turn))
      if (kept !== undefined && kept.columns === undefined) statements.forget(kept);
    statements.note(error);
    this.#reject(error);
  }
}

function answerOf({ rows, ended }: Part): Answer {
  const words = ended.split(" ");
  return { rows, command: words[0] ?? "", rowCount: Number(words.at(-1)) || 0 };
}
