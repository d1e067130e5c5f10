import { sql } from "kysely";
import type { ActorRef } from "#core/tickets/actor.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import type { Queries } from "#server/platform/database.ts";
import { trusted } from "#server/platform/trusted.ts";

/** What a ticket's clocks are computed from. */
export interface Promised {
  readonly subscription: string | null;
  /** Of the terms that the ticket keeps; null where it has none. */
  readonly termsVersion: number | null;
  /** Of the public chain, in their order: no clock hears what stays inside the desk. */
  readonly events: readonly TicketEvent[];
}

interface PromisedRow extends Omit<Promised, "events"> {
  readonly events: readonly {
    readonly type: string;
    readonly at: string;
    readonly actor: ActorRef;
    readonly payload: object;
  }[];
}

/** Undefined where the ticket is not there for the role that asks. */
export async function findPromised(
  queries: Queries,
  reference: string,
): Promise<Promised | undefined> {
  const { rows } = await sql<PromisedRow>`
    select t.subscription_id as subscription, t.terms_version as "termsVersion", (
      select jsonb_agg(jsonb_build_object('type', e.type, 'at', e.at, 'actor', e.actor, 'payload', e.payload)
        order by e.sequence)
      from event e where e.ticket_id = t.id and e.chain = 'public') as events
    from ticket t where t.reference = ${reference}`.execute(queries);
  const [row] = rows;
  if (row === undefined) return undefined;
  const events = row.events.map(({ at, ...event }) =>
    trusted<TicketEvent>({ ...event, at: Temporal.Instant.from(at), texts: {}, attachments: [] }),
  );
  return { ...row, events };
}
