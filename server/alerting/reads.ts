import type { AlertView } from "#api/on-call.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { authorizeOnTicket } from "#core/tickets/policy.ts";
import type { Queries } from "#server/platform/database.ts";
import { findTicket } from "#server/ticket-rows/index.ts";
import { findAlert, listCalling, listOfTicket } from "./store.ts";

/** What calls this agent, until somebody acknowledges it. */
export async function readCalling(
  desk: Queries,
  actor: Actor,
): Promise<Result<{ items: AlertView[] }, "forbidden">> {
  const allowed = authorizeStaff(actor, "tickets.work");
  if (!allowed.ok) return allowed;
  const { id, roles } = allowed.value;
  return ok({ items: await listCalling(desk, id, roles.includes("manager")) });
}

/** Whom a ticket called: the desk's alone to read. */
export async function readTicketAlerts(
  desk: Queries,
  actor: Actor,
  reference: string,
): Promise<Result<{ items: AlertView[] }, "forbidden" | "not_found">> {
  const allowed = authorizeStaff(actor, "tickets.work");
  if (!allowed.ok) return allowed;
  const found = await findTicket(desk, reference);
  if (found === undefined || !authorizeOnTicket(actor, found.ticket).ok) return refuse("not_found");
  return ok({ items: await listOfTicket(desk, reference) });
}

/** An alert that the reader has just acknowledged. */
export async function viewAlert(desk: Queries, id: string): Promise<AlertView> {
  const found = await findAlert(desk, id);
  if (found === undefined) throw new Error(`The alert ${id} is gone`);
  return found;
}
