import type { Timetable } from "../calendars/timetable.ts";

/** The parts of the procedure that a desk sets; the first vendor's values are the defaults. */
export interface ProcedureSettings {
  /** Length of one waiting time before a reminder, in business days: three make 3, 6 and 9. */
  readonly waitingTimeInBusinessDays: number;
  /** Unanswered attempts before closing is allowed (R-32-10, R-32-19). */
  readonly attemptsBeforeClosing: number;
  /** Who closes what stays unanswered after all attempts (R-32-10, R-32-19). */
  readonly closesUnanswered: "by_hand" | "by_schedule";
  /** Refused solutions before both parties are offered an escalation. */
  readonly refusalsBeforeEscalation: number;
  /** Exchanges without progress before direct interaction is offered to the desk (R-32-16). */
  readonly exchangesBeforeInteraction: number;
  /** Within how many business hours a manager acknowledges an escalation. */
  readonly acknowledgementInBusinessHours: number;
  /** Our addition to the procedure (R-32-24): a beneficiary may withdraw. */
  readonly withdrawal: boolean;
  /** How long a fact about an environment holds before it is to be confirmed again, in days of 24 hours (R-31-09). */
  readonly environmentFactDays: number;
  /** At how much of a target the desk is warned, in per cent of its service time, ascending. */
  readonly warningThresholds: readonly number[];
  /** After how many minutes an alert that nobody acknowledged goes to whoever is next on call. */
  readonly onCallMinutes: number;
}

/** What can be set, in the order in which it is shown. */
export const SETTINGS = [
  "waitingTimeInBusinessDays",
  "attemptsBeforeClosing",
  "closesUnanswered",
  "refusalsBeforeEscalation",
  "exchangesBeforeInteraction",
  "acknowledgementInBusinessHours",
  "withdrawal",
  "environmentFactDays",
  "warningThresholds",
  "onCallMinutes",
] as const satisfies readonly (keyof ProcedureSettings)[];
export type SettingName = (typeof SETTINGS)[number];

/** The rules of the procedure that each setting serves; those of the desk's own working serve none. */
export const SETTING_RULES: Readonly<Record<SettingName, readonly string[]>> = {
  waitingTimeInBusinessDays: ["R-32-10", "R-32-19", "R-32-27", "R-32-28"],
  attemptsBeforeClosing: ["R-32-10", "R-32-19"],
  closesUnanswered: ["R-32-10", "R-32-19"],
  refusalsBeforeEscalation: ["R-32-17"],
  exchangesBeforeInteraction: ["R-32-16"],
  acknowledgementInBusinessHours: ["R-34-02"],
  withdrawal: ["R-32-24"],
  environmentFactDays: ["R-31-09"],
  warningThresholds: [],
  onCallMinutes: [],
};

/** The same with the hours that its business days are counted by: the desk's calendar of business hours, never 24×7. */
export interface SettingsInForce extends ProcedureSettings {
  readonly businessHours: Timetable;
}

export const DEFAULT_SETTINGS: ProcedureSettings = {
  waitingTimeInBusinessDays: 3,
  attemptsBeforeClosing: 3,
  closesUnanswered: "by_hand",
  refusalsBeforeEscalation: 2,
  exchangesBeforeInteraction: 3,
  acknowledgementInBusinessHours: 4,
  withdrawal: true,
  environmentFactDays: 180,
  warningThresholds: [50, 80],
  onCallMinutes: 10,
};
