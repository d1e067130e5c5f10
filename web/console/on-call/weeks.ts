/** Weeks of duties as a picture: Monday to Monday in the reader's zone, each duty as a part of the week. */
import type { DutyView } from "#api/on-call.ts";
import { instantAt, wallAt } from "#web/ui/ribbon/zone-time.ts";

export interface WeekPart {
  readonly duty: DutyView;
  /** Of the week, in per cent. */
  readonly left: number;
  readonly width: number;
}

export interface Week {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly WeekPart[];
}

/** The Monday on which the week of that instant began, and as many more of them as are asked for. */
export function mondaysFrom(at: number, count: number, zone: string): number[] {
  const { year, month, day, weekday } = wallAt(at, zone);
  const first = day - ((weekday + 6) % 7);
  return Array.from({ length: count }, (_, week) =>
    instantAt({ year, month, day: first + 7 * week, hour: 0, minute: 0 }, zone),
  );
}

export function weeksOf(mondays: readonly number[], duties: readonly DutyView[]): Week[] {
  return mondays.slice(0, -1).map((from, index) => {
    const to = mondays[index + 1] ?? from;
    return { from, to, parts: duties.flatMap((duty) => partOf(duty, from, to)) };
  });
}

function partOf(duty: DutyView, from: number, to: number): WeekPart[] {
  const begins = Math.max(Date.parse(duty.from), from);
  const ends = Math.min(Date.parse(duty.to), to);
  if (begins >= ends) return [];
  const share = (time: number) => (time / (to - from)) * 100;
  return [{ duty, left: share(begins - from), width: share(ends - begins) }];
}
