import { QUEUES } from "#api/tickets.ts";
import type { Actor } from "#core/people/actor.ts";
import type { Database, Queries } from "#server/platform/database.ts";
import { asReader } from "#server/ticket-pages/index.ts";
import {
  countQueue,
  findPlaces,
  listPage,
  readLines,
  type Filter,
  type Line,
  type Named,
  type PageKey,
  type Place,
  type Scope,
  type WrittenPage,
} from "./store.ts";

const LINES_MAX = 20_000;

/**
 * The lines of the desk's own lists, kept from page to page: agents look at the same queues all day, and a line says the
 * same until its row is written again or a name changes. Never those of a contact, who may not read every name.
 */
export interface KeptLines {
  /** Those of these places that are known and still right; the others are to be read. */
  at(places: Named<Pick<Place, "id" | "row">>): ReadonlyMap<string, Line>;
  keep(lines: Named<Line>): void;
}

export function openLines(): KeptLines {
  const lines = new Map<string, Line>();
  let naming = 0;
  const forgetBefore = (seen: number): void => {
    if (seen <= naming) return;
    lines.clear();
    naming = seen;
  };
  return {
    at(places) {
      forgetBefore(places.naming);
      const known = places.rows.flatMap(({ id, row }) => {
        const line = lines.get(id);
        return line?.row === row ? [[id, line] as const] : [];
      });
      return new Map(known);
    },
    keep(read) {
      forgetBefore(read.naming);
      // Read before a name changed, and here after: good for this answer, and for no later one.
      if (read.naming < naming) return;
      if (lines.size + read.rows.length > LINES_MAX) lines.clear();
      for (const line of read.rows) lines.set(line.id, line);
    },
  };
}

/** A page of what this reader may see, under their own role, as the database wrote it. */
export function listTickets(
  database: Database,
  kept: KeptLines,
  actor: Actor,
  wanted: Omit<Filter, "scope" | "agent">,
  after: PageKey | undefined,
  limit: number,
): Promise<WrittenPage> {
  const agent = actor.kind === "agent" ? actor.id : undefined;
  const filter: Filter = { ...wanted, scope: scopeOf(actor), agent };
  if (actor.kind === "agent") return listKept(database.desk, kept, filter, after, limit);
  return asReader(database, actor, (db) => listPage(db, filter, after, limit));
}

async function listKept(
  db: Queries,
  kept: KeptLines,
  filter: Filter,
  after: PageKey | undefined,
  limit: number,
): Promise<WrittenPage> {
  const places = await findPlaces(db, filter, after, limit);
  const lines = new Map(kept.at(places));
  const unknown = places.rows.filter(({ id }) => !lines.has(id));
  if (unknown.length > 0) {
    const read = await readLines(
      db,
      unknown.map(({ id }) => id),
    );
    kept.keep(read);
    for (const line of read.rows) lines.set(line.id, line);
  }
  const page = places.rows.slice(0, limit);
  return {
    items: page.flatMap(({ id }) => lines.get(id)?.line ?? []).join(","),
    // Of the page's own snapshot: a ticket whose line was read after it may stand elsewhere by now.
    last: places.rows.length > limit ? (page.at(-1) ?? null) : null,
  };
}

function scopeOf(actor: Actor): Scope | undefined {
  if (actor.kind === "agent") return undefined;
  const own = actor.memberships.map(({ organisation }) => organisation);
  const whole = actor.memberships
    .filter(({ role, sees }) => role === "lead" || sees === "all")
    .map(({ organisation }) => organisation);
  return { contact: actor.id, whole, own };
}

const COUNTED_MAX = 1000;

export async function countQueues(database: Database, agent: string) {
  const counts = await Promise.all(
    QUEUES.map((queue) => countQueue(database.desk, queue, agent, COUNTED_MAX)),
  );
  return QUEUES.map((queue, index) => {
    const count = counts[index] ?? 0;
    return { queue, count, more: count === COUNTED_MAX };
  });
}
