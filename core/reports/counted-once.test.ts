import { describe, expect, test } from "vitest";
import { level, promising } from "../clocks/worlds.ts";
import { filed, qualify, raisedInTime, workaround } from "#test/harness/clocked-ticket.ts";
import { complete, ines, maya, type OneTicket } from "#test/harness/one-ticket.ts";
import { reported } from "#test/harness/reported.ts";
import type { Promises } from "../clocks/clock.ts";
import { numberIn } from "./report.ts";
import { sentencesOf } from "./sentences.ts";

/** Met, missed and lowered in November, and in October before it. */
function counted(one: OneTicket, promises: Promises) {
  const told = reported([one], promises);
  const of = (column: string) => numberIn(told, "targets", column);
  const numbers = [of("met"), of("missed"), of("lowered")];
  return {
    october: numbers.map(({ before }) => before),
    november: numbers.map(({ value }) => value),
  };
}

describe("R-34-06 a target is counted once", () => {
  test("missed in one period, it is not missed again under another severity in the next", () => {
    const levels = [
      level("workaround", 2, "20 hours", "24x7"),
      level("workaround", 3, "24 hours", "24x7"),
      level("workaround", 4, "4000 hours", "24x7"),
    ];
    const lowered = raisedInTime().at("2026-11-03T09:00:00Z").does(ines, qualify(4));
    const { october, november } = counted(lowered, promising(levels));
    expect([october[1], november[1]]).toEqual([1, 0]);
  });

  test("missed in one period, it is not met in the next by a solution of before that is then accepted", () => {
    const discussed = filed(3, "2026-10-30T00:00:00Z")
      .does(ines, complete.take)
      .later({ hours: 5 })
      .does(ines, complete.conclude)
      .later({ hours: 1 })
      .does(maya, complete.reply);
    const promises = promising([level("resolution", 3, "24 hours", "24x7")]);
    const late = discussed.at("2026-11-02T09:00:00Z");
    const once = { october: [0, 1, 0], november: [0, 0, 0] };
    expect(counted(late.does(maya, complete.accept), promises)).toEqual(once);
    const refused = late.does(maya, complete.refuse).later({ hours: 99 });
    expect(counted(refused.does(ines, complete.reply), promises)).toEqual(once);
  });

  test("a workaround that is only proposed is neither met nor missed; accepted it is met, refused it may be missed", () => {
    const proposed = filed(2, "2026-10-30T00:00:00Z")
      .does(ines, complete.take)
      .does(ines, complete["start-work"])
      .later({ hours: 5 })
      .does(ines, workaround);
    const promises = promising([level("workaround", 2, "24 hours", "24x7")]);
    const nothing = [0, 0, 0];
    expect(counted(proposed, promises)).toEqual({ october: nothing, november: nothing });
    const late = proposed.at("2026-11-02T09:00:00Z");
    const accepted = counted(late.does(maya, complete.accept), promises);
    expect(accepted).toEqual({ october: nothing, november: [1, 0, 0] });
    const refused = counted(late.does(maya, complete.refuse), promises);
    expect(refused).toEqual({ october: nothing, november: [0, 1, 0] });
  });

  test("missed in one period and qualified lower in the next, the next tells it, once, and does not count it again", () => {
    const promises = promising([
      level("response", 1, "1 hours"),
      level("response", 3, "400 hours"),
    ]);
    const late = filed(1, "2026-10-30T09:00:00Z").does(ines, complete.take);
    const lowered = late.at("2026-11-03T09:00:00Z").does(ines, qualify(3));
    const again = lowered.at("2026-11-04T09:00:00Z").does(ines, qualify(4));
    expect(counted(again, promises)).toEqual({ october: [0, 1, 0], november: [0, 0, 1] });
    const told = reported([again], promises);
    expect(told.misses).toMatchObject([{ severity: 1, isLowered: true, isOfBefore: true }]);
    expect(sentencesOf(told).map(({ key }) => key)).toContain("lowered");
    const early = late.later({ hours: 2 }).does(ines, qualify(3));
    expect(counted(early.at("2026-11-04T09:00:00Z").does(ines, qualify(4)), promises)).toEqual({
      october: [0, 1, 1],
      november: [0, 0, 0],
    });
  });

  test("met, it counts under the severity then in force, as it would be missed", () => {
    const levels = [
      level("response", 2, "20 hours", "24x7"),
      level("response", 3, "4 hours", "24x7"),
    ];
    const raised = filed(3).does(ines, complete.take).does(ines, qualify(2));
    const told = reported(
      [raised.later({ hours: 1 }).does(ines, complete.reply)],
      promising(levels),
    );
    expect(numberIn(told, "targets", "met", "response:2").value).toBe(1);
  });
});
