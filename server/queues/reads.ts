import { QUEUES } from "#api/tickets.ts";
import type { Actor } from "#core/people/actor.ts";
import type { Database, Queries } from "#server/platform/database.ts";
import type { KeptLines } from "#server/platform/kept-lines.ts";
import { asReader } from "#server/ticket-pages/index.ts";
import {
  countQueue,
  findPlaces,
  listPage,
  readLines,
  type Filter,
  type PageKey,
  type Scope,
  type WrittenPage,
} from "./store.ts";

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
  return kept.page(places, limit, (ids) => readLines(db, filter.queue, ids));
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
