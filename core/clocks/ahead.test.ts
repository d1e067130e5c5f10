import { describe, expect, test } from "vitest";
import { clocks, due, filed, hours, only } from "#test/harness/clocked-ticket.ts";
import { complete, ines, instant } from "#test/harness/one-ticket.ts";
import { instantAt, momentOf } from "../calendars/moment.ts";
import { openTimetable } from "../calendars/timetable.ts";
import { calendar, holiday } from "../calendars/worlds.ts";
import type { Clock } from "./clock.ts";
import { level, PREMIUM, promising } from "./worlds.ts";

const french = openTimetable({
  ...calendar(["08:00-18:00"], { zone: "Europe/Paris" }),
  holidays: [holiday("2027-03-29", "Lundi de Pâques")],
});
const inFrance = promising(PREMIUM, { timetableOf: () => french });
const ahead = ({ ahead: spans }: Clock) =>
  spans.map(({ from, to, kind, entry }) => `${kind} ${hours(to - from)} ${entry ?? ""}`.trim());

describe("what lies between now and the due", () => {
  test("R-31-10 on the Friday evening itself one reads why it is due on Tuesday", () => {
    const clock = only(filed(3, "2027-03-26T16:55:00Z"), inFrance);
    expect(due(clock)).toBe("2027-03-30T15:55:00Z");
    expect(ahead(clock)).toEqual([
      `running ${5 / 60}`,
      // The night from Saturday to Sunday is an hour shorter.
      "outside_hours 53",
      "holiday 24 Lundi de Pâques",
      "outside_hours 8",
      `running ${10 - 5 / 60}`,
    ]);
    expect(clock.ahead.at(0)?.from).toBe(clock.startedAt);
    expect(instantAt(clock.ahead.at(-1)?.to ?? 0).toString()).toBe(due(clock));
  });

  test("a window that is announced is in it", () => {
    const at = (hour: number) => momentOf(instant(`2026-11-02T${hour}:00:00Z`));
    const windows = [{ from: at(11), to: at(12), name: "Update of the hosts" }];
    const promises = promising([level("restoration", 2, "4 hours")], { windows });
    const taken = filed(2).does(ines, complete.take);
    expect(ahead(only(taken, promises))).toEqual([
      "running 2",
      "maintenance_window 1 Update of the hosts",
      "running 2",
    ]);
  });

  test("windows that were announced in another order than they come, and over each other, count once", () => {
    const window = (from: string, to: string, name: string) => ({
      from: momentOf(instant(`2026-11-02T${from}:00Z`)),
      to: momentOf(instant(`2026-11-02T${to}:00Z`)),
      name,
    });
    const windows = [
      window("14:00", "15:00", "Move"),
      window("09:30", "11:00", "Update"),
      window("10:30", "11:30", "Index"),
    ];
    const promises = promising([level("restoration", 2, "4 hours")], { windows });
    const taken = filed(2).does(ines, complete.take);
    expect(ahead(only(taken, promises))).toEqual([
      "running 0.5",
      "maintenance_window 1.5 Update",
      "maintenance_window 0.5 Index",
      "running 2.5",
      "maintenance_window 1 Move",
      "running 1",
    ]);
    expect(due(only(taken, promises))).toBe("2026-11-02T16:00:00Z");
  });

  test("a due that is years away is told of for a month", () => {
    const far = promising([level("response", 2, "100000 days")]);
    const { ahead: spans, startedAt, due: last } = only(filed(2), far);
    expect(instantAt(last ?? 0).toString()).toBe("2255-01-01T00:00:00Z");
    expect(spans.at(-1)?.to).toBe(startedAt + 31 * 24 * 3_600_000_000);
  });

  test("nothing is told of a clock that is over, passed, or stands until nobody knows when", () => {
    const work = promising([level("resolution", 2, "4 hours")]);
    const asked = filed(2).does(ines, complete.take).does(ines, complete["request-information"]);
    const told = [
      only(asked, promising(PREMIUM)),
      only(asked, work),
      only(filed(2).later({ hours: 72 }), promising(PREMIUM)),
    ];
    expect(told.map(({ status }) => status)).toEqual(["stopped", "paused", "running"]);
    expect(told.flatMap((clock) => clock.ahead)).toEqual([]);
    expect(clocks(asked, work)).toHaveLength(1);
  });
});
