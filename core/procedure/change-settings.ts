import { ok, refuse, type Result } from "../kit/result.ts";
import {
  DEFAULT_SETTINGS,
  SETTINGS,
  type ProcedureSettings,
  type SettingName,
} from "./settings.ts";

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The least and the most of every whole number that is set; both are allowed. */
export const SETTING_BOUNDS = {
  waitingTimeInBusinessDays: { min: 1, max: 30 },
  attemptsBeforeClosing: { min: 1, max: 10 },
  refusalsBeforeEscalation: { min: 1, max: 10 },
  exchangesBeforeInteraction: { min: 1, max: 20 },
  acknowledgementInBusinessHours: { min: 1, max: 80 },
  environmentFactDays: { min: 1, max: 3650 },
  onCallMinutes: { min: 1, max: 120 },
} as const satisfies Partial<Record<SettingName, Bounds>>;
export type NumberSetting = keyof typeof SETTING_BOUNDS;

/** Of each threshold, in per cent: at 100 a target is missed, and no longer warned of. */
export const THRESHOLD_BOUNDS = { min: 1, max: 99 } as const;
export const THRESHOLDS_MAX = 5;

export const CLOSES_UNANSWERED = [
  "by_hand",
  "by_schedule",
] as const satisfies readonly ProcedureSettings["closesUnanswered"][];

export const NUMBER_SETTINGS = SETTINGS.filter(isNumberSetting);

export function isNumberSetting(name: SettingName): name is NumberSetting {
  return Object.hasOwn(SETTING_BOUNDS, name);
}

/** Why settings can not be kept. */
export type SettingsRefusal =
  | "wrong_type"
  | "out_of_range"
  | "too_long"
  | "thresholds_out_of_order";

/** Whether the desk can work by these settings; the field that a refusal names is the setting's. */
export function checkSettings(settings: ProcedureSettings): Result<undefined, SettingsRefusal> {
  for (const name of NUMBER_SETTINGS) {
    const judged = checkNumber(settings[name], SETTING_BOUNDS[name], name);
    if (!judged.ok) return judged;
  }
  return checkThresholds(settings.warningThresholds);
}

function checkThresholds(thresholds: readonly number[]): Result<undefined, SettingsRefusal> {
  const field = "warningThresholds";
  if (thresholds.length > THRESHOLDS_MAX)
    return refuse("too_long", { field, params: { max: THRESHOLDS_MAX } });
  for (const [at, threshold] of thresholds.entries()) {
    const judged = checkNumber(threshold, THRESHOLD_BOUNDS, `${field}.${at}`);
    if (!judged.ok) return judged;
  }
  return thresholds.every((one, at) => at === 0 || one > (thresholds[at - 1] ?? 0))
    ? ok(undefined)
    : refuse("thresholds_out_of_order", { field });
}

function checkNumber(
  value: number,
  { min, max }: Bounds,
  field: string,
): Result<undefined, "wrong_type" | "out_of_range"> {
  if (!Number.isSafeInteger(value)) return refuse("wrong_type", { field });
  if (value < min) return refuse("out_of_range", { field, params: { limit: min } });
  if (value > max) return refuse("out_of_range", { field, params: { limit: max } });
  return ok(undefined);
}

export interface SettingChange {
  readonly setting: SettingName;
  readonly before: ProcedureSettings[SettingName];
  readonly after: ProcedureSettings[SettingName];
}

/** What is set otherwise, in the order in which settings are shown. */
export function changedSettings(
  before: ProcedureSettings,
  after: ProcedureSettings,
): readonly SettingChange[] {
  return SETTINGS.filter((name) => !isSame(before[name], after[name])).map((setting) => ({
    setting,
    before: before[setting],
    after: after[setting],
  }));
}

function isSame(
  one: ProcedureSettings[SettingName],
  other: ProcedureSettings[SettingName],
): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * The settings that are kept then. They hold for whoever waits from then on; whoever changes the procedure says why.
 * @returns a refusal whose field is a path in what was given: `settings.waitingTimeInBusinessDays`, `why`.
 */
export function changeSettings(
  current: ProcedureSettings,
  { settings, why }: { readonly settings: ProcedureSettings; readonly why: string },
): Result<ProcedureSettings, SettingsRefusal | "nothing_changes" | "why_required"> {
  const sound = checkSettings(settings);
  if (!sound.ok)
    return refuse(sound.refusal.code, {
      ...sound.refusal,
      field: `settings.${sound.refusal.field}`,
    });
  if (changedSettings(current, settings).length === 0) return refuse("nothing_changes");
  if (why.trim() === "") return refuse("why_required", { field: "why" });
  return ok(settings);
}

/** Settings as they were written: what a version is too old to know of is as the program came with it. */
export function readSettings(written: Partial<ProcedureSettings>): ProcedureSettings {
  return { ...DEFAULT_SETTINGS, ...written };
}
