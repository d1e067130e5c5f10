import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyHistory } from "#test/harness/any-history.ts";
import { filed, only, qualify } from "#test/harness/clocked-ticket.ts";
import { complete, ines, instant, maya, type OneTicket } from "#test/harness/one-ticket.ts";
import { instantAt, momentOf } from "../calendars/moment.ts";
import { serviceTimeBetween } from "../calendars/service-time.ts";
import type { ServiceLevel } from "../contracts/terms.ts";
import type { Clock as ClockName } from "../contracts/vocabulary.ts";
import type { Clock } from "./clock.ts";
import { clocksOf } from "./clocks-of.ts";
import { lineOf } from "./counting.ts";
import { crossedBy, crossingsOf, nextCrossing, type Crossing } from "./thresholds.ts";
import { EVERY_CLOCK, PREMIUM, STANDARD, level, promising } from "./worlds.ts";

const SHARES = [50, 80];
const written = ({ threshold, at }: Crossing) => `${threshold} % ${instantAt(at).toString()}`;
function crossings(one: OneTicket, by: readonly ServiceLevel[], clock?: ClockName) {
  return crossingsOf(only(one, by, clock), promising(by), SHARES).map(written);
}
function next(one: OneTicket, by: readonly ServiceLevel[], clock?: ClockName) {
  const found = crossingsOf(only(one, by, clock), promising(by), SHARES);
  const ahead = nextCrossing(found, momentOf(one.now));
  return ahead === undefined ? undefined : written(ahead);
}

describe("the thresholds of a clock", () => {
  test("are instants of service time: nights and days off do not bring them nearer", () => {
    const friday = filed(3, "2026-11-06T13:00:00Z");
    expect(crossings(friday, STANDARD)).toEqual([
      "50 % 2026-11-09T13:00:00Z",
      "80 % 2026-11-10T09:00:00Z",
      "100 % 2026-11-10T13:00:00Z",
    ]);
  });

  test("one after the other is next; at its very instant one is crossed, and after the due none is ahead", () => {
    const one = filed(2);
    expect(next(one, PREMIUM)).toBe("50 % 2026-11-02T11:00:00Z");
    expect(next(one.at("2026-11-02T10:59:59Z"), PREMIUM)).toBe("50 % 2026-11-02T11:00:00Z");
    expect(next(one.at("2026-11-02T11:00:00Z"), PREMIUM)).toBe("80 % 2026-11-02T12:12:00Z");
    expect(next(one.at("2026-11-02T12:12:00Z"), PREMIUM)).toBe("100 % 2026-11-02T13:00:00Z");
    expect(next(one.at("2026-11-02T13:00:00Z"), PREMIUM)).toBeUndefined();
  });

  test("a severity that is raised brings thresholds of its own, one that is lowered counts from the start", () => {
    const later = filed(2).later({ hours: 1 });
    expect(next(later.does(ines, complete.take).does(ines, qualify(1)), PREMIUM)).toBe(
      "50 % 2026-11-02T10:30:00Z",
    );
    const lowered = later.does(ines, complete.take).does(ines, qualify(3));
    expect(next(lowered, PREMIUM)).toBe("50 % 2026-11-02T14:00:00Z");
  });

  const WORK = [level("workaround", 2, "8 hours")];
  const asked = filed(2)
    .does(ines, complete.take)
    .later({ hours: 5 })
    .does(ines, complete["request-information"]);

  test("while it waits none is ahead; after the wait what is left counts on", () => {
    expect(next(asked, WORK)).toBeUndefined();
    const waiting = asked.later({ hours: 2 });
    expect(crossings(waiting, WORK)).toEqual(["50 % 2026-11-02T13:00:00Z"]);
    const answered = waiting.does(maya, complete["provide-information"]);
    expect(next(answered, WORK)).toBe("80 % 2026-11-02T17:24:00Z");
  });

  test("a window that is announced is foreseen, and in it the clock crosses nothing", () => {
    const window = (hour: number) => ({
      from: momentOf(instant(`2026-11-02T${hour}:00:00Z`)),
      to: momentOf(instant(`2026-11-02T${hour + 1}:00:00Z`)),
      name: "Update",
    });
    const windows = [window(10), window(12)];
    const promised = promising([level("restoration", 2, "4 hours")], { windows });
    for (const hours of [0, 1.5, 3.5]) {
      const one = filed(2)
        .does(ines, complete.take)
        .later({ minutes: hours * 60 });
      expect(crossingsOf(only(one, promised), promised, SHARES).map(written)).toEqual([
        "50 % 2026-11-02T12:00:00Z",
        "80 % 2026-11-02T14:12:00Z",
        "100 % 2026-11-02T15:00:00Z",
      ]);
    }
  });

  test("what is over crosses nothing any more", () => {
    const answered = filed(2).later({ hours: 3 }).does(ines, complete.take);
    expect(crossings(answered.does(ines, complete.reply), PREMIUM)).toEqual([]);
  });
});

