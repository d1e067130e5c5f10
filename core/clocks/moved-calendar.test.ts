import { describe, expect, test } from "vitest";
import { due, filed, only, qualify, told, workaround } from "#test/harness/clocked-ticket.ts";
import { complete, ines, instant, maya } from "#test/harness/one-ticket.ts";
import { momentOf } from "../calendars/moment.ts";
import { openTimetable } from "../calendars/timetable.ts";
import { calendar } from "../calendars/worlds.ts";
import { level, promising } from "./worlds.ts";

/** On the Tuesday at noon the desk closes an hour earlier, for what is open too. */
const MOVED = momentOf(instant("2026-11-03T12:00:00Z"));
const before = openTimetable(calendar(["08:00-18:00"]));
const since = openTimetable(calendar(["08:00-17:00"]));
const moving = (levels: Parameters<typeof promising>[0]) =>
  promising(levels, {
    timetableOf: (_hours, endedAt) => (endedAt !== null && endedAt <= MOVED ? before : since),
  });
const work = [level("workaround", 2, "30 hours"), level("resolution", 2, "30 hours")];
const taken = filed(2, "2026-11-02T08:00:00Z").does(ines, complete.take);

describe("a calendar that moves what is open", () => {
  test("what counts still counts by it from its start", () => {
    const later = taken.at("2026-11-04T08:00:00Z");
    expect(due(only(later, moving(work), "resolution"))).toBe("2026-11-05T11:00:00Z");
  });

  test("what was over by then is due when it was, and ran as it ran", () => {
    const proposed = taken.at("2026-11-03T10:00:00Z").does(ines, workaround);
    const accepted = proposed.does(maya, complete.accept).at("2026-11-06T08:00:00Z");
    const clock = only(accepted, moving(work), "workaround");
    expect(clock.status).toBe("stopped");
    expect(due(clock)).toBe("2026-11-04T18:00:00Z");
    expect(told(clock)).toBe("running 10, outside_hours 14, running 2");
  });

  test("what a severity ended by then, too", () => {
    const lowered = taken.at("2026-11-03T10:00:00Z").does(ines, qualify(4));
    const clock = only(lowered.at("2026-11-06T08:00:00Z"), moving(work), "resolution");
    expect(clock.status).toBe("no_longer_due");
    expect(due(clock)).toBe("2026-11-04T18:00:00Z");
  });
});
