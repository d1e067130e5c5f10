import type { ContactView, OrganisationView, SubscriptionLine } from "#api/people-views.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { readSubscriptionsOf } from "#server/contract-lists/index.ts";
import { listMembers } from "#server/people/index.ts";
import type { Database } from "#server/platform/database.ts";
import { findOrganisation, listOrganisations } from "./store.ts";

type Desk = Pick<Database, "desk">;

interface Place {
  readonly name: string;
  readonly id: string;
}

export interface Page {
  readonly items: OrganisationView[];
  readonly next: Place | null;
}

/** One more than asked for is read: whether there is another page is known without counting. */
export async function readOrganisations(
  { desk }: Desk,
  actor: Actor,
  { search, limit }: { readonly search?: string | undefined; readonly limit: number },
  after: Place | undefined,
): Promise<Result<Page, "forbidden">> {
  const allowed = authorizeStaff(actor, "customers.read");
  if (!allowed.ok) return allowed;
  const found = await listOrganisations(desk, search ?? "", after, limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const next = found.length > limit && last !== undefined ? { name: last.name, id: last.id } : null;
  return ok({ items, next });
}

interface Whole extends OrganisationView {
  readonly contacts: ContactView[];
  readonly subscriptions: SubscriptionLine[];
}

export async function readOrganisation(
  { desk }: Desk,
  actor: Actor,
  id: string,
  now: Temporal.Instant,
): Promise<Result<Whole, "forbidden" | "not_found">> {
  const allowed = authorizeStaff(actor, "customers.read");
  if (!allowed.ok) return allowed;
  const organisation = await findOrganisation(desk, id);
  if (organisation === undefined) return refuse("not_found");
  const contacts = await listMembers(desk, id);
  const subscriptions = await readSubscriptionsOf(desk, id, now);
  return ok({ ...organisation, contacts, subscriptions });
}
