import type { askCoverage, CoverageView, TicketCoverageView } from "#api/coverage.ts";
import type { OfferChannel } from "#core/contracts/vocabulary.ts";
import { offerChannelOf } from "#core/coverage/question.ts";
import type { ContactId, OrganisationId } from "#core/kit/brand.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor, Membership } from "#core/people/actor.ts";
import { mayAsStaff } from "#core/people/policy.ts";
import { authorizeOnTicket } from "#core/tickets/policy.ts";
import type { Nature, Severity } from "#core/tickets/vocabulary.ts";
import { readEnvironmentAsKnown } from "#server/environments/index.ts";
import { inPortal, type Database } from "#server/platform/database.ts";
import { membershipsOf } from "#server/standing/index.ts";
import { findTicket } from "#server/ticket-rows/index.ts";
import { judge, viewCoverage } from "#server/contract-answers/index.ts";
import { findKeptCoverage } from "./store.ts";

export interface Asked {
  readonly organisation: OrganisationId;
  readonly subscription: string | null;
  readonly environment: string | null;
  readonly nature: Nature;
  readonly severity: Severity | null;
  /** Who asks, where an agent asks for somebody. */
  readonly contact: ContactId | undefined;
  readonly channel: OfferChannel | undefined;
}

type Refused = Extract<
  (typeof askCoverage)["problems"][number],
  | "forbidden"
  | "unknown_organisation"
  | "unknown_subscription"
  | "unknown_environment"
  | "unknown_contact"
  | "unknown_field"
  | "missing_field"
>;

/**
 * Whether the contract would cover such a request now (R-12-01, R-12-02). Everything is read under the reader's own role:
 * what a contact may not read speaks neither for nor against.
 */
export async function readCoverage(
  database: Database,
  actor: Actor,
  now: Temporal.Instant,
  asked: Asked,
): Promise<Result<CoverageView, Refused>> {
  const person = await personOf(database, actor, asked);
  if (!person.ok) return person;
  const channel = asked.channel ?? "portal";
  const asking = { ...asked, ...person.value, channel };
  const judged =
    actor.kind === "contact"
      ? await inPortal(database, actor.id, (db) => judge(db, asking, now))
      : await judge(database.desk, asking, now);
  return judged.ok ? ok(viewCoverage(judged.value, asked.severity, now)) : judged;
}

/** What the contract answered when a ticket was filed, and what it would answer now; null where nobody asked, or it is closed. */
export async function readTicketCoverage(
  database: Database,
  actor: Actor,
  reference: string,
  now: Temporal.Instant,
): Promise<Result<TicketCoverageView, "not_found">> {
  const stored = await findTicket(database.desk, reference);
  const access =
    stored === undefined ? refuse("not_found") : authorizeOnTicket(actor, stored.ticket);
  if (!access.ok || stored === undefined) return refuse("not_found");
  const atFiling = await findKeptCoverage(database.desk, stored.id);
  const ticket = access.value.scope;
  if (ticket.state === "closed") return ok({ atFiling, now: null });
  const asking = {
    contact: ticket.filer,
    memberships: null,
    organisation: ticket.organisation,
    subscription: ticket.subscription,
    nature: ticket.nature,
    severity: ticket.severity,
    channel: offerChannelOf(ticket.channel),
  };
  const environment = await findSeen(database, actor, ticket.environment?.id);
  const judged = await judge(database.desk, { ...asking, environment }, now);
  // A system that another contract covers now speaks no more; the contract still does.
  const again = judged.ok
    ? judged
    : await judge(database.desk, { ...asking, environment: null }, now);
  return ok({ atFiling, now: again.ok ? viewCoverage(again.value, ticket.severity, now) : null });
}

/** The ticket's system, where it is still there and the reader may see what is known of it now: a partner, while its contract lasts. */
async function findSeen(
  database: Database,
  actor: Actor,
  id: string | undefined,
): Promise<string | null> {
  if (id === undefined) return null;
  const seen =
    actor.kind === "contact"
      ? await inPortal(database, actor.id, (db) => readEnvironmentAsKnown(db, id))
      : await readEnvironmentAsKnown(database.desk, id);
  return seen?.id ?? null;
}

interface Person {
  readonly contact: ContactId;
  readonly memberships: readonly Membership[];
}

/** Who asks: the contact who is signed in, or the one whom an agent names. */
async function personOf(
  { desk }: Pick<Database, "desk">,
  actor: Actor,
  { contact, channel }: Asked,
): Promise<Result<Person, Refused>> {
  if (actor.kind === "contact") {
    const given = contact !== undefined ? "contact" : channel !== undefined ? "channel" : undefined;
    return given === undefined
      ? ok({ contact: actor.id, memberships: actor.memberships })
      : refuse("unknown_field", { field: given, params: { name: given } });
  }
  if (!mayAsStaff(actor, "tickets.work")) return refuse("forbidden");
  if (contact === undefined)
    return refuse("missing_field", { field: "contact", params: { name: "contact" } });
  const memberships = await membershipsOf(desk, contact);
  return memberships.length === 0
    ? refuse("unknown_contact", { field: "contact" })
    : ok({ contact, memberships });
}
