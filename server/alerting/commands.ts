import type { AgentId } from "#core/kit/brand.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { nextSteps, standingAfter, type AlertStep } from "#core/on-call/alert.ts";
import { callsSomebody } from "#core/on-call/calling.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import type { TicketEvent } from "#core/tickets/events.ts";
import { happensAt } from "#core/tickets/happens-at.ts";
import { authorizeOnTicket, authorizeSchedule } from "#core/tickets/policy.ts";
import { eventBy } from "#core/tickets/telling.ts";
import type { AlertEnd, AlertGround } from "#core/tickets/vocabulary.ts";
import {
  acknowledged,
  ended,
  findAlertPlace,
  findOpenAlert,
  hasCalled,
  insertAlert,
  insertCall,
  queuePassingOn,
  saveProgress,
  tellAgents,
  type OpenAlert,
} from "#server/alerts/index.ts";
import { findPromised } from "#server/clocks/index.ts";
import { whomToCall } from "#server/on-call/index.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { newId } from "#server/platform/identity.ts";
import { transact } from "#server/platform/transact.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { record } from "#server/recording/index.ts";
import { listManagers } from "#server/standing/index.ts";
import { lockTicket, type StoredTicket } from "#server/ticket-rows/index.ts";

export interface AlertingDeps {
  readonly database: Pick<Database, "desk">;
}

/** What happened to a ticket that may call whoever is on duty. */
export interface Happened {
  readonly reference: string;
  /** Its place in the public chain. */
  readonly sequence: number;
  readonly ground: AlertGround;
}

/**
 * Opens an alert where the contract has somebody called at any hour, and calls the first; ends the one that is open where
 * nothing calls for it any more. One that went all its rounds, by which nobody is called any more, gives way to a new one.
 * Done twice for one happening, it does nothing the second time. A desk that has nobody on call calls nobody.
 */
export async function considerAlert(
  deps: AlertingDeps,
  { reference, sequence, ground }: Happened,
  now: Temporal.Instant,
): Promise<void> {
  const { onCallMinutes: minutes } = await settingsInForce(deps.database.desk);
  await transact(deps.database.desk, async (tx) => {
    const { stored } = await lockTicket(tx, reference, undefined);
    const order = await whomToCall(tx, now);
    if (stored === undefined || order === null) return ok(undefined);
    const at = happensAt(now, stored.ticket);
    const open = stored.alert === undefined ? undefined : await getOpen(tx, stored.alert);
    if (open !== undefined && !(await isCalledFor(tx, reference, open.ground))) {
      await endIdle(tx, stored, open, { why: "no_longer_called_for", at });
      return ok(undefined);
    }
    const isCalling = open !== undefined && open.due !== null;
    if (isCalling || (await hasCalled(tx, stored.id, sequence))) return ok(undefined);
    if (!(await isCalledFor(tx, reference, ground))) return ok(undefined);
    const before = open === undefined ? [] : [await ended(tx, open, "called_anew", at)];
    const alert = await openAlert(tx, { ticket: stored.id, ground, because: sequence, at });
    await advance({ tx, minutes, stored, now: at, before }, alert, order);
    return ok(undefined);
  });
}

type Opening = Omit<Parameters<typeof insertAlert>[1], "id">;

async function openAlert(tx: Transaction, opening: Opening): Promise<OpenAlert> {
  const { ticket, ground, at: since } = opening;
  const id = newId();
  const number = await insertAlert(tx, { ...opening, id });
  return { id, ticket, number, ground, round: 1, step: 0, due: null, called: [], since };
}

/**
 * Passes an alert to the next who can be called, where it still stands at that step and its time is over: of an acknowledgement
 * at the same instant one wins, and the other finds that it came too late.
 */
export async function passOn(
  deps: AlertingDeps,
  { alert: id, step }: { readonly alert: string; readonly step: number },
  now: Temporal.Instant,
): Promise<void> {
  const place = await findAlertPlace(deps.database.desk, id);
  if (place === undefined || place.isOver) return;
  const { onCallMinutes: minutes } = await settingsInForce(deps.database.desk);
  await transact(deps.database.desk, async (tx) => {
    const { stored } = await lockTicket(tx, place.reference, undefined);
    const alert = await findOpenAlert(tx, id);
    if (stored === undefined || alert === undefined || alert.due === null || alert.step !== step)
      return ok(undefined);
    const at = happensAt(now, stored.ticket);
    if (Temporal.Instant.compare(at, alert.due) < 0) {
      await queuePassingOn(tx, alert, alert.due);
      return ok(undefined);
    }
    const order = await whomToCall(tx, at);
    const isCalled = await isCalledFor(tx, place.reference, alert.ground);
    if (order === null || !isCalled) {
      const why = order === null ? "switched_off" : "no_longer_called_for";
      await endIdle(tx, stored, alert, { why, at });
    } else await advance({ tx, minutes, stored, now: at, before: [] }, alert, order);
    return ok(undefined);
  });
}

