import { STATES, type State, type WaitingOn } from "./vocabulary.ts";

/** Where a ticket stands for a reader: its state, and whether the beneficiary has spoken since it was handed over. */
export const MOMENTS = [...STATES, "suspended_answered", "resolved_answered"] as const;
export type Moment = (typeof MOMENTS)[number];

/** The moment whose sentence says what is up to whom. */
export function momentOf(state: State, waitingOn: WaitingOn | null): Moment {
  if (waitingOn !== "desk") return state;
  if (state === "suspended") return "suspended_answered";
  return state === "resolved" ? "resolved_answered" : state;
}
