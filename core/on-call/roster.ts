import type { AgentId } from "../kit/brand.ts";
import { fromOn, handOver, turnAt, type Rotation, type Turn } from "./rotation.ts";

/** A part of time, half-open. */
export interface Span {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** A swap: what this agent would serve in that time, another serves. It changes nobody else's turn. */
export interface Cover extends Span {
  readonly agent: AgentId;
  readonly by: AgentId;
}

/** A holiday, or whatever else keeps an agent away: nobody names him or her in that time. */
export interface Absence extends Span {
  readonly agent: AgentId;
}

/** A rotation with when somebody wrote it. */
export interface WrittenRotation {
  readonly writtenAt: Temporal.Instant;
  readonly rotation: Rotation;
}

export interface Roster {
  /** In the order in which they were written: a later one holds from its first hand-over, or from when it was written. */
  readonly rotations: readonly WrittenRotation[];
  readonly covers: readonly Cover[];
  readonly absences: readonly Absence[];
  /** Who no longer works at the desk. */
  readonly inactive: readonly AgentId[];
}

/** `stand_in`: whose turn it is, or who covers it, is away. */
export type DutyReason = "turn" | "cover" | "stand_in" | "nobody";

export interface Duty extends Span {
  /** Who is called first; null where there is nobody to call. */
  readonly agent: AgentId | null;
  readonly because: DutyReason;
  /** Whose turn it is by the rotation; null while there is none. */
  readonly turnOf: AgentId | null;
}

/** Whether anybody is to be called at this instant, be there somebody or not: a rotation has begun, and was not switched off. */
export function isServed(roster: Roster, at: Temporal.Instant): boolean {
  return (rotationAt(roster, at)?.agents.length ?? 0) > 0;
}

/** Whom to call at this instant, one after the other: who is on duty, then the others in the order of the rotation. */
export function onCallAt(roster: Roster, at: Temporal.Instant): readonly AgentId[] {
  return callingAt(roster, at).order;
}

/** Who is on duty when: the spans tile the time from one instant to the other, without gap or overlap. */
export function dutiesBetween(
  whole: Roster,
  from: Temporal.Instant,
  to: Temporal.Instant,
): readonly Duty[] {
  const roster = { ...whole, rotations: rotationsSince(whole, from) };
  const duties: (Duty & { readonly begun: Temporal.Instant | undefined })[] = [];
  const instants = changesBetween(roster, from, to);
  for (const [index, begins] of instants.entries()) {
    const ends = instants[index + 1] ?? to;
    const { turn, ...said } = dutyAt(roster, begins);
    const before = duties.at(-1);
    const isSame =
      before !== undefined &&
      before.agent === said.agent &&
      before.because === said.because &&
      before.turnOf === said.turnOf &&
      before.begun?.epochMilliseconds === turn?.from.epochMilliseconds;
    if (isSame) duties[duties.length - 1] = { ...before, to: ends };
    else duties.push({ ...said, begun: turn?.from, from: begins, to: ends });
  }
  return duties.map(({ from: begins, to: ends, agent, because, turnOf }) => ({
    from: begins,
    to: ends,
    agent,
    because,
    turnOf,
  }));
}

/** The duty that this instant is in, looked at no further than that far ahead. */
export function currentDuty(roster: Roster, at: Temporal.Instant, until: Temporal.Instant): Duty {
  const [first] = dutiesBetween(roster, at, until);
  if (first === undefined) throw new RangeError("There is no duty in no time");
  return first;
}

/** When anything of the roster may change, the beginning included. */
function changesBetween(
  roster: Roster,
  from: Temporal.Instant,
  to: Temporal.Instant,
): readonly Temporal.Instant[] {
  const { rotations, covers, absences } = roster;
  const bounds = [...covers, ...absences].flatMap((one) => [one.from, one.to]);
  const begun = rotations.map(holdsFrom);
  const own = rotations.flatMap(({ rotation }, index) => {
    const begins = begun[index] ?? from;
    // Of one that another took the place of, nothing changes any more.
    const ends = begun.slice(index + 1).reduce(earlier, to);
    return [begins, ...handOversBetween(rotation, later(begins, from), ends)];
  });
  const within = [...bounds, ...own].filter((at) => isBefore(from, at) && isBefore(at, to));
  const sorted = [from, ...within].toSorted(Temporal.Instant.compare);
  if (!isBefore(from, to)) return [];
  return sorted.filter((at, index) => index === 0 || isBefore(sorted[index - 1] ?? from, at));
}

function handOversBetween(
  rotation: Rotation,
  from: Temporal.Instant,
  to: Temporal.Instant,
): readonly Temporal.Instant[] {
  if (rotation.agents.length === 0) return [];
  const found: Temporal.Instant[] = [];
  const first = turnAt(rotation, from);
  for (let next = first?.to ?? handOver(rotation, 0); isBefore(next, to);) {
    found.push(next);
    const turn = turnAt(rotation, next);
    if (turn === undefined) throw new Error("A hand-over begins no turn");
    next = turn.to;
  }
  return found;
}

interface Calling {
  readonly turn: Turn | undefined;
  readonly cover: Cover | undefined;
  readonly order: readonly AgentId[];
}

function dutyAt(roster: Roster, at: Temporal.Instant) {
  const { turn, cover, order } = callingAt(roster, at);
  const agent = order[0] ?? null;
  const because: DutyReason =
    agent === null
      ? "nobody"
      : agent === cover?.by
        ? "cover"
        : agent === turn?.agent
          ? "turn"
          : "stand_in";
  return { agent, because, turnOf: turn?.agent ?? null, turn };
}

function callingAt(roster: Roster, at: Temporal.Instant): Calling {
  const rotation = rotationAt(roster, at);
  const turn = rotation === undefined ? undefined : turnAt(rotation, at);
  if (rotation === undefined || turn === undefined)
    return { turn: undefined, cover: undefined, order: [] };
  const cover = roster.covers.find((one) => one.agent === turn.agent && holds(one, at));
  const [own, ...others] = fromOn(rotation, turn.agent);
  // Whoever handed the duty over is asked after everybody else.
  const asked =
    own === undefined || cover === undefined
      ? [turn.agent, ...others]
      : [cover.by, ...others.filter((agent) => agent !== cover.by), own];
  return { turn, cover, order: asked.filter((agent) => isThere(roster, agent, at)) };
}

/** The rotation that holds at this instant: the last written of those that have begun. */
function rotationAt({ rotations }: Roster, at: Temporal.Instant): Rotation | undefined {
  return rotations.findLast((written) => hasBegun(written, at))?.rotation;
}

/** Those that hold at this instant or later: a desk has written many by and by, and nothing of the others matters any more. */
function rotationsSince({ rotations }: Roster, at: Temporal.Instant): readonly WrittenRotation[] {
  return rotations.slice(
    Math.max(
      0,
      rotations.findLastIndex((written) => hasBegun(written, at)),
    ),
  );
}

function hasBegun(written: WrittenRotation, at: Temporal.Instant): boolean {
  return !isBefore(at, holdsFrom(written));
}

/** What is planned ahead takes nothing from what stands until then. */
function holdsFrom({ writtenAt, rotation }: WrittenRotation): Temporal.Instant {
  const first = handOver(rotation, 0);
  return isBefore(writtenAt, first) ? first : writtenAt;
}

function isThere({ absences, inactive }: Roster, agent: AgentId, at: Temporal.Instant): boolean {
  return (
    !inactive.includes(agent) && !absences.some((one) => one.agent === agent && holds(one, at))
  );
}

function holds({ from, to }: Span, at: Temporal.Instant): boolean {
  return !isBefore(at, from) && isBefore(at, to);
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isBefore(other, one) ? other : one;
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isBefore(one, other) ? other : one;
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