/** An agent has it in hand: nobody else is called. Who said so before hears that it is so. */
export async function acknowledgeAlert(
  { database: { desk } }: Pick<AlertingDeps, "database">,
  { actor, now }: { readonly actor: Actor; readonly now: Temporal.Instant },
  id: string,
): Promise<Result<undefined, "forbidden" | "not_found" | "alert_acknowledged" | "alert_over">> {
  const allowed = authorizeStaff(actor, "tickets.work");
  if (!allowed.ok) return allowed;
  const place = await findAlertPlace(desk, id);
  if (place === undefined) return refuse("not_found");
  return transact(desk, async (tx) => {
    const { stored } = await lockTicket(tx, place.reference, undefined);
    const access = stored && authorizeOnTicket(actor, stored.ticket);
    if (stored === undefined || access?.ok !== true) return refuse("not_found");
    const alert = await findOpenAlert(tx, id);
    if (alert === undefined) return tooLate(tx, id, actor);
    const how = {
      by: allowed.value.id,
      how: "acknowledged",
      at: happensAt(now, stored.ticket),
    } as const;
    const event = await acknowledged(tx, alert, how);
    const { reference, heads } = stored;
    const ticket = access.value.scope;
    await record(tx, { id: stored.id, reference, heads, ticket }, [event], actor);
    return ok(undefined);
  });
}

async function tooLate(tx: Transaction, id: string, actor: Actor) {
  const place = await findAlertPlace(tx, id);
  if (place?.acknowledgedBy === actor.id) return ok(undefined);
  const by = place?.byName ?? null;
  return by === null ? refuse("alert_over") : refuse("alert_acknowledged", { params: { by } });
}

interface Work {
  readonly tx: Transaction;
  /** After how many it passes to the next. */
  readonly minutes: number;
  readonly stored: StoredTicket;
  readonly now: Temporal.Instant;
  /** What is written down on the ticket ahead of it. */
  readonly before: readonly TicketEvent[];
}

/** Calls the next, or tells the managers; sets the timer of what comes then; and writes it down on the ticket. */
async function advance(
  { tx, minutes, stored, now, before }: Work,
  alert: OpenAlert,
  order: readonly AgentId[],
): Promise<void> {
  const steps = nextSteps(alert, order);
  const events: TicketEvent[] = [...before];
  let standing = alert;
  for (const step of steps) {
    const called = step.kind === "call" ? alert.step + 1 : alert.step;
    const next = { ...standing, ...standingAfter(standing, [step]), step: called };
    events.push(
      step.kind === "call"
        ? await callAgent(tx, { ...next, before: standing.called }, step, now)
        : await tellManagers(tx, next, step, now),
    );
    standing = next;
  }
  const told = steps.find((step) => step.kind === "tell-managers");
  const due = told?.last === true ? null : now.add({ minutes });
  const managersToldAt = told === undefined ? null : now;
  await saveProgress(tx, { ...standing, due, managersToldAt });
  if (due !== null) await queuePassingOn(tx, standing, due);
  await recordFor(tx, stored, events);
}

interface Calling extends OpenAlert {
  /** Who was called in the round before this call. */
  readonly before: readonly AgentId[];
}

async function callAgent(
  tx: Transaction,
  { id, number, ground, step, before }: Calling,
  { agent, round }: Extract<AlertStep, { kind: "call" }>,
  at: Temporal.Instant,
): Promise<TicketEvent> {
  await insertCall(tx, { alert: id, step, round, agent, at });
  const by = await tellAgents(tx, { id, step }, "called", { agents: [agent], at });
  const previous = before.at(-1);
  const about = { alert: number, round, agent, by };
  return previous === undefined
    ? eventBy({ kind: "schedule" }, at, { type: "on-call-alerted", payload: { ...about, ground } })
    : eventBy({ kind: "schedule" }, at, {
        type: "on-call-passed-on",
        payload: { ...about, previous },
      });
}

async function tellManagers(
  tx: Transaction,
  { id, number, step }: OpenAlert,
  { round, last }: Extract<AlertStep, { kind: "tell-managers" }>,
  at: Temporal.Instant,
): Promise<TicketEvent> {
  await tellAgents(tx, { id, step }, "managers_told", { agents: await listManagers(tx), at });
  const payload = { alert: number, round, last };
  return eventBy({ kind: "schedule" }, at, { type: "on-call-managers-told", payload });
}

async function endIdle(
  tx: Transaction,
  stored: StoredTicket,
  alert: OpenAlert,
  { why, at }: { readonly why: AlertEnd; readonly at: Temporal.Instant },
): Promise<void> {
  await recordFor(tx, stored, [await ended(tx, alert, why, at)]);
}

/** On the ticket's internal record, in the schedule's name. */
async function recordFor(
  tx: Transaction,
  { id, reference, heads, ticket }: StoredTicket,
  events: readonly TicketEvent[],
): Promise<void> {
  const { scope } = authorizeSchedule(ticket);
  await record(tx, { id, reference, heads, ticket: scope }, events, null);
}

async function isCalledFor(
  tx: Transaction,
  reference: string,
  ground: AlertGround,
): Promise<boolean> {
  const promised = await findPromised(tx, reference);
  if (promised?.terms === undefined) return false;
  return callsSomebody(promised.events, promised.terms.serviceLevels, ground);
}

async function getOpen(tx: Transaction, id: string): Promise<OpenAlert> {
  const open = await findOpenAlert(tx, id);
  if (open === undefined) throw new Error(`The alert ${id} of a ticket is over`);
  return open;
}