const promises = promising(EVERY_CLOCK);
const anyShares = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 5 })
  .map((shares) => shares.toSorted((one, other) => one - other));

describe("whatever happens to a ticket", () => {
  const holds = (property: (clock: Clock, shares: readonly number[], later: Clock) => void) =>
    fc.assert(
      fc.property(
        anyHistory,
        fc.integer({ min: 0, max: 20_000 }),
        anyShares,
        (history, minutes, shares) => {
          const now = history.events.at(-1)?.at.add({ minutes });
          if (now === undefined) throw new Error("A history of nothing");
          const later = clocksOf(history.events, promises, now.add({ hours: 31 }));
          for (const [at, clock] of clocksOf(history.events, promises, now).entries())
            property(clock, shares, later[at] ?? clock);
        },
      ),
      { numRuns: 200 },
    );

  test("a threshold is crossed at the earliest instant at which that share of the target is consumed", () => {
    holds((clock, shares) => {
      const { timetable, amount } = lineOf(
        clock.target,
        clock.targetFrom,
        promises.timetableOf(clock.target.hours, null),
      );
      const end = clock.spans.at(-1)?.to ?? clock.startedAt;
      const consumedAt = (at: number) =>
        serviceTimeBetween(timetable, clock.targetFrom, at) -
        clock.spans
          .filter(({ kind }) => kind === "waiting_beneficiary" || kind === "stopped")
          .reduce((sum, { from, to }) => {
            const stood = [Math.max(from, clock.targetFrom), Math.min(to, at)] as const;
            return sum + serviceTimeBetween(timetable, ...stood);
          }, 0);
      const all = crossingsOf(clock, promises, shares);
      for (const { threshold, at } of all) {
        const share = Math.ceil((amount * threshold) / 100);
        expect(consumedAt(at)).toBe(share);
        expect(consumedAt(at - 1)).toBeLessThan(share);
      }
      if (clock.endedAt !== null) expect(all).toEqual([]);
      else if (clock.status === "running") {
        expect(all).toHaveLength(shares.length + 1);
        expect(all.at(-1)).toEqual({ threshold: 100, at: clock.due });
      } else expect(nextCrossing(all, end)).toBeUndefined();
    });
  });

  test("when nothing happens, nothing moves: what is ahead comes at its instant, and what is behind stays", () => {
    holds((clock, shares, later) => {
      const all = crossingsOf(clock, promises, shares);
      const then = crossingsOf(later, promises, shares);
      expect(then).toEqual(all);
      const end = clock.spans.at(-1)?.to ?? clock.startedAt;
      const ahead = nextCrossing(all, end);
      const behind = crossedBy(all, end);
      expect(all.slice(0, behind.length)).toEqual(behind);
      if (ahead !== undefined) {
        expect(all[behind.length]).toEqual(ahead);
        expect(crossedBy(all, ahead.at)).toHaveLength(behind.length + 1);
      }
    });
  });
});
