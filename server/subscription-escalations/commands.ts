import type { escalateSubscription as route } from "#api/subscription-escalations.ts";
import type { BodyOf } from "#api/route.ts";
import type { ContactId, Reference, SubscriptionId } from "#core/kit/brand.ts";
import { ok, refuse, type Refusal, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import type { SettingsInForce } from "#core/procedure/settings.ts";
import type { Authorized } from "#core/people/authorized.ts";
import type { TicketActor } from "#core/tickets/actor.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import { decide } from "#core/tickets/decide.ts";
import { decideCitation } from "#core/tickets/decide-escalation.ts";
import { authorizeOnTicket } from "#core/tickets/policy.ts";
import { PERIOD_REFUSALS } from "#core/reports/period.ts";
import { happensAt } from "#core/tickets/happens-at.ts";
import { readTermsAt } from "#server/contracts/index.ts";
import {
  fileWithin,
  findGround,
  type Filing,
  type FilingDeps,
  type FilingGround,
  type FilingOrder,
} from "#server/filing/index.ts";
import type { Transaction } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { askingFor } from "#server/report-requests/index.ts";
import { record } from "#server/recording/index.ts";
import { lockTicket, type StoredTicket } from "#server/ticket-rows/index.ts";

interface Order
  extends
    Omit<FilingOrder, "filing">,
    Pick<
      BodyOf<typeof route>,
      "ground" | "subject" | "description" | "expected" | "report" | "channel"
    > {
  readonly subscription: SubscriptionId;
  readonly filer: ContactId | undefined;
  readonly cites: readonly Reference[];
}

type Code = (typeof route)["problems"][number];
type Escalated = Result<{ readonly reference: Reference }, Code>;

/**
 * Escalates the relationship (R-34-02): files a ticket of the contract, escalates it at once to the points of both sides, and
 * says so on every open ticket that it cites. With a period, the ticket asks for the activity report that is then delivered
 * on it. All of it, or nothing.
 */
export async function escalateSubscription(deps: FilingDeps, order: Order): Promise<Escalated> {
  const { desk } = deps.database;
  const settings = await settingsInForce(desk);
  return transact(desk, (tx) => escalateWithin(tx, deps, settings, order));
}

async function escalateWithin(
  tx: Transaction,
  deps: FilingDeps,
  settings: SettingsInForce,
  order: Order,
): Promise<Escalated> {
  const ground = await findGround(tx, order.subscription);
  if (ground === undefined) return refuse("not_found");
  const filed = await fileWithin(tx, deps, { ...order, filing: filingOf(order, ground) });
  if (!filed.ok) return refusedAs(filed.refusal);
  const { reference } = filed.value;
  const opened = await lockSeen(tx, order.actor, reference);
  if (opened === undefined) throw new Error(`${reference} was filed and is not there`);
  // The same was asked for before, with this key: it is done.
  if (opened.stored.ticket.escalations.length > 0) return ok({ reference });
  const cited = await lockCited(tx, order);
  if (!cited.ok) return cited;
  const raised = await raise(tx, settings, order, opened);
  if (!raised.ok) return raised;
  for (const { stored, access } of cited.value) {
    const now = happensAt(order.now, stored.ticket);
    const events = decideCitation(stored.ticket, access.as, { by: reference, now });
    if (events.length > 0)
      await record(tx, { ...stored, ticket: access.scope }, events, order.actor);
  }
  return ok({ reference });
}

async function raise(
  tx: Transaction,
  settings: SettingsInForce,
  { actor, subscription, ground, expected, cites, now }: Order,
  { stored, access }: Seen,
): Promise<Result<true, Code>> {
  const terms = await readTermsAt(tx, subscription, now);
  const situation = { now, settings, ...(terms && { termsInForce: terms.version }) };
  const command = { type: "escalate", ground, expected, cites } as const;
  const decision = decide(stored.ticket, access.as, command, situation);
  if (!decision.ok) {
    const { code } = decision.refusal;
    if (code === "text_required") return refuse(code, { field: "expected" });
    throw new Error(`A ticket that was just filed is not escalated: ${code}`);
  }
  await record(tx, { ...stored, ticket: access.scope }, decision.value, actor);
  return ok(true);
}

/** It is no malfunction, so it has no severity; with a period it is a request of the report (R-34-04). */
function filingOf(order: Order, ground: FilingGround): Filing {
  const { actor, subscription, filer, channel, subject, description, report } = order;
  const about = {
    nature: "clarification",
    severity: 4,
    environment: ground.system,
    followUpOf: null,
  } as const;
  return {
    ...(report === null ? { ...about, attachments: [] } : askingFor(report, ground)),
    organisation: ground.organisation,
    subscription,
    filer,
    channel: actor.kind === "contact" ? "portal" : (channel ?? "phone"),
    subject,
    description,
  };
}

/** What a filing is refused for that whoever escalates can mend. */
const TOLD = [
  "forbidden",
  "missing_field",
  "unknown_field",
  "not_a_member",
  "text_required",
  "idempotency_key_reused",
  ...PERIOD_REFUSALS,
] as const satisfies readonly Code[];

/** To whoever has no part in the contract it is not there. */
function refusedAs({ code, ...said }: Refusal<string>): Escalated {
  if (code === "unknown_subscription" || code === "unknown_organisation")
    return refuse("not_found");
  const told = TOLD.find((one) => one === code);
  if (told === undefined) throw new Error(`A ticket of an escalation is not filed: ${code}`);
  const isOfPeriod = PERIOD_REFUSALS.some((one) => one === told);
  return refuse(told, isOfPeriod ? { ...said, field: "report" } : said);
}

/** A locked ticket that the actor sees, and as whom they act on it. */
interface Seen {
  readonly stored: StoredTicket;
  readonly access: { readonly scope: Authorized<Ticket, "act">; readonly as: TicketActor };
}

async function lockSeen(
  tx: Transaction,
  actor: Actor,
  reference: Reference,
): Promise<Seen | undefined> {
  const { stored } = await lockTicket(tx, reference, undefined);
  if (stored === undefined) return undefined;
  const access = authorizeOnTicket(actor, stored.ticket);
  return access.ok ? { stored, access: access.value } : undefined;
}

/** In the order of their references, so that two that cite the same tickets wait for each other and never both. */
async function lockCited(
  tx: Transaction,
  { actor, cites, subscription }: Order,
): Promise<Result<readonly Seen[], "unknown_reference">> {
  const found: Seen[] = [];
  for (const reference of cites.toSorted()) {
    const seen = await lockSeen(tx, actor, reference);
    if (seen?.stored.ticket.subscription !== subscription || seen === undefined)
      return refuse("unknown_reference", { field: "tickets", params: { reference } });
    found.push(seen);
  }
  return ok(found);
}
