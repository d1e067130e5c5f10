import { answerTo } from "#core/on-call/alert.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import { apply } from "#core/tickets/fold.ts";
import { eventBy } from "#core/tickets/telling.ts";
import type { Ticket } from "#core/tickets/ticket.ts";
import type { AlertAnswer, AlertDoor, AlertEnd } from "#core/tickets/vocabulary.ts";
import type { Transaction } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";
import { cancelPassingOn, queueTelling } from "./jobs.ts";
import {
  endAlert,
  findOpenAlert,
  hasPaging,
  insertNotices,
  listBrowsers,
  type NewNotice,
  type OpenAlert,
} from "./store.ts";

/**
 * What the open alert of a locked ticket makes of a command on it: whoever takes the ticket or answers the beneficiary has it
 * in hand, and a closed ticket calls nobody.
 * @returns what is to be told before the command's own events: nothing follows a closing.
 */
export async function settleAlert(
  tx: Transaction,
  id: string,
  ticket: Ticket,
  events: readonly TicketEvent[],
): Promise<readonly TicketEvent[]> {
  const alert = await findOpenAlert(tx, id);
  const [first] = events;
  if (alert === undefined || first === undefined) return [];
  for (const event of events) {
    const how = answerTo(event, alert.ground);
    const { actor, at } = event;
    if (how !== undefined && actor.kind === "agent")
      return [await acknowledged(tx, alert, { by: actor.id, how, at })];
  }
  if (events.reduce<Ticket>(apply, ticket).state !== "closed") return [];
  return [await ended(tx, alert, "closed", first.at)];
}

interface Answer {
  readonly by: Extract<TicketEvent["actor"], { kind: "agent" }>["id"];
  readonly how: AlertAnswer;
  readonly at: Temporal.Instant;
}

/** Nobody else is called. @returns the event that says so, to be recorded in the same transaction. */
export async function acknowledged(
  tx: Transaction,
  alert: OpenAlert,
  { by, how, at: answeredAt }: Answer,
): Promise<TicketEvent> {
  const at = notBefore(answeredAt, alert);
  await endAlert(tx, alert, at, { by, how });
  await cancelPassingOn(tx, alert.id);
  await tellPaging(tx, alert, "acknowledged", at);
  const actor = { kind: "agent", id: by, manager: false } as const;
  const payload = { alert: alert.number, how };
  return eventBy(actor, at, { type: "on-call-acknowledged", payload });
}

/** Nobody is called any more, and nobody acknowledged it. @returns the event that says so. */
export async function ended(
  tx: Transaction,
  alert: OpenAlert,
  why: AlertEnd,
  endedAt: Temporal.Instant,
): Promise<TicketEvent> {
  const at = notBefore(endedAt, alert);
  await endAlert(tx, alert, at, null);
  await cancelPassingOn(tx, alert.id);
  await tellPaging(tx, alert, "ended", at);
  const payload = { alert: alert.number, why };
  return eventBy({ kind: "schedule" }, at, { type: "on-call-ended", payload });
}

/** Who waited for the ticket comes after whom it waited for, in its record too. */
function notBefore(at: Temporal.Instant, { since }: OpenAlert): Temporal.Instant {
  return Temporal.Instant.compare(at, since) < 0 ? since : at;
}

type Step = Pick<OpenAlert, "id" | "step">;

/** Tells these agents by every door that each of them has, and the paging service. @returns by which doors. */
export async function tellAgents(
  tx: Transaction,
  { id, step }: Step,
  tells: "called" | "managers_told",
  { agents, at }: { readonly agents: readonly string[]; readonly at: Temporal.Instant },
): Promise<readonly AlertDoor[]> {
  const about = { alert: id, step, tells, at, subscription: null };
  const browsers = await listBrowsers(tx, agents);
  const notices: NewNotice[] = [
    ...agents.map((agent): NewNotice => ({ ...about, id: newId(), door: "mail", agent })),
    ...browsers.map(({ id: subscription, agent }): NewNotice => ({
      ...about,
      id: newId(),
      door: "web_push",
      agent,
      subscription,
    })),
  ];
  if (await hasPaging(tx)) {
    const agent = tells === "called" ? (agents[0] ?? null) : null;
    notices.push({ ...about, id: newId(), door: "webhook", agent });
  }
  await insertNotices(tx, notices);
  await queueTelling(tx, notices);
  return [...new Set(notices.map(({ door }) => door))];
}

async function tellPaging(
  tx: Transaction,
  { id, step }: Step,
  tells: "acknowledged" | "ended",
  at: Temporal.Instant,
): Promise<void> {
  if (!(await hasPaging(tx))) return;
  const about = { alert: id, step, tells, at, subscription: null, agent: null };
  const notice: NewNotice = { ...about, id: newId(), door: "webhook" };
  await insertNotices(tx, [notice]);
  await queueTelling(tx, [notice]);
}
