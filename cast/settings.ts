import { openTimetable } from "#core/calendars/timetable.ts";
import {
  DEFAULT_SETTINGS,
  type ProcedureSettings,
  type SettingsInForce,
} from "#core/procedure/settings.ts";

/** Stories are told at the first vendor's hours, and know of no holiday: they happen around whatever day it is. */
export const TOLD_BY: SettingsInForce = {
  ...DEFAULT_SETTINGS,
  businessHours: openTimetable({
    zone: "UTC",
    week: [1, 2, 3, 4, 5].map((day) => ({ day, from: 480, to: 1080 })),
    holidays: [],
    otherHours: [],
    businessDay: 600,
  }),
};

export interface SetOnce {
  readonly daysAgo: number;
  readonly by: string;
  readonly why: string;
  /** What differs from what the program comes with. */
  readonly part: Partial<ProcedureSettings>;
}

/** What the desk of the demo tried, and took back: its stories are told by what the program comes with. */
export const settings: readonly SetOnce[] = [
  {
    daysAgo: 410,
    by: "helene-marchand",
    why: "Les escalades sont rares : une journée suffit pour les prendre en compte.",
    part: { acknowledgementInBusinessHours: 10 },
  },
  {
    daysAgo: 230,
    by: "helene-marchand",
    why: "Deux escalades prises en compte trop tard ce trimestre : retour à quatre heures.",
    part: {},
  },
];
