import { classify } from "../calendars/classify.ts";
import type { Moment } from "../calendars/moment.ts";
import type { ClockSpan } from "./clock.ts";
import type { Pause } from "./runs.ts";
import type { Granted } from "./severity-lines.ts";

/**
 * Why a clock ran or stood from its start to `until`: spans that tile that time. Waiting beats a holiday, which beats what is
 * outside of the hours (design §6).
 */
export function explain(granted: Granted, until: Moment): readonly ClockSpan[] {
  const { reigns, run } = granted;
  const spans: ClockSpan[] = [];
  for (const [index, { from, line }] of reigns.entries()) {
    const to = Math.min(reigns[index + 1]?.from ?? Infinity, until);
    let at = from;
    for (const pause of run.pauses) {
      const begins = Math.max(pause.from, at);
      const ends = Math.min(pause.to, to);
      if (ends <= begins) continue;
      spans.push(...counted(line.timetable, at, begins), standing(pause, begins, ends));
      at = ends;
    }
    spans.push(...counted(line.timetable, at, to));
  }
  return joined(spans);
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

/** Neighbours that say the same, as one. */
function joined(spans: readonly ClockSpan[]): readonly ClockSpan[] {
  const found: ClockSpan[] = [];
  for (const span of spans) {
    const last = found.at(-1);
    const isSame =
      last !== undefined &&
      last.kind === span.kind &&
      last.event === span.event &&
      last.entry === span.entry;
    if (isSame) found.splice(-1, 1, { ...last, to: span.to });
    else found.push(span);
  }
  return found;
}
