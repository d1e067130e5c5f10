import { QUEUES, type Queue } from "#api/tickets.ts";
import type { Actor } from "#core/people/actor.ts";
import type { Database } from "#server/platform/database.ts";
import { asReader } from "#server/ticket-pages/index.ts";
import {
  countQueue,
  listPage,
  type Filter,
  type ListedTicket,
  type PageKey,
  type Scope,
} from "./store.ts";

export interface Page {
  readonly items: readonly ListedTicket[];
  readonly next: PageKey | null;
}

/** A page of what this reader may see, under their own role. */
export async function listTickets(
  database: Database,
  actor: Actor,
  wanted: Omit<Filter, "scope" | "agent">,
  after: PageKey | undefined,
  limit: number,
): Promise<Page> {
  const agent = actor.kind === "agent" ? actor.id : undefined;
  const filter: Filter = { ...wanted, scope: scopeOf(actor), agent };
  const rows = await asReader(database, actor, (db) => listPage(db, filter, after, limit + 1));
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    next: rows.length > limit && last !== undefined ? keyOf(last, wanted.queue) : null,
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

function keyOf(
  { id, summary, waitingSince, changedAt }: ListedTicket,
  queue: Queue | undefined,
): PageKey {
  return queue === undefined
    ? { by: "change", changedAt, id }
    : { by: "urgency", severity: summary.severity, waitingSince, id };
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
