import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyHistory, type History } from "#test/harness/any-history.ts";
import { momentOf } from "../calendars/moment.ts";
import { AHEAD_MAX, type Clock, type Promises } from "./clock.ts";
import { clocksOf } from "./clocks-of.ts";
import { nextDueOf } from "./next-due.ts";
import { EVERY_CLOCK, promising } from "./worlds.ts";

/** In minutes after a history began, and long; in any order, over each other or not. */
const anyWindows = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 20_000 }),
    minutes: fc.integer({ min: 1, max: 4_000 }),
  }),
  { maxLength: 3 },
);

/** Every clock, with what terms and the desk's announcements have a say in. */
const anyPromises = fc.record({ plannedFixResolves: fc.boolean(), announced: anyWindows });

interface Announced extends Pick<Promises, "plannedFixResolves"> {
  readonly announced: readonly { readonly after: number; readonly minutes: number }[];
}

function promisesTo(
  { events }: Pick<History, "events">,
  { announced, plannedFixResolves }: Announced,
): Promises {
  const begun = momentOf(nowOf({ events: events.slice(0, 1) }, 0));
  const windows = announced.map(({ after, minutes }) => ({
    from: begun + after * MINUTE,
    to: begun + (after + minutes) * MINUTE,
    name: "Update of the hosts",
  }));
  return promising(EVERY_CLOCK, { plannedFixResolves, windows });
}

const MINUTE = 60_000_000;

const minutesLater = fc.integer({ min: 0, max: 20_000 });
const nowOf = ({ events }: Pick<History, "events">, minutes: number): Temporal.Instant => {
  const last = events.at(-1);
  if (last === undefined) throw new Error("A history of nothing");
  return last.at.add({ minutes });
};
const holds = (
  property: (
    history: History,
    now: Temporal.Instant,
    clocks: readonly Clock[],
    promises: Promises,
  ) => void,
) =>
  fc.assert(
    fc.property(anyHistory, minutesLater, anyPromises, (history, minutes, announced) => {
      const now = nowOf(history, minutes);
      const promises = promisesTo(history, announced);
      property(history, now, clocksOf(history.events, promises, now), promises);
    }),
    { numRuns: 150 },
  );

describe("whatever happens to a ticket", () => {
  test("a clock's spans tile its time, and what runs of them is what is consumed", () => {
    holds((_, now, clocks) => {
      for (const { spans, startedAt, endedAt, consumed } of clocks) {
        const edges = spans.flatMap(({ from, to }) => [from, to]);
        const end = endedAt ?? Math.max(momentOf(now), startedAt);
        expect([startedAt, ...edges, end].filter((_edge, at) => at % 2 === 0)).toEqual(
          [startedAt, ...edges, end].filter((_edge, at) => at % 2 === 1),
        );
        for (const { from, to } of spans) expect(to).toBeGreaterThan(from);
        const running = spans.filter(({ kind }) => kind === "running");
        expect(running.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(consumed);
      }
    });
  });

  test("what lies ahead of a clock tiles the time until its due, and what runs of it is what is left", () => {
    holds((_, now, clocks) => {
      for (const { ahead, startedAt, endedAt, due, left } of clocks) {
        const from = Math.max(momentOf(now), startedAt);
        if (endedAt !== null || due === null || due <= from) {
          expect(ahead).toEqual([]);
          continue;
        }
        const reached = Math.min(due, from + AHEAD_MAX);
        const edges = [from, ...ahead.flatMap((span) => [span.from, span.to]), reached];
        expect(edges.filter((_edge, at) => at % 2 === 0)).toEqual(
          edges.filter((_edge, at) => at % 2 === 1),
        );
        if (reached < due) continue;
        const running = ahead.filter(({ kind }) => kind === "running");
        expect(ahead.at(-1)?.kind).toBe("running");
        expect(running.reduce((sum, span) => sum + span.to - span.from, 0)).toBe(left);
      }
    });
  });

  test("when nothing happens, nothing that runs is due at another instant, and what is over stays as it was", () => {
    holds(({ events }, now, clocks, promises) => {
      const later = clocksOf(events, promises, now.add({ hours: 7 }));
      for (const [at, clock] of clocks.entries()) {
        if (clock.status === "running") expect(later[at]?.due).toBe(clock.due);
        else if (clock.endedAt !== null) expect(later[at]).toEqual(clock);
      }
    });
  });

  test("of ten thousand histories, what was kept to be due next when the last thing happened is what is computed later", () => {
    let due = 0;
    fc.assert(
      fc.property(anyHistory, minutesLater, anyPromises, (history, minutes, announced) => {
        const promises = promisesTo(history, announced);
        const kept = nextDueOf(clocksOf(history.events, promises, nowOf(history, 0)));
        const later = clocksOf(history.events, promises, nowOf(history, minutes));
        expect(nextDueOf(later)).toEqual(kept);
        if (kept !== undefined) due += 1;
      }),
      { numRuns: 10_000 },
    );
    expect(due).toBeGreaterThan(2_000);
  }, 60_000);

  test("a clock is missed exactly when its due is behind it, and nothing of its target is left then", () => {
    holds((_, now, clocks) => {
      for (const { due, endedAt, missed, left, misses } of clocks) {
        const end = endedAt ?? momentOf(now);
        expect(missed).toBe(due !== null && due < end);
        if (missed) expect(left).toBeLessThanOrEqual(0);
        else expect(left).toBeGreaterThanOrEqual(0);
        if (missed) expect(misses).not.toEqual([]);
      }
    });
  });

  test("R-34-06 what is known to be missed stays so, under the severity then in force, whatever happens later", () => {
    let known = 0;
    const missesIn = (clocks: readonly Clock[]) =>
      clocks.flatMap(({ clock, misses }) =>
        misses.map(({ severity, due }) => `${clock} ${severity} ${due}`),
      );
    holds(({ events }, _now, clocks, promises) => {
      const later = missesIn(clocks);
      expect(new Set(later).size).toBe(later.length);
      // What comes at one instant is known together.
      for (const { at } of events) {
        const heard = events.filter((event) => Temporal.Instant.compare(event.at, at) < 0);
        const until = heard.length === 0 ? [] : clocksOf(heard, promises, at);
        expect(later).toEqual(expect.arrayContaining(missesIn(until)));
        known += missesIn(until).length;
      }
    });
    expect(known).toBeGreaterThan(100);
  });

  test("a ticket has one response clock at a time, and a closed one has none that counts", () => {
    holds(({ ticket }, _now, clocks) => {
      const open = clocks.filter(({ endedAt }) => endedAt === null);
      expect(open.filter(({ clock }) => clock === "response").length).toBeLessThanOrEqual(1);
      if (ticket.state === "closed") expect(open).toEqual([]);
    });
  });

  test("R-34-02 an escalation stops no clock, and starts none", () => {
    holds(({ events }, now, clocks, promises) => {
      const isEscalation = (type: string) => /^escalation-|^interaction-/.test(type);
      const calm = events.filter(({ type }) => !isEscalation(type));
      const moved = (index: number | null) => {
        const event = index === null ? undefined : calm[index];
        return event === undefined ? null : events.indexOf(event);
      };
      const without = clocksOf(calm, promises, now).map(
        ({ startedBy, endedBy, spans, ...clock }) => ({
          ...clock,
          startedBy: moved(startedBy),
          endedBy: moved(endedBy),
          spans: spans.map((span) => ({ ...span, event: moved(span.event) })),
        }),
      );
      expect(clocks).toEqual(without);
    });
  });
});
