import { isZone } from "../calendars/zone.ts";
import type { AgentId } from "../kit/brand.ts";
import { ok, refuse, type Result } from "../kit/result.ts";
import { dutiesBetween, type Absence, type Cover, type Roster, type Span } from "./roster.ts";
import type { Rotation } from "./rotation.ts";

type RotationRefusal = "roster_empty" | "agent_twice" | "unknown_zone";
type SpanRefusal = "times_reversed" | "over_a_year";
type AbsenceRefusal = SpanRefusal | "exception_over" | "exception_overlaps";
type CoverRefusal = AbsenceRefusal | "swap_with_oneself" | "not_on_duty" | "covering_while_absent";

export function checkRotation({ agents, zone }: Rotation): Result<true, RotationRefusal> {
  if (agents.length === 0) return refuse("roster_empty", { field: "agents" });
  const twice = agents.findIndex((agent, index) => agents.indexOf(agent) < index);
  if (twice !== -1) return refuse("agent_twice", { field: `agents.${twice}` });
  return isZone(zone) ? ok(true) : refuse("unknown_zone", { field: "zone", params: { zone } });
}

/** A year is as much as anybody looks at, or is away, at once. */
export function checkSpan({ from, to }: Span): Result<true, SpanRefusal> {
  if (Temporal.Instant.compare(from, to) >= 0) return refuse("times_reversed", { field: "to" });
  const latest = from.add({ hours: 366 * 24 });
  return Temporal.Instant.compare(to, latest) > 0
    ? refuse("over_a_year", {
        field: "to",
        params: { until: latest.toZonedDateTimeISO("UTC").toPlainDate().toString() },
      })
    : ok(true);
}

/** Whether an agent may be noted as away: in a time that is not over, and not noted already. */
export function checkAbsence(
  { absences }: Pick<Roster, "absences">,
  absence: Absence,
  now: Temporal.Instant,
): Result<true, AbsenceRefusal> {
  const sound = checkAhead(absence, now);
  if (!sound.ok) return sound;
  return overlaps(absences, absence) ? refuse("exception_overlaps", { field: "from" }) : ok(true);
}

/** Whether a duty may be handed over: one's own in that time, to somebody else who is there for all of it. */
export function checkCover(
  roster: Roster,
  cover: Cover,
  now: Temporal.Instant,
): Result<true, CoverRefusal> {
  if (cover.agent === cover.by) return refuse("swap_with_oneself", { field: "by" });
  const sound = checkAhead(cover, now);
  if (!sound.ok) return sound;
  if (overlaps(roster.covers, cover)) return refuse("exception_overlaps", { field: "from" });
  const asIfThere = { ...roster, absences: [], inactive: [] };
  const isTheirs = dutiesBetween(asIfThere, cover.from, cover.to).some(
    ({ turnOf }) => turnOf === cover.agent,
  );
  if (!isTheirs) return refuse("not_on_duty", { field: "from" });
  return overlaps(roster.absences, { ...cover, agent: cover.by })
    ? refuse("covering_while_absent", { field: "by" })
    : ok(true);
}

function checkAhead(
  span: Span,
  now: Temporal.Instant,
): Result<true, SpanRefusal | "exception_over"> {
  const sound = checkSpan(span);
  if (!sound.ok) return sound;
  return Temporal.Instant.compare(span.to, now) <= 0
    ? refuse("exception_over", { field: "to" })
    : ok(true);
}

function overlaps(
  known: readonly (Span & { readonly agent: AgentId })[],
  { agent, from, to }: Span & { readonly agent: AgentId },
): boolean {
  const { compare } = Temporal.Instant;
  return known.some(
    (one) => one.agent === agent && compare(one.from, to) < 0 && compare(from, one.to) < 0,
  );
}
