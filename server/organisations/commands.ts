import type { OrganisationView } from "#api/people-views.ts";
import type { Actor, OrganisationKind } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { claimKey, type GivenKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import { notify } from "#server/platform/notify.ts";
import { transact } from "#server/platform/transact.ts";
import { identityNotice, type Identities } from "#server/sign-in/index.ts";
import {
  countCustomers,
  findOrganisation,
  insertOrganisation,
  listContractedBut,
  lockOrganisation,
  nameIsTaken,
  saveOrganisation,
  savePartnerships,
} from "./store.ts";

export interface OrganisationDeps {
  readonly database: Pick<Database, "desk">;
  readonly identities: Pick<Identities, "forget">;
}

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly idempotency: GivenKey | undefined;
}

export async function createOrganisation(
  deps: OrganisationDeps,
  { actor, now, idempotency }: Asked,
  facts: { readonly name: string; readonly kind: OrganisationKind },
): Promise<Result<OrganisationView, "forbidden" | "name_taken" | "idempotency_key_reused">> {
  const allowed = authorizeStaff(actor, "customers.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(deps.database.desk, async (tx) => {
    const id = newId<"OrganisationId">();
    const before = await claimKey(tx, { actor, now, idempotency }, id);
    if (!before.ok || before.value !== undefined) return before;
    if (await nameIsTaken(tx, facts.name, id)) return refuse("name_taken", { field: "name" });
    await insertOrganisation(tx, { ...facts, id }, now);
    return ok(id);
  });
  return done.ok ? ok(await shown(deps, done.value ?? "")) : done;
}

export interface OrganisationFacts {
  readonly name?: string;
  readonly active?: boolean;
  readonly serves?: readonly string[];
}

type Unchanged =
  | "forbidden"
  | "not_found"
  | "name_taken"
  | "unknown_organisation"
  | "unknown_value"
  | "serves_under_contract";

export async function changeOrganisation(
  deps: OrganisationDeps,
  { actor, now }: Pick<Asked, "actor" | "now">,
  id: string,
  facts: OrganisationFacts,
): Promise<Result<OrganisationView, Unchanged>> {
  const allowed = authorizeStaff(actor, "customers.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(deps.database.desk, (tx) => change(tx, id, facts, now));
  if (!done.ok) return done;
  deps.identities.forget();
  return ok(await shown(deps, id));
}

async function change(
  tx: Transaction,
  id: string,
  { serves, ...facts }: OrganisationFacts,
  now: Temporal.Instant,
): Promise<Result<undefined, Unchanged>> {
  const organisation = await lockOrganisation(tx, id);
  if (organisation === undefined) return refuse("not_found");
  if (facts.name !== undefined && (await nameIsTaken(tx, facts.name, id)))
    return refuse("name_taken", { field: "name" });
  await saveOrganisation(tx, id, facts);
  if (serves !== undefined) {
    const partner = { id, kind: organisation.kind };
    const said = await changeServed(tx, partner, [...new Set(serves)], now);
    if (!said.ok) return said;
  }
  // Everyone in it may see more or less than before.
  await notify(tx, identityNotice(undefined));
  return ok(undefined);
}

/** A contract names its partner and never another, so whoever it names goes on serving until it ends. */
async function changeServed(
  tx: Transaction,
  { id, kind }: { readonly id: string; readonly kind: OrganisationKind },
  customers: readonly string[],
  now: Temporal.Instant,
): Promise<Result<undefined, Unchanged>> {
  if (kind !== "partner" && customers.length > 0)
    return refuse("unknown_value", { field: "serves", params: { allowed: "[]" } });
  if ((await countCustomers(tx, customers)) !== customers.length)
    return refuse("unknown_organisation", { field: "serves" });
  const [name] = await listContractedBut(tx, id, customers, now);
  if (name !== undefined)
    return refuse("serves_under_contract", { field: "serves", params: { name } });
  await savePartnerships(tx, id, customers);
  return ok(undefined);
}

async function shown(deps: OrganisationDeps, id: string): Promise<OrganisationView> {
  const organisation = await findOrganisation(deps.database.desk, id);
  if (organisation === undefined) throw new Error("An organisation that was just there is gone");
  return organisation;
}
