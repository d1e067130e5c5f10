/** What is typed of the settings before it is sent: numbers are text until they are whole. */
import { checkSettings, type NumberSetting } from "#core/procedure/change-settings.ts";
import { DEFAULT_SETTINGS, SETTINGS, type SettingName } from "#core/procedure/settings.ts";
import type { GivenSettings } from "./settings-queries.ts";

export type SettingsDraft = Readonly<Record<NumberSetting, string>> &
  Pick<GivenSettings, "closesUnanswered" | "withdrawal"> & {
    /** Separated by commas or blanks. */
    readonly warningThresholds: string;
  };

export function draftOf(settings: GivenSettings): SettingsDraft {
  const { warningThresholds, ...rest } = settings;
  return {
    ...rest,
    waitingTimeInBusinessDays: String(settings.waitingTimeInBusinessDays),
    attemptsBeforeClosing: String(settings.attemptsBeforeClosing),
    refusalsBeforeEscalation: String(settings.refusalsBeforeEscalation),
    exchangesBeforeInteraction: String(settings.exchangesBeforeInteraction),
    acknowledgementInBusinessHours: String(settings.acknowledgementInBusinessHours),
    environmentFactDays: String(settings.environmentFactDays),
    onCallMinutes: String(settings.onCallMinutes),
    warningThresholds: warningThresholds.join(", "),
  };
}

/** As it would be sent; what is no whole number is none. */
export function settingsOf(draft: SettingsDraft): GivenSettings {
  const { closesUnanswered, withdrawal } = draft;
  return {
    waitingTimeInBusinessDays: wholeOf(draft.waitingTimeInBusinessDays),
    attemptsBeforeClosing: wholeOf(draft.attemptsBeforeClosing),
    closesUnanswered,
    refusalsBeforeEscalation: wholeOf(draft.refusalsBeforeEscalation),
    exchangesBeforeInteraction: wholeOf(draft.exchangesBeforeInteraction),
    acknowledgementInBusinessHours: wholeOf(draft.acknowledgementInBusinessHours),
    withdrawal,
    environmentFactDays: wholeOf(draft.environmentFactDays),
    warningThresholds: draft.warningThresholds
      .split(/[\s,;]+/u)
      .filter(Boolean)
      .map(wholeOf),
    onCallMinutes: wholeOf(draft.onCallMinutes),
  };
}

/** The settings that can not be kept as they are typed. */
export function faultsOf(draft: SettingsDraft): ReadonlySet<SettingName> {
  const settings = settingsOf(draft);
  return new Set(
    SETTINGS.filter((name) => !checkSettings({ ...DEFAULT_SETTINGS, [name]: settings[name] }).ok),
  );
}

function wholeOf(text: string): number {
  return /^\s*\d{1,6}\s*$/u.test(text) ? Number(text) : Number.NaN;
}
