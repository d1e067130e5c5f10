import type { ContactView } from "#api/people-views.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeLead, authorizeStaff } from "#core/people/policy.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { inPortal, type Database } from "#server/platform/database.ts";
import { listAgents, listColleagues, searchContacts, type Colleague } from "./store.ts";

export async function readContacts(
  { desk }: Pick<Database, "desk">,
  actor: Actor,
  { search, limit }: { readonly search?: string | undefined; readonly limit: number },
): Promise<Result<{ items: ContactView[] }, "forbidden">> {
  const allowed = authorizeStaff(actor, "customers.read");
  if (!allowed.ok) return allowed;
  return ok({ items: await searchContacts(desk, search ?? "", digitsOf(search), limit) });
}

const FEWEST_DIGITS = 4;

/** In which numbers are told apart; what stands before them depends on where one calls from. */
const LAST_DIGITS = 8;

/**
 * The last digits of what can be a telephone number: `99001234` of `+33 (0)1 99 00 12 34` and of `01 99 00 12 34` alike. Null
 * for anything else.
 */
function digitsOf(search = ""): string | null {
  if (!/^[+\d\s()./-]+$/u.test(search)) return null;
  const digits = search.replaceAll(/\D/gu, "").replace(/^0{1,2}/u, "");
  return digits.length < FEWEST_DIGITS ? null : digits.slice(-LAST_DIGITS);
}

export async function readAgents({ desk }: Pick<Database, "desk">, actor: Actor) {
  const allowed = authorizeStaff(actor, "agents.read");
  if (!allowed.ok) return allowed;
  return ok({ items: await listAgents(desk) });
}

/** Read in the portal's scope: should the policy be forgotten, nothing comes out all the same. */
export async function readColleagues(
  database: Pick<Database, "portal">,
  actor: Actor,
  organisationId: string,
): Promise<Result<{ items: Colleague[] }, "not_found" | "forbidden">> {
  const allowed = authorizeLead(actor, organisationId);
  if (!allowed.ok) return refuse(allowed.refusal.code);
  const items = await inPortal(database, actor.id, (tx) => listColleagues(tx, organisationId));
  return ok({ items });
}
