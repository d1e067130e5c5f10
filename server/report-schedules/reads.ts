import type { ReportScheduleView } from "#api/report-schedules.ts";
import type { Timetable } from "#core/calendars/timetable.ts";
import { dayOf } from "#core/kit/day-of.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff, mayAsStaff } from "#core/people/policy.ts";
import { nextMaking, type Plan } from "#core/reports/schedule.ts";
import type { Database } from "#server/platform/database.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { findSchedule, listSchedules, type Schedule, type Shown } from "./store.ts";

export interface ScheduleDeps {
  readonly database: Pick<Database, "desk">;
}

interface Reader {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
}

/** The latest first. One more than asked for is read: whether there is another page is known without counting. */
export async function readSchedules(
  deps: ScheduleDeps,
  { actor, now }: Reader,
  { shown, limit, after }: { shown: Shown; limit: number; after: string | undefined },
) {
  const allowed = authorizeStaff(actor, "reports.make");
  if (!allowed.ok) return allowed;
  const { desk } = deps.database;
  const { businessHours } = await settingsInForce(desk);
  const found = await listSchedules(desk, { shown, limit: limit + 1, after });
  const items = found.slice(0, limit);
  return ok({
    items: items.map((one) => viewSchedule(one, actor, now, businessHours)),
    last: found.length > limit ? items.at(-1)?.id : undefined,
    may: { plan: mayAsStaff(actor, "reports.plan") },
  });
}

export async function readSchedule(
  deps: ScheduleDeps,
  { actor, now }: Reader,
  id: string,
): Promise<Result<ReportScheduleView, "forbidden" | "not_found">> {
  const allowed = authorizeStaff(actor, "reports.make");
  if (!allowed.ok) return allowed;
  const { desk } = deps.database;
  const { businessHours } = await settingsInForce(desk);
  const found = await findSchedule(desk, id);
  if (found === undefined) return refuse("not_found");
  return ok(viewSchedule(found, actor, now, businessHours));
}

/** What the plan is made by. */
export function planOf({ cadence, zones, nextDay }: Schedule): Plan {
  return { cadence, zones, nextDay };
}

function viewSchedule(
  schedule: Schedule,
  actor: Actor,
  now: Temporal.Instant,
  hours: Timetable,
): ReportScheduleView {
  const { id, version, cadence, state, scope, zones, to, planned, last, made } = schedule;
  return {
    id,
    version: String(version),
    cadence,
    state,
    scope,
    zone: zones[0],
    to: viewTo(to, now),
    next: state === "planned" ? viewNext(schedule, now, hours) : null,
    planned: { ...planned, at: planned.at.toString() },
    last: { ...last, at: last.at.toString() },
    made: made.map(({ at, ...one }) => ({ ...one, at: at.toString() })),
    may: { change: state !== "removed" && mayAsStaff(actor, "reports.plan") },
  };
}

function viewTo(to: Schedule["to"], now: Temporal.Instant): ReportScheduleView["to"] {
  if (to.kind === "desk") return to;
  const { id, sku } = to.subscription;
  return { ...to, subscription: { id, sku, isOver: isOver(to.subscription, now) } };
}

/** Whether the contract covers nothing any more. */
export function isOver(
  { coveredUntil, zone }: { readonly coveredUntil: string; readonly zone: string },
  now: Temporal.Instant,
): boolean {
  return Temporal.PlainDate.compare(coveredUntil, dayOf(now, zone)) <= 0;
}

function viewNext(schedule: Schedule, now: Temporal.Instant, hours: Timetable) {
  const { period, at } = nextMaking(planOf(schedule), now, hours);
  return {
    at: at.toString(),
    firstDay: period.firstDay.toString(),
    lastDay: period.lastDay.toString(),
  };
}
