import { QUEUES } from "#api/tickets.ts";
import type { Actor } from "#core/people/actor.ts";
import type { Database, Queries } from "#server/platform/database.ts";
import type { KeptLines, LinedPage } from "#server/platform/kept-lines.ts";
import { readLines } from "#server/ticket-lines/index.ts";
import { asReader } from "#server/opened-tickets/index.ts";
import { readCounting, type LeftKey } from "#server/time-left/index.ts";
import {
  countQueues as countStanding,
  findNearestPlaces,
  findPlaces,
  listPage,
  withLeft,
  type Filter,
  type NearestPlace,
  type RowKey,
  type Scope,
  type WrittenPage,
} from "./store.ts";

/** A page of what this reader may see, under their own role, as the database wrote it. */
export function listTickets(
  database: Database,
  kept: KeptLines,
  actor: Actor,
  wanted: Omit<Filter, "scope" | "agent">,
  after: RowKey | undefined,
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
  after: RowKey | undefined,
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

/** The first page's key is the instant at which everything left is told, so that pages of one walk do not shift. */
export interface NearestAsked {
  readonly now: Temporal.Instant;
  readonly after: LeftKey | undefined;
  readonly limit: number;
}

/** A page of the queue that is sorted by what is left of targets: the desk's own. */
export async function listNearest(
  { desk }: Pick<Database, "desk">,
  kept: KeptLines,
  actor: Extract<Actor, { kind: "agent" }>,
  wanted: Omit<Filter, "scope" | "agent" | "queue">,
  { now, after, limit }: NearestAsked,
): Promise<LinedPage<NearestPlace>> {
  const agent = actor.id;
  const filter: Filter = { ...wanted, queue: "at_risk", scope: undefined, agent };
  const counting = await readCounting(desk, now);
  const places = await findNearestPlaces(
    desk,
    filter,
    { now, ...counting, agent },
    { after, limit },
  );
  return kept.page(places, limit, (ids) => readLines(desk, "at_risk", ids), withLeft);
}

/** One more than is told: what is behind it is more. */
const COUNTED_MAX = 100;

export async function countQueues({ desk }: Pick<Database, "desk">, agent: string) {
  const counts = await countStanding(desk, agent, COUNTED_MAX);
  return QUEUES.map((queue, index) => {
    const count = counts[index] ?? 0;
    return { queue, count: Math.min(count, COUNTED_MAX - 1), more: count === COUNTED_MAX };
  });
}
