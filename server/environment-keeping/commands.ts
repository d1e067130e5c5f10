import type { BodyOf } from "#api/route.ts";
import type * as api from "#api/environments.ts";
import type { EnvironmentView } from "#api/environment-views.ts";
import { parseVersion } from "#core/catalogue/version.ts";
import type { EnvironmentKind } from "#core/environments/environment.ts";
import { freshnessOf } from "#core/environments/freshness.ts";
import {
  learn,
  sayAgain,
  type EnvironmentAct,
  type SaidFacts,
} from "#core/environments/history.ts";
import { authorizeKeeping } from "#core/environments/policy.ts";
import { as } from "#core/kit/brand.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor, Language } from "#core/people/actor.ts";
import type { Authorized } from "#core/people/authorized.ts";
import { authorizeByEnvironment } from "#core/tickets/policy.ts";
import {
  lockEnvironment,
  readEnvironment,
  type KnownEnvironment,
} from "#server/environments/index.ts";
import type { Transaction } from "#server/platform/database.ts";
import { given, type Given } from "#server/platform/given.ts";
import { claimKey, type GivenKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import { transact } from "#server/platform/transact.ts";
import type { SettingsInForce } from "#core/procedure/settings.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { answerEnvironment, type TicketDeps } from "#server/tickets/index.ts";
import {
  insertEnvironment,
  isActiveOrganisation,
  isProduct,
  isProductionTaken,
  listChangesSince,
  listAwaiting,
  lockDeployment,
  saveEnvironment,
  type Kept,
} from "./store.ts";

export interface KeepingDeps extends TicketDeps {
  /** What an answer says that is made by confirming a system, or by removing it. */
  readonly sayKept: (
    act: "confirmed" | "removed",
    environment: string,
    language: Language,
  ) => string;
}

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly language: Language;
  readonly idempotency: GivenKey | undefined;
}

interface AskedOf extends Asked {
  readonly id: string;
  /** The version of the environment that whoever asks has seen. */
  readonly ifMatch: string;
}

interface Late {
  readonly ok: false;
  readonly refusal: { readonly code: "version_conflict" };
  readonly extras: {
    readonly changes: Awaited<ReturnType<typeof listChangesSince>>;
    readonly version: string;
  };
}

type NotPlaced = "unknown_subscription" | "production_taken";
type Refused =
  | NotPlaced
  | "version_unreadable"
  | "not_found"
  | "forbidden"
  | "idempotency_key_reused";
type NotRecorded = Refused | "unknown_organisation" | "unknown_product";
type NotKept = Refused | "environment_removed";
type Answer = Result<EnvironmentView, NotKept> | Late;
type Authorised = Authorized<KnownEnvironment, "environments.keep">;

/** Writes down a system of a beneficiary (R-31-06, R-31-09), by its own people, its partner's or the desk's. */
export async function recordEnvironment(
  deps: KeepingDeps,
  asked: Asked,
  body: BodyOf<typeof api.recordEnvironment>,
): Promise<Result<EnvironmentView, NotRecorded>> {
  const done = await transact(
    deps.database.desk,
    async (tx): Promise<Result<string | undefined, NotRecorded>> => {
      const id = newId<"EnvironmentId">();
      const allowed = await authorizeRecording(tx, asked.actor, body);
      if (!allowed.ok) return allowed;
      const before = await claimKey(tx, asked, id);
      if (!before.ok || before.value !== undefined) return before;
      if (!(await isProduct(tx, body.product)))
        return refuse("unknown_product", { field: "product" });
      const placed = await checkPlace(tx, asked.actor, { id, ...body });
      if (!placed.ok) return placed;
      const said: SaidFacts = given(body.facts);
      const readable = checkRelease(said);
      if (!readable.ok) return readable;
      const { organisation, product, subscription, name, kind } = body;
      const place = { id, organisation, product, subscription, name, kind };
      const act = {
        version: 1,
        act: "recorded",
        said,
        by: speakerOf(asked.actor),
        at: asked.now,
      } as const;
      await insertEnvironment(tx, { ...place, ...act, facts: learn({}, said, act) });
      return ok(id);
    },
  );
  return done.ok ? readEnvironment(deps, asked, done.value ?? "") : done;
}

/** Corrects what is known of it; what is not spoken of stays as it was, and as old as it was. */
export function changeEnvironment(
  deps: KeepingDeps,
  asked: AskedOf,
  { facts, ...place }: Given<BodyOf<typeof api.changeEnvironment>>,
): Promise<Answer> {
  return keep(deps, asked, () => ({ ...place, act: "changed", said: facts }));
}

/** R-31-09: everything that is known is said again, but for what is corrected. */
export function confirmEnvironment(
  deps: KeepingDeps,
  asked: AskedOf,
  corrections: BodyOf<typeof api.confirmEnvironment>["facts"],
): Promise<Answer> {
  return keep(deps, asked, (known) => ({
    act: "confirmed",
    said: sayAgain(known.facts, given(corrections)),
  }));
}

export function removeEnvironment(deps: KeepingDeps, asked: AskedOf): Promise<Answer> {
  return keep(deps, asked, () => ({ act: "removed", said: {} }));
}

interface Change {
  readonly act: EnvironmentAct;
  readonly said: SaidFacts;
  readonly name?: string;
  readonly kind?: EnvironmentKind;
  readonly subscription?: string | null;
}

