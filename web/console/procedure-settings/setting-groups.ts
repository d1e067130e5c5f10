/** The settings as they stand together on their page. */
import type { SettingName } from "#core/procedure/settings.ts";

export const groups = [
  {
    key: "reminders",
    settings: ["waitingTimeInBusinessDays", "attemptsBeforeClosing", "closesUnanswered"],
  },
  {
    key: "escalation",
    settings: [
      "acknowledgementInBusinessHours",
      "exchangesBeforeInteraction",
      "refusalsBeforeEscalation",
    ],
  },
  { key: "requests", settings: ["environmentFactDays", "withdrawal"] },
  { key: "desk", settings: ["warningThresholds", "onCallMinutes"] },
] as const satisfies readonly { key: string; settings: readonly SettingName[] }[];
