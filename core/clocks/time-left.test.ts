import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyHistory } from "#test/harness/any-history.ts";
import { filed } from "#test/harness/clocked-ticket.ts";
import { complete, ines, instant } from "#test/harness/one-ticket.ts";
import { momentOf } from "../calendars/moment.ts";
import { serviceTimeBetween, serviceTimeUntil } from "../calendars/service-time.ts";
import { openTimetable } from "../calendars/timetable.ts";
import { calendar } from "../calendars/worlds.ts";
import { clocksOf } from "./clocks-of.ts";
import { nearFrom, nearShare } from "./near-from.ts";
import { nearnessOf } from "./nearness.ts";
import { foremostOf, holdsUntil, timeLeftOf } from "./time-left.ts";
import { EVERY_CLOCK, PREMIUM, level, promising } from "./worlds.ts";

const promises = promising(EVERY_CLOCK);
const HOUR = 3_600_000_000;

describe("the service time of a calendar until a moment", () => {
  const paris = openTimetable(calendar(["08:00-12:00", "14:00-18:00"], { zone: "Europe/Paris" }));
  const moment = fc
    .date({ min: new Date("2015-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
    .map((date) => date.getTime() * 1000);

  test("tells by subtraction what lies between any two, before and after 2020, across daylight changes", () => {
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        expect(serviceTimeUntil(paris, to) - serviceTimeUntil(paris, from)).toBe(
          serviceTimeBetween(paris, from, to),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe("what is left of a ticket's target", () => {
  const minutes = fc.integer({ min: 0, max: 20_000 });

  test("kept when the last thing happened, it is what is computed at any later instant", () => {
    let running = 0;
    let standing = 0;
    fc.assert(
      fc.property(anyHistory, minutes, minutes, ({ events }, sooner, later) => {
        const last = events.at(-1)?.at;
        if (last === undefined) return;
        const at = (after: number) => {
          const now = last.add({ minutes: after });
          const clock = foremostOf(clocksOf(events, promises, now));
          return clock && { clock, left: timeLeftOf(clock, promises, now), now };
        };
        const [kept, then] = [at(sooner), at(later)];
        expect(then?.clock.clock).toBe(kept?.clock.clock);
        if (kept === undefined || then === undefined) return;
        expect(then.left).toEqual(kept.left);
        const { mark, target } = kept.left;
        const passed = serviceTimeUntil(
          promises.timetableOf(target.hours, null),
          momentOf(then.now),
        );
        expect(kept.left.standing ? mark : mark - passed).toBe(then.clock.left);
        if (kept.left.standing) standing += 1;
        else running += 1;
      }),
      { numRuns: 4_000 },
    );
    expect(Math.min(running, standing)).toBeGreaterThan(200);
  }, 60_000);

  test("of two targets that are due at once is that of the one before, at every instant", () => {
    const levels = [level("resolution", 3, "3 days"), level("resolution", 2, "48 hours", "24x7")];
    const raised = filed(3, "2026-11-02T09:00:00Z")
      .does(ines, complete.take)
      .later({ hours: 24 })
      .does(ines, { ...complete.qualify, severity: 2 });
    const seen = [0, 20, 48, 72, 100].map((hours) => {
      const { events, now } = raised.later({ hours });
      return foremostOf(clocksOf(events, promising(levels), now));
    });
    for (const clock of seen) {
      expect(clock?.due).toBe(momentOf(instant("2026-11-05T09:00:00Z")));
      expect(clock?.target.severity).toBe(3);
    }
  });

  test("is that of what is due first, and of what has the least left where all stand", () => {
    const asked = filed(2)
      .does(ines, complete.take)
      .later({ minutes: 30 })
      .does(ines, complete["request-information"])
      .later({ hours: 72 });
    const standing = foremostOf(clocksOf(asked.events, promises, asked.now));
    expect(standing).toMatchObject({ clock: "workaround", status: "paused", due: null });
    const fresh = filed(2);
    expect(foremostOf(clocksOf(fresh.events, promises, fresh.now))).toMatchObject({
      clock: "response",
    });
    expect(foremostOf([])).toBeUndefined();
  });

  test("of a missed target goes on below zero, and stands while the beneficiary is waited for", () => {
    const late = filed(2, "2026-11-02T09:00:00Z").later({ hours: 5 });
    const clock = foremostOf(clocksOf(late.events, promising(PREMIUM), late.now));
    expect(clock?.left).toBe(-HOUR);
    const work = promising([level("workaround", 2, "4 hours")]);
    const asked = late
      .does(ines, complete.take)
      .does(ines, complete["request-information"])
      .later({ hours: 50 });
    const [stands] = clocksOf(asked.events, work, asked.now);
    if (stands === undefined) throw new Error("The contract grants no workaround");
    expect(timeLeftOf(stands, work, asked.now)).toMatchObject({ standing: true, mark: -HOUR });
  });
});

describe("a restoration with an announced window", () => {
  const window = {
    from: momentOf(instant("2026-11-02T10:00:00Z")),
    to: momentOf(instant("2026-11-02T11:00:00Z")),
    name: "Upgrade",
  };
  const announced = promising([level("restoration", 2, "4 hours")], { windows: [window] });
  const taken = filed(2).does(ines, complete.take);
  const at = (time: string) => {
    const now = instant(`2026-11-02T${time}Z`);
    const clock = foremostOf(clocksOf(taken.events, announced, now));
    if (clock === undefined) throw new Error("Nothing is to be restored");
    return { clock, now, left: timeLeftOf(clock, announced, now) };
  };

  test.for([
    ["09:30:00", "10:00:00"],
    ["10:00:00", "11:00:00"],
    ["10:30:00", "11:00:00"],
    ["11:00:00", null],
  ] as const)("told at %s holds until %s", ([time, until]) => {
    const { clock, now } = at(time);
    const edge = until === null ? null : momentOf(instant(`2026-11-02T${until}Z`));
    expect(holdsUntil(clock, announced, now)).toBe(edge);
    expect(holdsUntil({ clock: "response" }, announced, now)).toBeNull();
  });

  test("stands in the window, and is due as much later", () => {
    expect(at("09:59:59").left).toEqual(at("09:30:00").left);
    expect(at("10:15:00").left).toMatchObject({ standing: true, mark: 3 * HOUR });
    expect(at("12:00:00").left.mark - at("09:30:00").left.mark).toBe(HOUR);
  });
});

describe("how near a target is", () => {
  test.for([
    [{ left: 4, of: 4 }, "far"],
    [{ left: 2.1, of: 4 }, "far"],
    [{ left: 2, of: 4 }, "soon"],
    [{ left: 0.8, of: 4 }, "soon"],
    [{ left: 3, of: 4, near: true }, "near"],
    [{ left: 0, of: 4, near: true }, "near"],
    [{ left: -1, of: 4 }, "missed"],
    [{ left: 0, of: 4, missed: true }, "missed"],
    [{ left: 0.1, of: 4, standing: true }, "standing"],
    [{ left: -0.1, of: 4, standing: true, missed: true }, "missed"],
  ] as const)("of %o it is %s", ([share, nearness]) => {
    expect(nearnessOf({ standing: false, missed: false, near: false, ...share })).toBe(nearness);
  });

  test("begins at the last share at which the desk is warned; with none, at that which the program comes with", () => {
    expect(nearFrom([50, 80])).toBe(80);
    expect(nearFrom([10, 30, 95])).toBe(95);
    expect(nearFrom([])).toBe(80);
    expect(nearShare(95)).toBe(5);
  });
});
