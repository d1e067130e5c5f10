import { describe, expect, test } from "vitest";
import { clocks, due, filed, hours, only, qualify, told } from "#test/harness/clocked-ticket.ts";
import { complete, ines, maya } from "#test/harness/one-ticket.ts";
import type { ServiceLevel } from "../contracts/terms.ts";
import { level, PREMIUM, STANDARD } from "./worlds.ts";

describe("R-32-26 the response clock starts with the reception", () => {
  test("R-31-10 R-32-26 each severity has the time that the contract grants, by its own hours", () => {
    const at = "2026-11-06T17:55:00Z"; // a Friday
    const dues = (by: readonly ServiceLevel[]) =>
      ([1, 2, 3, 4] as const).map((severity) => due(only(filed(severity, at), by)));
    expect(dues(STANDARD)).toEqual([
      "2026-11-09T08:55:00Z",
      "2026-11-09T11:55:00Z",
      "2026-11-10T17:55:00Z",
      "2026-11-11T17:55:00Z",
    ]);
    expect(dues(PREMIUM)).toEqual([
      "2026-11-06T18:55:00Z",
      "2026-11-06T21:55:00Z",
      "2026-11-09T17:55:00Z",
      "2026-11-10T17:55:00Z",
    ]);
  });

  test.each<[string, string, boolean]>([
    ["before it is due", "2026-11-02T12:59:59Z", false],
    ["at the very instant", "2026-11-02T13:00:00Z", false],
    ["a second later", "2026-11-02T13:00:01Z", true],
  ])("answered %s", (_, at, missed) => {
    const one = filed(2).does(ines, complete.take).at(at).does(ines, complete.reply);
    expect(only(one, PREMIUM)).toMatchObject({ status: "stopped", missed });
  });

  test("taking the ticket is no answer, nor is a word of the beneficiary; a question, a call and a rejection are", () => {
    const taken = filed(2).does(ines, complete.take).does(maya, complete.reply).later({ hours: 1 });
    expect(only(taken, PREMIUM)).toMatchObject({ status: "running", endedAt: null });
    expect(hours(only(taken, PREMIUM).consumed)).toBe(1);
    for (const command of [complete["request-information"], complete.reject])
      expect(only(taken.does(ines, command), PREMIUM).status).toBe("stopped");
    // What is already answered by a question is not answered again by a call.
    const asked = taken.does(ines, complete["request-information"]).later({ hours: 96 });
    const called = asked.does(ines, { type: "remind", channel: "phone" });
    expect(only(called, PREMIUM).endedAt).toBe(only(asked, PREMIUM).endedAt);
  });

  test("waiting for the beneficiary does not pause it", () => {
    const one = filed(3).does(ines, complete.take);
    expect(told(only(one.later({ hours: 3 }), STANDARD))).toBe("running 3");
  });

  test("withdrawn, it is not counted; closed without an answer, it is not due any more", () => {
    expect(only(filed(2).later({ hours: 9 }).does(maya, complete.withdraw), PREMIUM)).toMatchObject(
      {
        status: "not_counted",
      },
    );
  });

  test("nothing is promised where the contract grants nothing", () => {
    expect(clocks(filed(2), [])).toEqual([]);
    expect(clocks(filed(1), [level("response", 3, "2 days")])).toEqual([]);
  });
});

describe("R-31-10 severities change", () => {
  test("raised: due at the change and the new target, unless it was due before", () => {
    const raised = filed(3).later({ hours: 2 }).does(ines, complete.take).does(ines, qualify(2));
    expect(due(only(raised, STANDARD))).toBe("2026-11-02T15:00:00Z");
    const late = filed(3)
      .at("2026-11-04T08:30:00Z")
      .does(ines, complete.take)
      .does(ines, qualify(2));
    expect(due(only(late, STANDARD))).toBe("2026-11-04T09:00:00Z");
    expect(only(late, STANDARD).target.severity).toBe(3);
  });

  test("lowered: due at the start and the new target", () => {
    const lowered = filed(1)
      .later({ minutes: 30 })
      .does(ines, complete.take)
      .does(ines, qualify(3));
    expect(due(only(lowered, STANDARD))).toBe("2026-11-04T09:00:00Z");
  });

  test("raised and lowered several times: each from where it was", () => {
    const one = filed(4)
      .later({ hours: 1 })
      .does(ines, complete.take)
      .does(ines, qualify(2))
      .later({ hours: 1 })
      .does(ines, qualify(3))
      .later({ hours: 1 })
      .does(ines, qualify(1));
    expect(due(only(one, STANDARD))).toBe("2026-11-02T13:00:00Z");
  });

  test("what was missed stays missed under the severity then in force, also once it is lowered", () => {
    const missed = filed(2).at("2026-11-02T14:00:00Z").does(ines, complete.take);
    expect(only(missed, STANDARD)).toMatchObject({ missed: true });
    const lowered = only(missed.does(ines, qualify(4)), STANDARD);
    expect(lowered).toMatchObject({ missed: false, misses: [{ severity: 2 }] });
    expect(due(lowered)).toBe("2026-11-05T09:00:00Z");
  });

  test("a clock that the new severity does not grant is not due any more; one that it grants starts there", () => {
    const basic = [level("response", 3, "2 days"), level("response", 2, "4 hours")];
    const lowered = filed(3).later({ hours: 1 }).does(ines, complete.take).does(ines, qualify(4));
    expect(only(lowered, basic)).toMatchObject({ status: "no_longer_due", missed: false });
    const again = clocks(lowered.later({ hours: 1 }).does(ines, qualify(2)), basic);
    expect(again.map(({ status }) => status)).toEqual(["no_longer_due", "running"]);
    expect(again.map(due).at(1)).toBe("2026-11-02T15:00:00Z");
  });

  test("the beneficiary's own declaration counts until the desk has qualified", () => {
    const declared = filed(3).later({ hours: 1 }).does(maya, complete["declare-severity"]);
    expect(due(only(declared, STANDARD))).toBe("2026-11-02T11:00:00Z");
  });
});
