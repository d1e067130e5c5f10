import { changedSettings, changeSettings as decide } from "#core/procedure/change-settings.ts";
import type { ProcedureSettings } from "#core/procedure/settings.ts";
import { ok, refuse } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff } from "#core/people/policy.ts";
import { queueEveryDue } from "#server/clocks/index.ts";
import type { Database } from "#server/platform/database.ts";
import { transact } from "#server/platform/transact.ts";
import {
  forgetSettings,
  insertVersion,
  lockSettings,
  readVersionInForce,
} from "#server/procedure-settings/index.ts";
import { readSettingsPage } from "./reads.ts";

interface Asked {
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  /** The version of the settings that whoever asks has seen. */
  readonly ifMatch: string;
}

interface Said {
  readonly settings: ProcedureSettings;
  readonly why: string;
}

/** How the desk works from now on. What was granted to open tickets is not touched: guards and the schedule read what is in force. */
export async function changeSettings(
  { desk }: Pick<Database, "desk">,
  { actor, now, ifMatch }: Asked,
  said: Said,
) {
  const allowed = authorizeStaff(actor, "settings.manage");
  if (!allowed.ok) return allowed;
  const done = await transact(desk, async (tx) => {
    await lockSettings(tx);
    const { version, settings } = await readVersionInForce(tx);
    if (ifMatch !== String(version)) return refuse("version_conflict");
    const next = decide(settings, said);
    if (!next.ok) return next;
    await insertVersion(tx, {
      version: version + 1,
      writtenAt: now,
      agentId: allowed.value.id,
      why: said.why.trim(),
      settings: next.value,
    });
    // Nobody is told of what was passed at shares that nobody had set.
    if (
      changedSettings(settings, next.value).some(({ setting }) => setting === "warningThresholds")
    )
      await queueEveryDue(tx, false);
    return ok(undefined);
  });
  if (!done.ok) return done;
  forgetSettings(desk);
  return readSettingsPage(desk, actor);
}
