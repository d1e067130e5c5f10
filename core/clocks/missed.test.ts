import { describe, expect, test } from "vitest";
import {
  due,
  filed,
  only,
  qualify,
  raisedInTime,
  workaround,
} from "#test/harness/clocked-ticket.ts";
import { complete, ines, instant, maya } from "#test/harness/one-ticket.ts";
import { momentOf } from "../calendars/moment.ts";
import { level } from "./worlds.ts";

const at = (moment: string) => momentOf(instant(moment));

describe("R-34-06 a missed target stays known as missed, under the severity then in force", () => {
  const levels = [
    level("workaround", 2, "20 hours", "24x7"),
    level("workaround", 3, "24 hours", "24x7"),
    level("workaround", 4, "400 hours", "24x7"),
  ];
  const raised = raisedInTime();
  const miss = { severity: 2, due: at("2026-10-31T09:00:00Z") };

  test("whichever target was due, and whatever severity comes after", () => {
    const late = raised.at("2026-11-03T09:00:00Z");
    expect(only(late, levels).misses).toEqual([miss]);
    expect(only(late.does(ines, qualify(4)), levels).misses).toEqual([miss]);
    const again = late.does(ines, qualify(1)).does(ines, qualify(3)).later({ hours: 1 });
    expect(only(late.does(ines, qualify(3)).does(ines, qualify(2)), levels).misses).toEqual([miss]);
    expect(only(again, [...levels, level("workaround", 1, "1 hours", "24x7")]).misses).toEqual([
      miss,
    ]);
  });

  test("lowered and missed again, both targets were missed", () => {
    const lowered = raised.at("2026-11-03T09:00:00Z").does(ines, qualify(4));
    expect(only(lowered.at("2026-11-20T09:00:00Z"), levels).misses).toEqual([
      miss,
      { severity: 4, due: at("2026-11-16T01:00:00Z") },
    ]);
  });
});

describe("R-34-06 a solution that is answered after a target was missed", () => {
  const levels = [level("resolution", 3, "24 hours", "24x7")];
  const proposed = filed(3, "2026-10-30T00:00:00Z")
    .does(ines, complete.take)
    .later({ hours: 5 })
    .does(ines, complete.conclude);
  const discussed = proposed.later({ hours: 1 }).does(maya, complete.reply);
  const miss = { severity: 3, due: at("2026-10-31T01:00:00Z") };
  const late = discussed.at("2026-11-02T09:00:00Z");

  test("accepted, it stopped at its proposal, and the target stays missed", () => {
    expect(only(late, levels)).toMatchObject({ status: "running", misses: [miss] });
    const accepted = only(late.does(maya, complete.accept), levels);
    expect(accepted).toMatchObject({ status: "stopped", misses: [miss] });
    expect(accepted.endedAt).toBe(at("2026-10-30T05:00:00Z"));
  });

  test("refused, it goes on where it stood, and is missed once", () => {
    const refused = late.does(maya, complete.refuse).later({ hours: 48 });
    expect(only(refused, levels)).toMatchObject({ missed: true, misses: [miss] });
    expect(due(only(refused, levels))).toBe("2026-10-31T01:00:00Z");
  });

  test("a restoration, which runs while the answer is waited for, stays missed as well", () => {
    const by = [level("restoration", 3, "24 hours", "24x7")];
    expect(only(proposed.at("2026-11-02T09:00:00Z"), by)).toMatchObject({ missed: true });
    const accepted = proposed.at("2026-11-02T09:00:00Z").does(maya, complete.accept);
    expect(only(accepted, by)).toMatchObject({ status: "stopped", misses: [{ severity: 3 }] });
  });

  test("answered before its due, nothing was missed", () => {
    const accepted = discussed.later({ hours: 1 }).does(maya, complete.accept);
    expect(only(accepted, levels)).toMatchObject({ status: "stopped", misses: [] });
  });

  test("a clock that a severity granted meanwhile is over with the answer, and was missed", () => {
    const urgent = [level("workaround", 1, "1 hours", "24x7")];
    const raised = discussed.later({ hours: 1 }).does(ines, qualify(1));
    const accepted = raised.later({ hours: 3 }).does(maya, complete.accept);
    expect(only(accepted, urgent)).toMatchObject({
      status: "no_longer_due",
      misses: [{ severity: 1, due: at("2026-10-30T08:00:00Z") }],
    });
  });

  test("one that is neither accepted nor refused leaves the workaround open to go on", () => {
    const working = filed(3).does(ines, complete.take).does(ines, complete["start-work"]);
    const one = working.later({ hours: 5 }).does(ines, workaround);
    const by = [level("workaround", 3, "24 hours", "24x7")];
    expect(only(one, by)).toMatchObject({ status: "stopped", isAnswered: false });
    expect(only(one.does(maya, complete.accept), by).isAnswered).toBe(true);
  });
});
