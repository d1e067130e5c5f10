import { sql } from "kysely";
import type { Attempt, Ticket } from "#core/tickets/ticket.ts";
import { hasBeneficiaryReader } from "#server/letters/index.ts";
import type { Queries } from "#server/platform/database.ts";
import { dateOf, instantOf } from "#server/platform/time.ts";
import { trusted } from "#server/platform/trusted.ts";

/** What the schedule looks at of a ticket that waits. */
export type Waiting = Pick<Ticket, "state" | "waitingOn" | "waitingSince" | "attempts"> & {
  readonly reference: string;
  readonly id: string;
};

interface Wanted {
  /** Began to wait before; what began later can not be due yet, whatever the hours. */
  readonly before: Temporal.Instant;
  /** Those to whom fewer attempts were made that count, or those to whom all of them were. */
  readonly attempts: { readonly fewerThan: number } | { readonly atLeast: number };
  readonly after: Pick<Waiting, "waitingSince" | "id"> | undefined;
  readonly limit: number;
}

interface WaitingRow extends Pick<Waiting, "reference" | "id"> {
  readonly state: string;
  readonly waitingSince: Date;
  readonly attempts: readonly (Omit<Attempt, "at"> & { readonly at: string })[];
}

/**
 * Tickets that wait for the beneficiary, the longest waiting first. Whoever escalated is not silent; where nobody can
 * read a letter, none is missed.
 */
export async function listWaiting(
  desk: Queries,
  { before, attempts, after, limit }: Wanted,
): Promise<Waiting[]> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(waiting_since, id) > (${dateOf(after.waitingSince)}::timestamptz, ${after.id}::uuid)`;
  const counted =
    "fewerThan" in attempts ? sql`< ${attempts.fewerThan}` : sql`>= ${attempts.atLeast}`;
  const { rows } = await sql<WaitingRow>`
    select id, reference, state, waiting_since as "waitingSince", facts -> 'attempts' as attempts
    from ticket t
    where waiting_on = 'beneficiary' and state in ('suspended', 'resolved') and escalated_at is null
      and waiting_since <= ${dateOf(before)}
      and jsonb_array_length(jsonb_path_query_array(facts, '$.attempts[*] ? (@.counts == true)')) ${counted}
      and ${behind} and ${hasBeneficiaryReader}
    order by waiting_since, id limit ${limit}`.execute(desk);
  return rows.map((row) => ({
    ...row,
    state: trusted<Waiting["state"]>(row.state),
    waitingOn: "beneficiary",
    waitingSince: instantOf(row.waitingSince),
    attempts: row.attempts.map(({ at, ...attempt }) => ({
      ...attempt,
      at: Temporal.Instant.from(at),
    })),
  }));
}

/** What a person calls a ticket. */
export interface Named {
  readonly id: string;
  readonly reference: string;
  readonly subject: string;
  readonly organisation: { readonly id: string; readonly name: string };
}

export async function listNames(desk: Queries, ids: readonly string[]): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select t.id, t.reference, t.subject, jsonb_build_object('id', o.id, 'name', o.name) as organisation
    from ticket t join organisation o on o.id = t.organisation_id
    where t.id = any (${ids}::uuid[])`.execute(desk);
  return rows;
}
