import type { PagingPage, PushPage } from "#api/alert-doors.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import {
  PAGING_SECRET,
  insertNotices,
  queueTelling,
  type NewNotice,
} from "#server/alerts/index.ts";
import type { Database } from "#server/platform/database.ts";
import { claimKey, type GivenKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import type { Outside } from "#server/platform/outside.ts";
import { isSealed, type Sealing } from "#server/platform/sealing.ts";
import { transact } from "#server/platform/transact.ts";
import { readPaging, readPush } from "./reads.ts";
import {
  deletePaging,
  deletePush,
  findPaging,
  findSecret,
  listPush,
  replaceSecret,
  savePaging,
  savePush,
} from "./store.ts";

export interface AlertDoorDeps {
  readonly database: Pick<Database, "desk">;
  readonly outside: Pick<Outside, "allows">;
  readonly sealing: Sealing;
  /** Of the key that vouches for what is pushed. */
  readonly pushPublicKey: string;
}

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
}

interface Keyed extends Asked {
  readonly idempotency: GivenKey | undefined;
}

const BROWSERS_MAX = 10;

interface GivenPush {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly browser: string;
}

/** Alerts are pushed to this browser of the agent's from now on. */
export async function addPush(
  deps: AlertDoorDeps,
  { actor, now }: Asked,
  { endpoint, keys, browser }: GivenPush,
): Promise<Result<PushPage, "forbidden" | "address_refused" | "too_many_browsers">> {
  const allowed = authorizeStaff(actor, "tickets.work");
  if (!allowed.ok) return allowed;
  if (!deps.outside.allows(endpoint)) return refuse("address_refused", { field: "endpoint" });
  const { desk } = deps.database;
  const agent = allowed.value.id;
  const done = await transact(desk, async (tx) => {
    const known = await listPush(tx, agent);
    const isKnown = known.some((one) => one.endpoint === endpoint);
    if (!isKnown && known.length >= BROWSERS_MAX) return refuse("too_many_browsers");
    await savePush(tx, { id: newId(), agent, endpoint, ...keys, browser, at: now });
    return ok(undefined);
  });
  return done.ok ? ok(await readPush(desk, agent, deps.pushPublicKey)) : done;
}

export async function removePush(
  deps: AlertDoorDeps,
  { actor }: Asked,
  id: string,
): Promise<Result<PushPage, "forbidden" | "not_found">> {
  const allowed = authorizeStaff(actor, "tickets.work");
  if (!allowed.ok) return allowed;
  const { desk } = deps.database;
  const agent = allowed.value.id;
  const done = await transact(desk, async (tx) =>
    (await deletePush(tx, id, agent)) ? ok(undefined) : refuse("not_found"),
  );
  return done.ok ? ok(await readPush(desk, agent, deps.pushPublicKey)) : done;
}

/** Alerts are told to this paging service from now on, signed with the secret that both know. */
export async function setPaging(
  { database: { desk }, outside, sealing }: AlertDoorDeps,
  { actor, now }: Asked,
  { url, secret: said = null }: { readonly url: string; readonly secret?: string | null },
): Promise<Result<PagingPage, "forbidden" | "address_refused" | "secret_required">> {
  const allowed = authorizeStaff(actor, "paging.manage");
  if (!allowed.ok) return allowed;
  if (!outside.allows(url)) return refuse("address_refused", { field: "url" });
  const by = allowed.value.id;
  const secret = said === null ? null : sealing.seal(said, PAGING_SECRET);
  const done = await transact(desk, async (tx) =>
    (await savePaging(tx, { url, secret, at: now, by }))
      ? ok(undefined)
      : refuse("secret_required", { field: "secret" }),
  );
  return done.ok ? ok(await readPaging(desk)) : done;
}

/** Seals the secret that was kept in clear by an earlier version of the program, if one was. */
export async function sealPagingSecret({
  database: { desk },
  sealing,
}: Pick<AlertDoorDeps, "database" | "sealing">): Promise<void> {
  await transact(desk, async (tx) => {
    const kept = await findSecret(tx);
    if (kept !== undefined && !isSealed(kept))
      await replaceSecret(tx, kept, sealing.seal(kept, PAGING_SECRET));
    return ok(undefined);
  });
}

export async function removePaging(
  { database: { desk } }: AlertDoorDeps,
  { actor }: Asked,
): Promise<Result<PagingPage, "forbidden">> {
  const allowed = authorizeStaff(actor, "paging.manage");
  if (!allowed.ok) return allowed;
  await transact(desk, async (tx) => ok(await deletePaging(tx)));
  return ok(await readPaging(desk));
}

/** Sends the paging service something that is no alert. */
export async function testPaging(
  { database: { desk } }: AlertDoorDeps,
  { actor, now, idempotency }: Keyed,
): Promise<Result<PagingPage, "forbidden" | "not_found" | "idempotency_key_reused">> {
  const allowed = authorizeStaff(actor, "paging.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(desk, async (tx) => {
    if ((await findPaging(tx)) === undefined) return refuse("not_found");
    const id = newId();
    const before = await claimKey(tx, { actor, now, idempotency }, id);
    if (!before.ok || before.value !== undefined) return before;
    const about = { alert: null, step: 0, agent: null, subscription: null, at: now };
    const notice: NewNotice = { ...about, id, tells: "test", door: "webhook" };
    await insertNotices(tx, [notice]);
    await queueTelling(tx, [notice]);
    return ok(undefined);
  });
  return done.ok ? ok(await readPaging(desk)) : done;
}
