import { changeCalendar as decide } from "#core/calendars/change-calendar.ts";
import type { WrittenCalendar } from "#core/calendars/written-calendar.ts";
import type { ServiceHours } from "#core/contracts/vocabulary.ts";
import { ok, refuse } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import {
  findDefinition,
  insertVersion,
  listCalendarChanges,
  lockCalendar,
} from "#server/calendars/index.ts";
import { queueEveryDue } from "#server/clocks/index.ts";
import type { Database } from "#server/platform/database.ts";
import { forgetSettings } from "#server/procedure-settings/index.ts";
import { transact } from "#server/platform/transact.ts";
import { inDefinition, readCalendarPage } from "./reads.ts";

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly hours: ServiceHours;
  /** The version of the calendar that whoever asks has seen. */
  readonly ifMatch: string;
}

interface Said {
  readonly definition: WrittenCalendar;
  readonly movesOpen: boolean;
  readonly why: string;
}

/** When the desk serves from now on. What open tickets were granted moves only where that is asked for, with the reason kept. */
export async function changeCalendar(
  { desk }: Pick<Database, "desk">,
  { actor, now, hours, ifMatch }: Asked,
  said: Said,
) {
  const allowed = authorizeStaff(actor, "calendars.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(desk, async (tx) => {
    await lockCalendar(tx, hours);
    const [last] = await listCalendarChanges(tx, hours);
    if (last === undefined) return refuse("not_found");
    const { version } = last;
    if (ifMatch !== String(version)) return refuse("version_conflict");
    const next = decide(await findDefinition(tx, { hours, version }), said);
    if (!next.ok) return inDefinition(next.refusal);
    const { movesOpen, why } = said;
    await insertVersion(tx, {
      hours,
      version: version + 1,
      writtenAt: now,
      agentId: allowed.value.id,
      movesOpen,
      why,
      definition: next.value,
    });
    if (movesOpen) await queueEveryDue(tx);
    return ok(undefined);
  });
  if (done.ok) forgetSettings(desk);
  return done.ok ? readCalendarPage(desk, actor, hours) : done;
}