/** One transaction: what was done, its place in the history, and the tickets that it answers. */
async function keep(
  deps: KeepingDeps,
  asked: AskedOf,
  change: (known: KnownEnvironment) => Change,
): Promise<Answer> {
  const settings = await settingsInForce(deps.database.desk);
  const done = await transact(
    deps.database.desk,
    async (tx): Promise<Result<true, NotKept> | Late> => {
      const known = await lockEnvironment(tx, asked.id);
      if (known === undefined) return refuse("not_found");
      const allowed = authorizeKeeping(asked.actor, known);
      if (!allowed.ok) return allowed;
      const before = await claimKey(tx, asked, asked.id);
      if (!before.ok) return before;
      if (before.value !== undefined) return ok(true);
      if (known.removedAt !== null) return refuse("environment_removed");
      const late = await lateness(tx, asked, known);
      if (late !== undefined) return late;
      const kept = keptOf(known, change(known), asked);
      const placed =
        kept.act === "removed" ? ok(true) : await checkPlace(tx, asked.actor, kept, known);
      if (!placed.ok) return placed;
      const readable = checkRelease(kept.said);
      if (!readable.ok) return readable;
      await saveEnvironment(tx, kept);
      await answerTickets(tx, { ...deps, settings }, asked, allowed.value, kept);
      return ok(true);
    },
  );
  return done.ok ? readEnvironment(deps, asked, asked.id) : done;
}

function keptOf(known: KnownEnvironment, change: Change, { actor, now: at }: AskedOf): Kept {
  const by = speakerOf(actor);
  return {
    id: known.id,
    organisation: known.organisation,
    product: known.product,
    subscription: change.subscription === undefined ? known.subscription : change.subscription,
    name: change.name ?? known.name,
    kind: change.kind ?? known.kind,
    facts: learn(known.facts, change.said, { at, by }),
    version: known.rowVersion + 1,
    act: change.act,
    said: change.said,
    by,
    at,
  };
}

/** R-31-09: once nothing is missing or old any more, every ticket that waits for just that has its answer. */
async function answerTickets(
  tx: Transaction,
  { settings, sayKept }: Pick<KeepingDeps, "sayKept"> & { readonly settings: SettingsInForce },
  { actor, now, language }: AskedOf,
  environment: Authorised,
  kept: Kept,
): Promise<void> {
  const freshness = freshnessOf(kept, now, settings.environmentFactDays);
  if (kept.act !== "removed" && freshness.state === "to_confirm") return;
  const text = sayKept(kept.act === "removed" ? "removed" : "confirmed", kept.name, language);
  for (const reference of await listAwaiting(tx, kept.id))
    await answerEnvironment(tx, settings, { actor, reference, now, text }, (ticket) =>
      authorizeByEnvironment(actor, environment, ticket),
    );
}

async function authorizeRecording(
  tx: Transaction,
  actor: Actor,
  { organisation, subscription }: BodyOf<typeof api.recordEnvironment>,
): Promise<Result<true, "forbidden" | "unknown_organisation">> {
  const deployment = subscription === null ? undefined : await lockDeployment(tx, subscription);
  const partner = deployment?.organisation === organisation ? deployment.partner : null;
  const allowed = authorizeKeeping(actor, {
    organisation: as<"OrganisationId">(organisation),
    partner,
  });
  const unknown = refuse("unknown_organisation", { field: "organisation" });
  if (!allowed.ok) return allowed.refusal.code === "forbidden" ? refuse("forbidden") : unknown;
  return (await isActiveOrganisation(tx, organisation)) ? ok(true) : unknown;
}

type Placed = Pick<Kept, "id" | "organisation" | "product" | "subscription" | "kind">;

/**
 * The contract is the beneficiary's own, covers the product, and has one production of it at most. Whoever places a system
 * there goes on seeing it: a partner's people know no contract that does not go through them.
 */
async function checkPlace(
  tx: Transaction,
  actor: Actor,
  placed: Placed,
  before?: Pick<KnownEnvironment, "subscription" | "kind">,
): Promise<Result<true, NotPlaced>> {
  const { id, organisation, product, subscription, kind } = placed;
  if (before?.subscription === subscription && before.kind === kind) return ok(true);
  const deployment = subscription === null ? undefined : await lockDeployment(tx, subscription);
  const partner = deployment?.partner ?? null;
  const unknown = refuse("unknown_subscription", { field: "subscription" });
  if (!authorizeKeeping(actor, { organisation: as<"OrganisationId">(organisation), partner }).ok)
    return unknown;
  if (subscription === null) return ok(true);
  if (deployment?.organisation !== organisation || !deployment.products.includes(product))
    return unknown;
  return kind === "production" && (await isProductionTaken(tx, subscription, product, id))
    ? refuse("production_taken", { field: "kind" })
    : ok(true);
}

/** A version that nobody can read says nothing about support. */
function checkRelease({ release }: SaidFacts): Result<true, "version_unreadable"> {
  if (release === undefined) return ok(true);
  const read = parseVersion(release);
  return read.ok
    ? ok(true)
    : refuse("version_unreadable", { ...read.refusal, field: "facts.release" });
}

function speakerOf({ kind, id }: Actor): Kept["by"] {
  return { kind, id };
}

async function lateness(
  tx: Transaction,
  { id, ifMatch }: AskedOf,
  { rowVersion }: KnownEnvironment,
): Promise<Late | undefined> {
  if (ifMatch === String(rowVersion)) return undefined;
  const seen = /^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : 0;
  const changes = await listChangesSince(tx, id, seen);
  return { ...refuse("version_conflict"), extras: { changes, version: String(rowVersion) } };
}
