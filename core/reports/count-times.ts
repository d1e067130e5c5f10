import type { Moment } from "../calendars/moment.ts";
import type { State } from "../tickets/vocabulary.ts";
import type { Counting } from "./counting.ts";
import type { RowOf } from "./tables.ts";

interface Stretch {
  readonly from: Moment;
  readonly to: Moment;
}

/** How long tickets were in each state, and for whom they waited meanwhile: by the clock on the wall, nights included. */
export const countTimes: Counting = ({ steps, line, from, to }, count) => {
  const waits = line.waits.map((wait) => ({ from: wait.from.at, to: wait.to ?? Infinity }));
  for (const [index, { at, after }] of steps.entries()) {
    const state = openState(after.state);
    const stretch = { from: Math.max(at, from), to: Math.min(steps[index + 1]?.at ?? to, to) };
    if (state === undefined || stretch.from >= stretch.to) continue;
    const waited = waits.reduce((sum, wait) => sum + shared(wait, stretch), 0);
    if (waited > 0) count("times", state, "beneficiary", waited / 1000);
    const worked = stretch.to - stretch.from - waited;
    if (worked > 0) count("times", state, "desk", worked / 1000);
  }
};

function openState(state: State): RowOf<"times"> | undefined {
  return state === "closed" ? undefined : state;
}

function shared(one: Stretch, other: Stretch): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}
