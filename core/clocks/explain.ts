import { classify } from "../calendars/classify.ts";
import { append } from "../calendars/day-parts.ts";
import type { Moment } from "../calendars/moment.ts";
import type { ClockSpan } from "./clock.ts";
import type { Pause } from "./runs.ts";
import type { Reign } from "./severity-lines.ts";

/** Which targets decided when, and when they stood. */
interface Explained {
  readonly reigns: readonly Reign[];
  readonly run: { readonly pauses: readonly Pause[] };
}

/**
 * Why a clock ran or stood from its start to `until`: spans that tile that time. Waiting beats a holiday, which beats what is
 * outside of the hours (design §6).
 */
export function explain(granted: Explained, until: Moment): readonly ClockSpan[] {
  const { reigns, run } = granted;
  const spans: ClockSpan[] = [];
  const add = (...more: readonly ClockSpan[]) => more.forEach((span) => append(spans, span));
  for (const [index, { from, line }] of reigns.entries()) {
    const to = Math.min(reigns[index + 1]?.from ?? Infinity, until);
    let at = from;
    for (const pause of run.pauses) {
      const begins = Math.max(pause.from, at);
      const ends = Math.min(pause.to, to);
      if (ends <= begins) continue;
      add(...counted(line.timetable, at, begins), standing(pause, begins, ends));
      at = ends;
    }
    add(...counted(line.timetable, at, to));
  }
  return spans;
}

function counted(
  timetable: Parameters<typeof classify>[0],
  from: Moment,
  to: Moment,
): readonly ClockSpan[] {
  return classify(timetable, from, to).map(({ kind, ...span }) => ({
    ...span,
    kind: kind === "open" ? "running" : kind,
    event: null,
  }));
}

function standing({ kind, event, entry }: Pause, from: Moment, to: Moment): ClockSpan {
  return { from, to, kind, event, entry };
}
