import { ok, refuse, type Result } from "../kit/result.ts";
import type { Actor } from "../people/actor.ts";
import { authorized, type Authorized } from "../people/authorized.ts";
import { mayAsStaff } from "../people/policy.ts";

type Agent = Extract<Actor, { kind: "agent" }>;

/** An agent hands over the own duty and notes the own absences; those who keep the roster do so for anybody. */
export function authorizeException(
  actor: Actor,
  agent: string,
): Result<Authorized<Agent, "on-call.except">, "forbidden"> {
  if (actor.kind !== "agent") return refuse("forbidden");
  const isOwn = actor.id === agent && mayAsStaff(actor, "tickets.work");
  return isOwn || mayAsStaff(actor, "on-call.manage") ? ok(authorized(actor)) : refuse("forbidden");
}
