import type { Objectives } from "#core/clocks/objectives.ts";

export interface ObjectivesOnce {
  readonly daysAgo: number;
  readonly by: string;
  readonly why: string;
  readonly levels: Objectives;
}

const within = (hours: number) =>
  ({ amount: hours, unit: "hours", hours: "business_hours" }) as const;

/** What the desk of the demo asks of itself beside its contracts, which promise first responses alone. */
export const objectives: readonly ObjectivesOnce[] = [
  {
    daysAgo: 400,
    by: "helene-marchand",
    why: "Les contrats ne promettent qu’une première réponse : nous visons aussi la fin.",
    levels: [
      { clock: "response", severity: 1, ...within(1) },
      { clock: "response", severity: 2, ...within(2) },
      { clock: "response", severity: 3, ...within(8) },
      { clock: "workaround", severity: 1, ...within(8) },
      { clock: "resolution", severity: 2, ...within(40) },
      { clock: "resolution", severity: 3, ...within(100) },
    ],
  },
];
