import { minutesOf } from "./gap.ts";
import type { Story } from "./story.ts";

const opensAt = 8;
const closesAt = 18;
const recentInMinutes = 24 * 60;
const longInMinutes = 10 * 60;

/**
 * When a story's ticket was filed and when each of its steps was taken, so that it stands at `now` where it should.
 * Recent stories and those of severity 1 keep their gaps to the minute. The others are laid out backwards through
 * working days, which only ever lengthens a gap: nobody answers on a Sunday night, and no waiting time gets too short.
 */
export function momentsOf(story: Story, now: Temporal.Instant): readonly Temporal.Instant[] {
  if (minutesOf(story.filedAgo) < recentInMinutes || story.severity === 1)
    return exactMomentsOf(story, now);
  const idle = idleMinutesOf(story);
  const stood = earlierWorking(now, idle + (idle >= recentInMinutes ? spreadOf(story.key) : 0));
  return backFrom(stood, story, earlierWorking);
}

/** The same, every gap to the minute, by night as by day. */
export function exactMomentsOf(story: Story, now: Temporal.Instant): readonly Temporal.Instant[] {
  return backFrom(earlier(now, idleMinutesOf(story)), story, earlier);
}

function backFrom(
  last: Temporal.Instant,
  story: Story,
  before: typeof earlier,
): readonly Temporal.Instant[] {
  const moments = [last];
  for (const step of story.steps.toReversed()) {
    moments.unshift(before(moments[0] ?? last, minutesOf(step.after)));
  }
  return moments;
}

function idleMinutesOf({ filedAgo, steps }: Pick<Story, "filedAgo" | "steps">): number {
  return minutesOf(filedAgo) - steps.reduce((sum, step) => sum + minutesOf(step.after), 0);
}

/** Whether the steps of a story leave no time before now; such a story would reach into the future. */
export function overflows(story: Story): boolean {
  return idleMinutesOf(story) < 0;
}

function earlier(moment: Temporal.Instant, minutes: number): Temporal.Instant {
  return moment.subtract({ minutes });
}

/** Short gaps are counted in working minutes; long ones by the clock, then moved back into working hours. */
function earlierWorking(moment: Temporal.Instant, minutes: number): Temporal.Instant {
  if (minutes >= longInMinutes) return lastWorkingMoment(earlier(moment, minutes));
  let cursor = lastWorkingMoment(moment);
  let left = minutes;
  for (;;) {
    const sinceOpening = Math.floor(
      openingOf(cursor).until(cursor.toZonedDateTimeISO("UTC")).total("minutes"),
    );
    if (left <= sinceOpening) return cursor.subtract({ minutes: left });
    left -= sinceOpening;
    cursor = lastWorkingMoment(openingOf(cursor).toInstant().subtract({ seconds: 1 }));
  }
}

function lastWorkingMoment(moment: Temporal.Instant): Temporal.Instant {
  const there = moment.toZonedDateTimeISO("UTC");
  if (there.dayOfWeek > 5) return closingBefore(there.subtract({ days: 1 }));
  if (there.hour >= closesAt) return closingBefore(there);
  return there.hour < opensAt ? closingBefore(there.subtract({ days: 1 })) : moment;
}

/** Late on that day, or on the Friday before it; the minute is kept, so that not everything happens at closing time. */
function closingBefore(day: Temporal.ZonedDateTime): Temporal.Instant {
  const working = day.subtract({ days: Math.max(0, day.dayOfWeek - 5) });
  return working.with({ hour: closesAt - 1 }).toInstant();
}

function openingOf(moment: Temporal.Instant): Temporal.ZonedDateTime {
  return moment.toZonedDateTimeISO("UTC").startOfDay().with({ hour: opensAt });
}

/** A number of minutes of its own for each story, so that they do not all happen at the same minute of the hour. */
function spreadOf(key: string): number {
  return [...key].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 173, 7);
}
