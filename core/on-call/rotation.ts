import type { AgentId } from "../kit/brand.ts";

/** Who is on call in turn. A turn begins on the weekday of the first hand-over, at the same time of the zone's own clocks. */
export interface Rotation {
  /** In the order of their turns; each once. Empty where on call is switched off. */
  readonly agents: readonly AgentId[];
  /** IANA name. */
  readonly zone: string;
  /** The day of the first hand-over: its weekday is that of every other. */
  readonly startsOn: Temporal.PlainDate;
  /** Of the day, from 0 to 1439. */
  readonly minute: number;
  /** How long a turn is. */
  readonly weeks: number;
}

/** A turn of a rotation, from one hand-over to the next. */
export interface Turn {
  readonly agent: AgentId;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/**
 * The turn that this instant is in; undefined before the first hand-over. A time that a daylight change skips is the one after
 * the gap, and of one that comes twice it is the first.
 */
export function turnAt(rotation: Rotation, at: Temporal.Instant): Turn | undefined {
  const { agents, zone, startsOn, weeks } = rotation;
  const day = at.toZonedDateTimeISO(zone).toPlainDate();
  const days = startsOn.until(day, { largestUnit: "days" }).days;
  let turn = Math.floor(days / (7 * weeks));
  if (isBefore(at, handOver(rotation, turn))) turn -= 1;
  const agent = agents[turn % agents.length];
  if (turn < 0 || agent === undefined) return undefined;
  return { agent, from: handOver(rotation, turn), to: handOver(rotation, turn + 1) };
}

/** When a turn begins, counted from 0. */
export function handOver(
  { zone, startsOn, minute, weeks }: Rotation,
  turn: number,
): Temporal.Instant {
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const day = startsOn.add({ days: 7 * weeks * turn });
  return day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
}

/** The agents in the order in which one asks them: from this one on, round. */
export function fromOn({ agents }: Rotation, agent: AgentId): readonly AgentId[] {
  const place = Math.max(0, agents.indexOf(agent));
  return [...agents.slice(place), ...agents.slice(0, place)];
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
