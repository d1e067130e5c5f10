import type { DutyView, OnCallPage } from "#api/on-call.ts";
import type { AgentId } from "#core/kit/brand.ts";
import { ok, type Result } from "#core/kit/result.ts";
import { checkSpan } from "#core/on-call/check.ts";
import { authorizeException } from "#core/on-call/policy.ts";
import {
  dutiesBetween,
  isServed,
  onCallAt,
  type Absence,
  type Cover,
  type Duty,
  type Roster,
} from "#core/on-call/roster.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff, mayAsStaff } from "#core/people/policy.ts";
import type { Queries } from "#server/platform/database.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import {
  listChanges,
  listExceptions,
  listPeople,
  listRotations,
  type KeptException,
  type Person,
} from "./store.ts";

/** The roster as it is between two instants; what is not asked for of exceptions is not read. */
export async function readRoster(
  db: Queries,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<
  Roster & { readonly exceptions: readonly KeptException[]; readonly people: readonly Person[] }
> {
  const rotations = await listRotations(db);
  const exceptions = await listExceptions(db, from, to);
  const people = await listPeople(db);
  return {
    rotations,
    covers: exceptions.flatMap(coverOf),
    absences: exceptions.flatMap(absenceOf),
    inactive: people.filter(({ serves }) => !serves).map(({ id }) => id),
    exceptions,
    people,
  };
}

/**
 * Whom to call now, one after the other; null where on call is no concern of the desk: nobody has written a rotation, the first
 * one has not begun, or it is switched off.
 */
export async function whomToCall(
  db: Queries,
  now: Temporal.Instant,
): Promise<readonly AgentId[] | null> {
  const roster = await readRoster(db, now, now.add({ seconds: 1 }));
  return isServed(roster, now) ? onCallAt(roster, now) : null;
}

/** The same by name. */
export async function readServing(db: Queries, now: Temporal.Instant) {
  const roster = await readRoster(db, now, now.add({ seconds: 1 }));
  return isServed(roster, now) ? onCallAt(roster, now).map(namesOf(roster.people)) : null;
}

function coverOf({ agent, by, from, to }: KeptException): Cover[] {
  return by === null ? [] : [{ agent, by, from, to }];
}

function absenceOf({ agent, by, from, to }: KeptException): Absence[] {
  return by === null ? [{ agent, from, to }] : [];
}

/** How far ahead it is said who comes next. */
const SOON = { hours: 8 * 7 * 24 };
/** However far ahead somebody will be away, it can be seen and taken back. */
const EVER = { hours: 1000 * 366 * 24 };

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
}

export async function readOnCall(
  desk: Queries,
  { actor, now }: Asked,
): Promise<Result<OnCallPage, "forbidden">> {
  const allowed = authorizeStaff(actor, "agents.read");
  if (!allowed.ok) return allowed;
  const roster = await readRoster(desk, now, now.add(EVER));
  const changes = await listChanges(desk);
  const { onCallMinutes } = await settingsInForce(desk);
  const { people, exceptions } = roster;
  const name = namesOf(people);
  const written = roster.rotations.at(-1);
  const isOff = written?.rotation.agents.length === 0;
  const last = isOff ? undefined : written;
  const duties = last === undefined ? [] : dutiesBetween(roster, now, now.add(SOON));
  const [current, next] = duties.map((duty) => viewDuty(duty, name));
  return ok({
    version: String(changes[0]?.version ?? 0),
    rotation: last === undefined ? null : writeRotation(last.rotation),
    isOff,
    agents: people
      .filter(({ id, serves }) => serves || last?.rotation.agents.includes(id) === true)
      .map(({ id, name: called }) => ({ id, name: called })),
    now: current ?? null,
    next: next ?? null,
    order: onCallAt(roster, now).map(name),
    exceptions: exceptions.map((one) => viewException(one, actor, name)),
    changes,
    minutes: onCallMinutes,
    may: {
      change: mayAsStaff(actor, "on-call.manage"),
      except: authorizeException(actor, actor.id).ok,
      page: mayAsStaff(actor, "paging.manage"),
    },
  });
}

/** Who is on duty when, as it was then and as it is planned. */
export async function readDuties(
  desk: Queries,
  actor: Actor,
  { from, to }: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
) {
  const allowed = authorizeStaff(actor, "agents.read");
  if (!allowed.ok) return allowed;
  const sound = checkSpan({ from, to });
  if (!sound.ok) return sound;
  const roster = await readRoster(desk, from, to);
  const name = namesOf(roster.people);
  return ok({ items: dutiesBetween(roster, from, to).map((duty) => viewDuty(duty, name)) });
}

type Name = (id: AgentId) => { id: AgentId; name: string };

function namesOf(people: readonly Person[]): Name {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => ({ id, name: names.get(id) ?? "" });
}

function viewDuty({ from, to, agent, because, turnOf }: Duty, name: Name): DutyView {
  return {
    from: from.toString(),
    to: to.toString(),
    agent: agent === null ? null : name(agent),
    because,
    turnOf: turnOf === null ? null : name(turnOf),
  };
}

function viewException(one: KeptException, actor: Actor, name: Name) {
  const { id, agent, by, from, to, why, madeBy } = one;
  return {
    id,
    agent: name(agent),
    by: by === null ? null : name(by),
    from: from.toString(),
    to: to.toString(),
    why,
    madeBy,
    may: { takeBack: authorizeException(actor, agent).ok },
  };
}

export function writeRotation({
  agents,
  zone,
  startsOn,
  minute,
  weeks,
}: Roster["rotations"][number]["rotation"]) {
  return { agents: [...agents], zone, startsOn: startsOn.toString(), minute, weeks };
}
