import type { ReportScheduleView, SaidSchedule } from "#api/report-schedules.ts";
import type { Timetable } from "#core/calendars/timetable.ts";
import { as } from "#core/kit/brand.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { authorizeReport } from "#core/reports/policy.ts";
import { checkCadence, firstDayOf } from "#core/reports/schedule.ts";
import type { Transaction } from "#server/platform/database.ts";
import { settingsInForce } from "#server/procedure-settings/index.ts";
import { claimKey, type GivenKey } from "#server/platform/idempotency.ts";
import { newId } from "#server/platform/identity.ts";
import { transact } from "#server/platform/transact.ts";
import { membershipsOf } from "#server/standing/index.ts";
import { isOver, readSchedule, type ScheduleDeps } from "./reads.ts";
import {
  findContract,
  findSchedule,
  findSignsIn,
  findUnknown,
  insertSchedule,
  lockSchedule,
  moveOn,
  saidBy,
  saveSchedule,
  type SaidPlan,
  type Schedule,
} from "./store.ts";

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly idempotency: GivenKey | undefined;
}

interface AskedOf extends Asked {
  readonly id: string;
  /** The version that whoever asks has seen. */
  readonly ifMatch: string;
}

/** Plans a report. The first one is of the period whose making is still to come: what is over already can be read at will. */
export async function planReport(deps: ScheduleDeps, asked: Asked, said: SaidSchedule) {
  const { actor, now, idempotency } = asked;
  const allowed = authorizeStaff(actor, "reports.plan");
  if (!allowed.ok) return allowed;
  const { desk } = deps.database;
  const { businessHours } = await settingsInForce(desk);
  const done = await transact(desk, async (tx) => {
    const id = newId();
    const before = await claimKey(tx, { actor, now, idempotency }, id);
    if (!before.ok) return before;
    if (before.value !== undefined) return ok(before.value);
    const plan = await checkSaid(tx, said, now);
    if (!plan.ok) return plan;
    await insertSchedule(tx, { id, said: plan.value }, { at: now, agentId: actor.id });
    await beginAnew(tx, id, now, businessHours);
    return ok(id);
  });
  return done.ok ? readSchedule(deps, asked, done.value) : done;
}

/** What it says from now on. With another cadence it begins anew; else what is due next stays so. */
export function changeSchedule(deps: ScheduleDeps, asked: AskedOf, said: SaidSchedule) {
  return change<Unsaid | "nothing_changes">(deps, asked, async (tx, schedule) => {
    const plan = await checkSaid(tx, said, asked.now);
    if (!plan.ok) return plan;
    if (JSON.stringify(plan.value) === JSON.stringify(saidBy(schedule)))
      return refuse("nothing_changes");
    const isNewCadence = plan.value.cadence !== schedule.cadence;
    return ok({ kind: "changed", said: plan.value, state: schedule.state, isNewCadence } as const);
  });
}

export function pauseSchedule(deps: ScheduleDeps, asked: AskedOf) {
  return change(deps, asked, async (_tx, schedule) =>
    schedule.state === "paused"
      ? refuse("nothing_changes")
      : ok({ kind: "paused", state: "paused", said: saidBy(schedule) } as const),
  );
}

/** What went by while it was paused is not made up for. */
export function resumeSchedule(deps: ScheduleDeps, asked: AskedOf) {
  return change(deps, asked, async (_tx, schedule) =>
    schedule.state === "planned"
      ? refuse("nothing_changes")
      : ok({
          kind: "resumed",
          state: "planned",
          said: saidBy(schedule),
          isNewCadence: true,
        } as const),
  );
}

export function removeSchedule(deps: ScheduleDeps, asked: AskedOf) {
  return change<never>(deps, asked, async (_tx, schedule) =>
    ok({ kind: "removed", state: "removed", said: saidBy(schedule) }),
  );
}

interface Next {
  readonly kind: "changed" | "paused" | "resumed" | "removed";
  readonly state: Schedule["state"];
  readonly said: SaidPlan;
  readonly isNewCadence?: boolean;
}

async function change<Code extends string>(
  deps: ScheduleDeps,
  asked: AskedOf,
  decide: (tx: Transaction, schedule: Schedule) => Promise<Result<Next, Code>>,
): Promise<
  Result<
    ReportScheduleView,
    | Code
    | "forbidden"
    | "not_found"
    | "version_conflict"
    | "schedule_removed"
    | "idempotency_key_reused"
  >
