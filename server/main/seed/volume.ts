import { sql } from "kysely";
import { agents } from "#cast/agents.ts";
import { demo } from "#cast/desk.ts";
import type { History } from "#cast/history.ts";
import { volumeOf, type Volume } from "#cast/volume.ts";
import { as, type Reference } from "#core/kit/brand.ts";
import { beginning, insertEntries, linkEvents, type Entry } from "#server/events/index.ts";
import { openPool, type Database, type Transaction } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";
import { now } from "#server/platform/time.ts";
import { insertTickets, nextNumbers } from "#server/ticket-rows/index.ts";
import { bookOf, type Book, type Cast } from "./book.ts";
import { insertSubscriptions, readShelf } from "./contracts.ts";
import { insertBeneficiaries } from "./people.ts";

export interface VolumeOrder {
  readonly tickets: number;
  /** The same seed and instant make the same tickets. */
  readonly seed: number;
  readonly onProgress: (done: number) => void;
  /** Asked between batches: an interrupted volume ends with whole tickets. */
  readonly isInterrupted: () => boolean;
}

interface Told {
  readonly id: string;
  readonly reference: Reference;
  readonly history: History;
  readonly heads: ReturnType<typeof linkEvents>["heads"];
  readonly entries: readonly Entry[];
}

const batch = 250;

/**
 * Adds tickets to a database that holds the demo.
 * @returns how many it made: fewer than asked for where it was interrupted.
 */
export async function addVolume(database: Database, order: VolumeOrder): Promise<number> {
  const { tickets, seed, onProgress, isInterrupted } = order;
  const at = now();
  const before = await countVolumeCustomers(database);
  const volume = volumeOf(tickets, seed + before, at, before);
  const [book, numbers] = await database.desk
    .transaction()
    .execute(async (tx) => [await insertCustomers(tx, volume, at), await nextNumbers(tx, tickets)]);
  let done = 0;
  let writing = Promise.resolve();
  for (const batch of batches(volume, book, numbers)) {
    // While one batch is written, the next is told.
    await writing;
    onProgress(done);
    if (isInterrupted()) return done;
    writing = write(database, batch);
    // A failure is met where it is awaited.
    writing.catch(() => undefined);
    done += batch.length;
    await new Promise((resolve) => setImmediate(resolve));
  }
  await writing;
  onProgress(done);
  await analyze(database);
  return done;
}

async function countVolumeCustomers(database: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from contact where email like 'contact-0@volume-customer-%.example'`.execute(
    database.desk,
  );
  return rows[0]?.count ?? 0;
}

async function insertCustomers(
  tx: Transaction,
  { organisations, contacts, subscriptions }: Volume,
  at: Temporal.Instant,
): Promise<Book> {
  const cast: Cast = { organisations, contacts, subscriptions, agents: [] };
  const book = bookOf(cast);
  const since = at.subtract({ hours: 4 * 365 * 24 });
  const today = at.toZonedDateTimeISO("UTC").toPlainDate();
  await insertBeneficiaries(tx, cast, book, since);
  await insertSubscriptions(tx, subscriptions, {
    cast,
    book,
    shelf: await readShelf(tx, demo),
    today,
  });
  return { ...book, agent: await agentsOfDemo(tx) };
}

async function agentsOfDemo(tx: Transaction): Promise<Book["agent"]> {
  const rows = await tx.selectFrom("agent").select(["id", "email"]).execute();
  const ids = new Map(rows.map(({ id, email }) => [email, as<"AgentId">(id)]));
  const byKey = new Map(agents.map(({ key, email }) => [key, ids.get(email)]));
  return (key) => {
    const id = byKey.get(key);
    if (id === undefined) throw new Error(`The desk has no agent called ${key}`);
    return id;
  };
}

function* batches(
  volume: Volume,
  book: Book,
  numbers: readonly number[],
): Generator<readonly Told[], void, void> {
  let told: Told[] = [];
  let made = 0;
  for (const history of volume.histories(book)) {
    const id = newId();
    const year = history.ticket.filedAt.toZonedDateTimeISO("UTC").year;
    const reference = as<"Reference">(`EXO-${year}-${String(numbers[made]).padStart(6, "0")}`);
    const { heads, entries } = linkEvents(id, beginning(reference), history.events, new Map());
    told.push({ id, reference, history, heads, entries });
    made += 1;
    if (told.length === batch) {
      yield told;
      told = [];
    }
  }
  if (told.length > 0) yield told;
}

async function write(database: Database, told: readonly Told[]): Promise<void> {
  await database.desk.transaction().execute(async (tx) => {
    await insertEntries(
      tx,
      told.flatMap(({ entries }) => entries),
    );
    // A closed ticket refuses events: its row comes after them.
    const rows = told.map(({ id, reference, history: { ticket, story }, heads }) => ({
      stored: { id, reference, ticket, heads },
      subject: story.subject,
    }));
    await insertTickets(tx, rows);
  });
}

// As the owner: the statistics of a table are its owner's to make, and the plans of the next minute depend on them.
async function analyze({ access }: Database): Promise<void> {
  const pool = openPool(access.owner, 1, () => undefined);
  try {
    await pool.query("analyze");
  } finally {
    await pool.end();
  }
}
