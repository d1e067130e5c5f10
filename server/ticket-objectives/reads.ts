import type { TicketObjectives } from "#api/objectives.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { fold } from "#core/tickets/fold.ts";
import { authorizeOnTicket } from "#core/tickets/policy.ts";
import { readCalendars } from "#server/calendars/index.ts";
import { clocksBy, findPromised, viewClock } from "#server/clocks/index.ts";
import { readObjectives } from "#server/objectives/index.ts";
import type { Queries } from "#server/platform/database.ts";

interface Asked {
  readonly actor: Actor;
  readonly reference: string;
  readonly now: Temporal.Instant;
}

type Found = NonNullable<Awaited<ReturnType<typeof findPromised>>>;

/**
 * What the desk asks of itself for a ticket, for agents alone: computed as what contracts promise is, and promised to nobody.
 * A request that is not covered, or has no contract, has objectives all the same.
 */
export async function readTicketObjectives(
  desk: Queries,
  { actor, reference, now }: Asked,
): Promise<Result<TicketObjectives, "not_found" | "forbidden">> {
  const allowed = authorizeStaff(actor, "tickets.work");
  if (!allowed.ok) return allowed;
  const found = await findPromised(desk, reference);
  if (found === undefined || !authorizeOnTicket(actor, fold(found.events)).ok)
    return refuse("not_found");
  return ok(await tell(desk, found, now));
}

/** The same for whoever keeps the machine; undefined where there is no such ticket. */
export async function explainObjectives(
  desk: Queries,
  reference: string,
  now: Temporal.Instant,
): Promise<TicketObjectives | undefined> {
  const found = await findPromised(desk, reference);
  return found === undefined ? undefined : tell(desk, found, now);
}

async function tell(desk: Queries, found: Found, now: Temporal.Instant): Promise<TicketObjectives> {
  const [calendars, objectives] = await Promise.all([readCalendars(desk), readObjectives(desk)]);
  const ticket = fold(found.events);
  const kept = objectives.at(ticket.filedAt);
  // Of what is not covered no contract has a say.
  const own = ticket.covered === false ? { ...found, terms: undefined, windows: [] } : found;
  const clocks = await clocksBy(calendars, own, ticket, kept?.levels ?? [], now);
  return {
    at: now.toString(),
    version: kept?.version ?? null,
    zone: own.terms?.zone ?? null,
    clocks: clocks.map((clock) => viewClock(clock, found.events)),
  };
}