> {
  const { actor, now, idempotency, id, ifMatch } = asked;
  const allowed = authorizeStaff(actor, "reports.plan");
  if (!allowed.ok) return allowed;
  const { desk } = deps.database;
  const { businessHours } = await settingsInForce(desk);
  const done = await transact(desk, async (tx) => {
    const before = await claimKey(tx, { actor, now, idempotency }, id);
    if (!before.ok || before.value !== undefined) return before;
    const schedule = await lockSchedule(tx, id);
    if (schedule === undefined) return refuse("not_found");
    if (schedule.state === "removed") return refuse("schedule_removed");
    if (ifMatch !== String(schedule.version)) return refuse("version_conflict");
    const next = await decide(tx, schedule);
    if (!next.ok) return next;
    const { kind, state, said, isNewCadence = false } = next.value;
    await saveSchedule(tx, { id, state }, said, { kind, at: now, agentId: actor.id });
    if (isNewCadence) await beginAnew(tx, id, now, businessHours);
    return ok(id);
  });
  return done.ok ? readSchedule(deps, asked, id) : done;
}

/** Says from when on a plan is made: from the first period whose making is still to come. */
export async function beginAnew(
  tx: Transaction,
  id: string,
  now: Temporal.Instant,
  hours: Timetable,
): Promise<void> {
  const plan = await findSchedule(tx, id);
  if (plan === undefined) throw new Error("A plan that was just written down is gone");
  await moveOn(tx, id, firstDayOf(plan, now, hours));
}

type Unsaid =
  | "unknown_organisation"
  | "unknown_product"
  | "unknown_agent"
  | "unknown_subscription"
  | "unknown_contact"
  | "contract_over"
  | "not_a_lead"
  | "year_out_of_reach";

/** Whether all that a plan names is there, and whoever is to read the report may. */
async function checkSaid(
  tx: Transaction,
  { cadence, to }: SaidSchedule,
  now: Temporal.Instant,
): Promise<Result<SaidPlan, Unsaid>> {
  const sound = checkCadence(cadence, to.kind);
  if (!sound.ok) return sound;
  if (to.kind === "desk") {
    const { organisation = null, partner = null, product = null } = to;
    const agents = [...new Set(to.agents)].toSorted();
    const plan = { cadence, organisation, partner, product, agents };
    const unknown = await findUnknown(tx, plan);
    if (unknown !== undefined) return refuse(UNKNOWN[unknown], { field: `to.${unknown}` });
    return ok({ ...plan, subscription: null, contact: null });
  }
  const { subscription, contact } = to;
  const reachable = await checkBeneficiary(tx, { subscription, contact }, now);
  if (!reachable.ok) return reachable;
  const nobody = { organisation: null, partner: null, product: null, agents: [] };
  return ok({ cadence, ...nobody, subscription, contact });
}

const UNKNOWN = {
  organisation: "unknown_organisation",
  partner: "unknown_organisation",
  product: "unknown_product",
  agents: "unknown_agent",
} as const;

/** Whether a report can be delivered to this contact under this contract, as it stands. */
export async function checkBeneficiary(
  tx: Transaction,
  { subscription, contact }: { readonly subscription: string; readonly contact: string },
  now: Temporal.Instant,
): Promise<
  Result<true, "unknown_subscription" | "unknown_contact" | "contract_over" | "not_a_lead">
> {
  const contract = await findContract(tx, subscription);
  if (contract === undefined) return refuse("unknown_subscription", { field: "to.subscription" });
  if (isOver(contract, now)) return refuse("contract_over", { field: "to.subscription" });
  const signsIn = await findSignsIn(tx, contact);
  if (signsIn === undefined) return refuse("unknown_contact", { field: "to.contact" });
  const id = as<"ContactId">(contact);
  const actor = { kind: "contact", id, memberships: await membershipsOf(tx, id) } as const;
  const { organisation, partner } = contract;
  return signsIn && authorizeReport(actor, { organisation, partner }).ok
    ? ok(true)
    : refuse("not_a_lead", { field: "to.contact" });
}
