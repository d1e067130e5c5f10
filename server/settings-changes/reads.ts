import type { SettingsPage, SettingsPreview } from "#api/procedure-settings.ts";
import { ok, refuse, type Result } from "#core/kit/result.ts";
import type { Actor } from "#core/people/actor.ts";
import { authorizeStaff, mayAsStaff } from "#core/people/policy.ts";
import {
  changedSettings,
  checkSettings,
  readSettings,
  type SettingsRefusal,
} from "#core/procedure/change-settings.ts";
import { DEFAULT_SETTINGS, type ProcedureSettings } from "#core/procedure/settings.ts";
import type { Queries } from "#server/platform/database.ts";
import {
  listVersions,
  readVersionInForce,
  settingsInForce,
} from "#server/procedure-settings/index.ts";
import { readReminderMoves } from "#server/reminders/index.ts";

/** So many changes are shown. */
const SHOWN = 100;

/** How the desk works, and who said so when, for whoever works at it. */
export async function readSettingsPage(
  desk: Queries,
  actor: Actor,
): Promise<Result<SettingsPage, "forbidden">> {
  const allowed = authorizeStaff(actor, "customers.read");
  if (!allowed.ok) return allowed;
  // One more than is shown, for what the oldest shown one changed.
  const versions = await listVersions(desk, SHOWN + 1);
  const written = versions.map((one) => readSettings(one.settings));
  return ok({
    version: String(versions[0]?.version ?? 0),
    settings: viewSettings(written[0] ?? DEFAULT_SETTINGS),
    defaults: viewSettings(DEFAULT_SETTINGS),
    history: versions.slice(0, SHOWN).map(({ version, writtenAt, by, why }, at) => ({
      version,
      at: writtenAt.toString(),
      by,
      why,
      changes: viewChanges(written[at + 1] ?? DEFAULT_SETTINGS, written[at] ?? DEFAULT_SETTINGS),
    })),
    may: { change: mayAsStaff(actor, "settings.manage") },
  });
}

/** What such settings would change, in the settings and for the tickets that wait now; nothing is kept. */
export async function previewSettings(
  desk: Queries,
  { actor, now }: { readonly actor: Actor; readonly now: Temporal.Instant },
  settings: ProcedureSettings,
): Promise<Result<SettingsPreview, "forbidden" | SettingsRefusal>> {
  const allowed = authorizeStaff(actor, "settings.manage");
  if (!allowed.ok) return allowed;
  const sound = checkSettings(settings);
  if (!sound.ok) {
    const { code, field, ...about } = sound.refusal;
    return refuse(code, { ...about, field: `settings.${field}` });
  }
  // Not what this process may have remembered for some seconds: it is told against what a change is judged against.
  const { settings: current } = await readVersionInForce(desk);
  const before = { ...(await settingsInForce(desk)), ...current };
  const moves = await readReminderMoves(desk, { before, after: { ...before, ...settings } }, now);
  return ok({
    changes: viewChanges(before, settings),
    ...moves,
    round: moves.round.toString(),
    reminders: moves.reminders.map(({ next, nextThen, ...ticket }) => ({
      ...ticket,
      next: next?.toString() ?? null,
      nextThen: nextThen?.toString() ?? null,
    })),
    closes: [...moves.closes],
  });
}

/** Lists that whoever is answered may keep. */
function viewSettings({ warningThresholds, ...settings }: ProcedureSettings) {
  return { ...settings, warningThresholds: [...warningThresholds] };
}

function viewChanges(before: ProcedureSettings, after: ProcedureSettings) {
  return changedSettings(before, after).map((change) => ({
    setting: change.setting,
    before: viewValue(change.before),
    after: viewValue(change.after),
  }));
}

function viewValue(value: ProcedureSettings[keyof ProcedureSettings]) {
  return typeof value === "object" ? [...value] : value;
}
