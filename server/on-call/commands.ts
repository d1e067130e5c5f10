import { as, type AgentId } from "#core/kit/brand.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import { checkAbsence, checkCover, checkRotation } from "#core/on-call/check.ts";
import { authorizeException } from "#core/on-call/policy.ts";
import type { Absence, Roster } from "#core/on-call/roster.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import type { Database, Transaction } from "#server/platform/database.ts";
import { claimKey, type GivenKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import { transact } from "#server/platform/transact.ts";
import { readOnCall, readRoster, writeRotation } from "./reads.ts";
import {
  findException,
  insertException,
  insertRotation,
  listRotations,
  lockRoster,
  readRotation,
  takeBack,
  type KeptRotation,
} from "./store.ts";
import { findWorkingAgent } from "#server/standing/index.ts";

export interface OnCallDeps {
  readonly database: Pick<Database, "desk">;
}

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
}

interface Keyed extends Asked {
  readonly idempotency: GivenKey | undefined;
}

interface Seen extends Keyed {
  readonly ifMatch: string;
}

/** Says who is on call in turn from now on, or from the first hand-over where that is ahead. What was before stays as it was. */
export function changeRotation(
  deps: OnCallDeps,
  asked: Seen,
  { rotation: given, why }: { readonly rotation: KeptRotation; readonly why: string },
) {
  return write(deps, asked, why, async (tx) => {
    const rotation = readRotation(given);
    const sound = checkRotation(rotation);
    if (!sound.ok) return within(sound.refusal);
    const stranger = await findStranger(tx, rotation.agents);
    if (stranger !== undefined)
      return refuse("unknown_agent", { field: `rotation.agents.${stranger}` });
    return ok(writeRotation(rotation));
  });
}

/** A rotation of nobody, that holds from when it is written. */
const OFF: KeptRotation = { agents: [], zone: "UTC", startsOn: "1970-01-01", minute: 0, weeks: 1 };

/** Nobody is called from now on, until a rotation is written again. An alert that is open ends when it would pass on. */
export function switchOff(deps: OnCallDeps, asked: Seen, { why }: { readonly why: string }) {
  return write(deps, asked, why, async (tx) => {
    if ((await listRotations(tx)).length === 0) return refuse("nothing_changes");
    return why.trim() === "" ? refuse("why_required", { field: "why" }) : ok(OFF);
  });
}

/** Writes the next version down, where whoever asks has seen the last one and it says something else. */
async function write<Code extends string>(
  deps: OnCallDeps,
  asked: Seen,
  why: string,
  decide: (tx: Transaction) => Promise<Result<KeptRotation, Code>>,
) {
  const { desk } = deps.database;
  const { actor, now, ifMatch } = asked;
  const allowed = authorizeStaff(actor, "on-call.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(desk, async (tx) => {
    await lockRoster(tx);
    const before = await claimKey(tx, asked, ifMatch);
    if (!before.ok || before.value !== undefined) return before;
    const last = (await listRotations(tx)).at(-1);
    const version = last?.version ?? 0;
    if (ifMatch !== String(version)) return refuse("version_conflict");
    const decided = await decide(tx);
    if (!decided.ok) return decided;
    const definition = decided.value;
    if (last !== undefined && isSame(writeRotation(last.rotation), definition))
      return refuse("nothing_changes");
    const written = { version: version + 1, writtenAt: now, agentId: allowed.value.id, why };
    await insertRotation(tx, { ...written, definition });
    return ok(undefined);
  });
  return done.ok ? readOnCall(desk, asked) : done;
}

function within<Code extends string>({
  code,
  field,
  params,
}: {
  readonly code: Code;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}) {
  return refuse(code, { field: `rotation.${field ?? ""}`, ...(params && { params }) });
}

/** The place of the first who is no agent that works tickets. */
async function findStranger(
  tx: Transaction,
  agents: readonly AgentId[],
): Promise<number | undefined> {
  for (const [place, agent] of agents.entries())
    if ((await findWorkingAgent(tx, agent)) === undefined) return place;
  return undefined;
}

function isSame(one: KeptRotation, other: KeptRotation): boolean {
  return (
    one.zone === other.zone &&
    one.startsOn === other.startsOn &&
    one.minute === other.minute &&
    one.weeks === other.weeks &&
    one.agents.join() === other.agents.join()
  );
}

interface Said {
  readonly agent: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** Hands a duty over for a time: another serves instead. */
export function addCover(deps: OnCallDeps, asked: Keyed, said: Said & { readonly by: string }) {
  const by = as<"AgentId">(said.by);
  return addException(deps, asked, said, by, (roster, absence) =>
    checkCover(roster, { ...absence, by }, asked.now),
  );
}

/** Notes that an agent is away: nobody calls him or her meanwhile. */
export function addAbsence(deps: OnCallDeps, asked: Keyed, said: Said) {
  return addException(deps, asked, said, null, (roster, absence) =>
    checkAbsence(roster, absence, asked.now),
  );
}

async function addException<Code extends string>(
  deps: OnCallDeps,
  asked: Keyed,
  said: Said,
  by: AgentId | null,
  check: (roster: Roster, absence: Absence) => Result<true, Code>,
) {
  const { desk } = deps.database;
  const { actor, now } = asked;
  const allowed = authorizeException(actor, said.agent);
  if (!allowed.ok) return allowed;
  const agent = as<"AgentId">(said.agent);
  const absence = { agent, from: wholeMilliseconds(said.from), to: wholeMilliseconds(said.to) };
  const done = await transact(desk, async (tx) => {
    await lockRoster(tx);
    const id = newId();
    const before = await claimKey(tx, asked, id);
    if (!before.ok || before.value !== undefined) return before;
    if ((await findWorkingAgent(tx, agent)) === undefined)
      return refuse("unknown_agent", { field: "agent" });
    if (by !== null && (await findWorkingAgent(tx, by)) === undefined)
      return refuse("unknown_agent", { field: "by" });
    const sound = check(await readRoster(tx, absence.from, absence.to), absence);
    if (!sound.ok) return sound;
    const made = { id, by, why: said.why, madeAt: now, madeBy: allowed.value.id };
    await insertException(tx, { ...made, ...absence });
    return ok(undefined);
  });
  return done.ok ? readOnCall(desk, asked) : done;
}

/** The database keeps no finer instants. */
function wholeMilliseconds(given: string): Temporal.Instant {
  return Temporal.Instant.from(given).round({ smallestUnit: "millisecond", roundingMode: "floor" });
}

/** From now on it holds no more. */
export async function takeBackException(deps: OnCallDeps, asked: Asked, id: string) {
  const { desk } = deps.database;
  const { actor, now } = asked;
  const seen = authorizeStaff(actor, "agents.read");
  if (!seen.ok) return seen;
  const done = await transact(desk, async (tx) => {
    await lockRoster(tx);
    const found = await findException(tx, id);
    if (found === undefined) return refuse("not_found");
    const allowed = authorizeException(actor, found.agent);
    if (!allowed.ok) return allowed;
    if (Temporal.Instant.compare(found.to, now) <= 0) return refuse("exception_over");
    await takeBack(tx, id, allowed.value.id, now);
    return ok(undefined);
  });
  return done.ok ? readOnCall(desk, asked) : done;
}
