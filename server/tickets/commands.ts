import type { ProblemCode } from "#api/problems.ts";
import type { ContactId } from "#core/kit/brand.ts";
import { ok, refuse, type Refusal, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import type { Authorized } from "#core/people/authorized.ts";
import type { SettingsInForce } from "#core/procedure/settings.ts";
import type { TicketActor } from "#core/tickets/actor.ts";
import type { Command } from "#core/tickets/commands.ts";
import type { Conclusion } from "#core/tickets/conclusion.ts";
import { decide } from "#core/tickets/decide.ts";
import { happensAt } from "#core/tickets/happens-at.ts";
import { rowOf } from "#core/tickets/life-cycle.ts";
import { authorizeOnTicket, settlesTicket, type TicketScope } from "#core/tickets/policy.ts";
import { environmentItems, type Ticket } from "#core/tickets/ticket.ts";
import { seenIn, versionFor } from "#core/tickets/version.ts";
import { findWorkingAgent, membershipsOf, nameOfAgent } from "#server/standing/index.ts";
import { listBeneficiaryReaders } from "#server/letters/index.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import type { Database, Queries, Transaction } from "#server/platform/database.ts";
import type { Claim, GivenKey } from "#server/platform/idempotency.ts";
import { transact, transactAndRead } from "#server/platform/transact.ts";
import { record, type Allowed } from "#server/recording/index.ts";
import { findTicket, lockTicket, type StoredTicket } from "#server/ticket-rows/index.ts";
import { situationOf, withApplier } from "./reads.ts";
import { findRelease, listChangesSince, lockDuplicates } from "./store.ts";

export interface TicketDeps {
  readonly database: Database;
}

export interface Order {
  readonly actor: Actor;
  readonly reference: string;
  readonly command: Command;
  readonly ifMatch: string | undefined;
  readonly idempotency: GivenKey | undefined;
  readonly now: Temporal.Instant;
}

export type Refused = {
  readonly ok: false;
  readonly refusal: Refusal<ProblemCode>;
  readonly extras?: {
    readonly changes: Awaited<ReturnType<typeof listChangesSince>>;
    readonly version: string;
  };
};
/** Carried out, now or before; the version is what the giver of the command sees of the ticket from now on. */
export type Done = {
  readonly ok: true;
  readonly value: Authorized<TicketScope, "act">;
  readonly version: string;
};

/** Carries out one command of the life cycle in one transaction; a refusal leaves nothing behind. */
export async function carryOut(deps: TicketDeps, order: Order): Promise<Done | Refused> {
  const settings = await settingsInForce(deps.database.desk);
  return transact(deps.database.desk, (tx) => carryOutIn(tx, settings, order));
}

/** A transaction in which a ticket is read, with what was read before it began. */
export interface Within {
  readonly desk: Queries;
  readonly settings: SettingsInForce;
}

/** The same, and then what `show` reads of it, on the desk's connection: for agents alone. */
export async function carryOutAndShow<Shown>(
  deps: TicketDeps,
  order: Order,
  show: (within: Within) => Promise<Shown>,
): Promise<{ readonly ok: true; readonly value: Shown } | Refused> {
  const settings = await settingsInForce(deps.database.desk);
  return transactAndRead<Done, Refused, Shown>(
    deps.database.desk,
    (tx) => carryOutIn(tx, settings, order),
    (desk) => show({ desk, settings }),
  );
}

/** @param settings read before: whoever holds a ticket's lock waits for no other connection. */
async function carryOutIn(
  tx: Transaction,
  settings: SettingsInForce,
  order: Order,
): Promise<Done | Refused> {
  const { actor, command } = order;
  const { stored, claimed } = await lockTicket(tx, order.reference, claimOf(order));
  if (stored === undefined) return refuse("not_found");
  const now = happensAt(order.now, stored.ticket);
  const access = authorizeOnTicket(actor, stored.ticket);
  if (!access.ok) return access;
  const allowed: Allowed = { ...stored, ticket: access.value.scope };
  const done: Done = {
    ok: true,
    value: allowed.ticket,
    version: versionFor(actor.kind, stored.ticket),
  };
  if (!claimed.ok) return claimed;
  if (claimed.value !== undefined) return done;
  const whole = await withApplier(tx, command, stored.id);
  const situation = await situationOf(tx, settings, { ticket: stored.ticket, command, now });
  const decision = decide(stored.ticket, access.value.as, whole, situation);
  const stale = await staleness(tx, order, stored, decision.ok ? undefined : decision.refusal.code);
  if (stale !== undefined) return stale;
  if (!decision.ok) return named(tx, decision.refusal);
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  const references = await checkReferences(tx, command, stored, today);
  if (!references.ok) return references;
  const saved = await record(tx, allowed, decision.value, actor);
  return saved.ok ? { ...done, version: versionFor(actor.kind, saved.value) } : saved;
}

interface EnvironmentAnswer {
  readonly actor: Actor;
  readonly reference: string;
  readonly now: Temporal.Instant;
  /** What the answer says. */
  readonly text: string;
}

/**
 * R-31-09: gives a ticket that waits for its environment to be confirmed the answer that it was. One that waits for
 * anything else is left as it is.
 */
export async function answerEnvironment(
  tx: Transaction,
  settings: SettingsInForce,
  { actor, reference, now: since, text }: EnvironmentAnswer,
  authorize: (
    ticket: Ticket,
  ) => Result<{ readonly scope: Authorized<Ticket, "act">; readonly as: TicketActor }, "not_found">,
): Promise<void> {
  const { stored } = await lockTicket(tx, reference, undefined);
  if (stored === undefined) return;
  const asked = environmentItems(stored.ticket);
  const access = authorize(stored.ticket);
  if (!access.ok || asked.length === 0) return;
  const now = happensAt(since, stored.ticket);
  const found = { saidBy: null, channel: "found_by_desk", saidAt: now } as const;
  const command: Command = {
    type: "provide-information",
    answers: asked.map((one) => ({ ...one, text })),
    ...(actor.kind === "agent" ? { recorded: found } : {}),
  };
  const decision = decide(stored.ticket, access.value.as, command, { now, settings });
  if (!decision.ok) throw new Error(`An answer is refused: ${decision.refusal.code}`);
  await record(tx, { ...stored, ticket: access.value.scope }, decision.value, actor);
}

function claimOf({ actor, reference, idempotency, now }: Order): Claim | undefined {
  return idempotency && { actorId: actor.id, subject: reference, now, ...idempotency };
}

/** Refusals that say more to whoever was late than "something changed" would. */
const TELLING_EVEN_IF_LATE: readonly string[] = [
  "already_taken",
  "already_yours",
  "ticket_closed",
  "wrong_actor",
  "not_a_settler",
];

/** Two edits of one ticket: the second is told what changed since the version that it had seen. */
async function staleness(
  tx: Transaction,
  { actor, command, ifMatch }: Order,
  stored: StoredTicket,
  refused: string | undefined,
): Promise<Refused | undefined> {
  if (!rowOf(command.type).versioned || ifMatch === undefined) return undefined;
  const version = versionFor(actor.kind, stored.ticket);
  if (ifMatch === version) return undefined;
  if (refused !== undefined && TELLING_EVEN_IF_LATE.includes(refused)) return undefined;
  const seen = seenIn(actor.kind, ifMatch) ?? {
    public: 0,
    internal: actor.kind === "agent" ? 0 : null,
  };
  const changes = await listChangesSince(tx, stored.id, seen);
  return { ...refuse("version_conflict"), extras: { changes, version } };
}

/** Whoever comes second is told who was first, by name. */
async function named(tx: Transaction, refusal: Refusal<ProblemCode>): Promise<Refused> {
  const assignee = refusal.params?.["assignee"];
  if (typeof assignee !== "string") return { ok: false, refusal };
  return refuse(refusal.code, {
    ...refusal,
    params: { assignee: await nameOfAgent(tx, assignee) },
  });
}

/** What a command names must be there, and be the desk's or this beneficiary's own. */
async function checkReferences(
  tx: Transaction,
  command: Command,
  { id, ticket, reference }: StoredTicket,
  today: Temporal.PlainDate,
): Promise<Result<true, ProblemCode>> {
  switch (command.type) {
    case "remind":
      return command.channel === "letter" && (await listBeneficiaryReaders(tx, id)).length === 0
        ? refuse("nobody_to_remind", { field: "channel" })
        : ok(true);
    case "assign":
      return (await findWorkingAgent(tx, command.assignee)) === undefined
        ? refuse("unknown_agent", { field: "assignee" })
        : ok(true);
    case "conclude":
      return command.conclusion.kind === "fix"
        ? checkRelease(tx, command.conclusion, today)
        : ok(true);
    case "reject":
      if (command.duplicateOf === reference)
        return refuse("duplicate_required", { field: "duplicateOf" });
      return command.duplicateOf === undefined
        ? ok(true)
        : checkDuplicate(tx, command.duplicateOf, { reference, organisation: ticket.organisation });
    case "provide-information":
    case "accept":
    case "refuse":
    case "withdraw":
    case "agree-interaction":
      return command.recorded === undefined || command.recorded.saidBy === null
        ? ok(true)
        : checkSpeaker(tx, command.recorded.saidBy, command.type, ticket);
    default:
      return ok(true);
  }
}

/** R-32-21, R-32-22: what is delivered is in a release that is out, and what is planned in one that is to come. */
async function checkRelease(
  tx: Transaction,
  { release, delivery }: Extract<Conclusion, { kind: "fix" }>,
  today: Temporal.PlainDate,
): Promise<Result<true, "unknown_release" | "release_not_out" | "release_out_already">> {
  const known = await findRelease(tx, release, today);
  const params = { release };
  if (known === undefined)
    return refuse("unknown_release", { field: "conclusion.release", params });
  const field = "conclusion.delivery";
  if (delivery === "delivered")
    return known.isOut ? ok(true) : refuse("release_not_out", { field, params });
  return known.isAwaited ? ok(true) : refuse("release_out_already", { field, params });
}

/**
 * A duplicate of another beneficiary's ticket is not told: its reference would give away that it exists. Nor is one of a
 * ticket that was itself closed as a duplicate of this one, by whatever way round, or is being closed so at this moment:
 * nobody would answer either.
 */
async function checkDuplicate(
  tx: Transaction,
  reference: string,
  own: { readonly reference: string; readonly organisation: string },
): Promise<Result<true, ProblemCode>> {
  const refusal = { field: "duplicateOf", params: { reference } };
  await lockDuplicates(tx, own.organisation);
  const passed = new Set<string>();
  let next: string | null = reference;
  while (next !== null && !passed.has(next)) {
    passed.add(next);
    if (next === own.reference) return refuse("duplicate_circular", refusal);
    const other = await findTicket(tx, next);
    if (other?.ticket.organisation !== own.organisation)
      return refuse("unknown_reference", refusal);
    next = other.ticket.closure?.duplicateOf ?? null;
  }
  return ok(true);
}

/** Who is said to have spoken must be one who could have: for a settlement one who settles, else one who takes part. */
async function checkSpeaker(
  tx: Transaction,
  contact: ContactId,
  command: Command["type"],
  ticket: StoredTicket["ticket"],
): Promise<Result<true, ProblemCode>> {
  const memberships = await membershipsOf(tx, contact);
  const takesPart = memberships.some(
    ({ organisation }) => organisation === ticket.organisation || organisation === ticket.partner,
  );
  if (!takesPart) return refuse("unknown_contact", { field: "recorded.saidBy" });
  const isForAnybody = command === "provide-information" || command === "agree-interaction";
  if (isForAnybody || settlesTicket(contact, memberships, ticket)) return ok(true);
  return refuse("not_a_settler", { field: "recorded.saidBy" });
}
