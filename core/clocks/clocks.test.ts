import { describe, expect, test } from "vitest";
import {
  aTicket,
  complete,
  ines,
  instant,
  leo,
  maya,
  vera,
  type OneTicket,
} from "#test/harness/one-ticket.ts";
import { instantAt } from "../calendars/moment.ts";
import type { ServiceLevel } from "../contracts/terms.ts";
import type { Clock as ClockName } from "../contracts/vocabulary.ts";
import type { Severity } from "../tickets/vocabulary.ts";
import type { Clock, Promises } from "./clock.ts";
import { clocksOf } from "./clocks-of.ts";
import { level, PREMIUM, promising, STANDARD } from "./worlds.ts";

const HOUR = 3_600_000_000;
const filed = (severity: Severity, at = "2026-11-02T09:00:00Z") =>
  aTicket({ filing: { severity }, at: instant(at) });
const qualify = (severity: Severity) =>
  ({ type: "qualify", severity, why: "After diagnosis" }) as const;
const workaround = {
  type: "conclude",
  conclusion: {
    kind: "workaround",
    text: "Restart the index",
    directives: "On each node",
    form: "operating_procedure",
  },
} as const;

function clocks(one: OneTicket, by: readonly ServiceLevel[] | Promises, clock?: ClockName) {
  const promises = "levels" in by ? by : promising(by);
  return clocksOf(one.events, promises, one.now).filter(
    (found) => clock === undefined || found.clock === clock,
  );
}
function only(one: OneTicket, by: readonly ServiceLevel[] | Promises, name?: ClockName): Clock {
  const [first, ...others] = clocks(one, by, name);
  if (first === undefined || others.length > 0) throw new Error(`${others.length} other clocks`);
  return first;
}
const due = ({ due: at }: Clock) => (at === null ? null : instantAt(at).toString());
const hours = (time: number) => time / HOUR;
const told = ({ spans }: Clock) =>
  spans.map(({ from, to, kind }) => `${kind} ${hours(to - from)}`).join(", ");

describe("R-32-26 the response clock starts with the reception", () => {
  test("R-31-10 each severity has the time that the contract grants, by its own hours", () => {
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

const WORK = [
  level("workaround", 2, "8 hours"),
  level("resolution", 2, "20 hours"),
  level("restoration", 2, "4 hours"),
  level("next_response", 2, "2 hours"),
];
const asked = filed(2)
  .does(ines, complete.take)
  .later({ hours: 1 })
  .does(ines, complete["request-information"]);

describe("R-32-06 while information is asked for, the clocks of the work stand", () => {
  test("from the question to the instant at which the beneficiary was heard, not to the agent's resuming", () => {
    const answered = asked.later({ hours: 3 }).does(maya, complete["provide-information"]);
    const resumed = answered.later({ hours: 1 }).does(ines, complete.resume);
    expect(told(only(resumed, WORK, "workaround"))).toBe(
      "running 1, waiting_beneficiary 3, running 1",
    );
    expect(due(only(resumed, WORK, "workaround"))).toBe("2026-11-03T10:00:00Z");
  });

  test("paused, no one knows when it is due; what is left of it stands", () => {
    const waiting = only(asked.later({ hours: 72 }), WORK, "workaround");
    expect(waiting).toMatchObject({ status: "paused", due: null, missed: false });
    expect(hours(waiting.left)).toBe(7);
  });

  test("waiting outside of the hours takes nothing away: pauses are service time, not time of the clock on the wall", () => {
    const evening = filed(2, "2026-11-06T17:00:00Z")
      .does(ines, complete.take)
      .later({ minutes: 30 })
      .does(ines, complete["request-information"]);
    const answered = evening.at("2026-11-08T12:00:00Z").does(maya, complete["provide-information"]);
    const one = only(answered, WORK, "workaround");
    expect(due(one)).toBe("2026-11-09T15:30:00Z");
    expect(told(one)).toBe("running 0.5, waiting_beneficiary 42.5");
  });

  test("a severity that is raised meanwhile keeps the pause", () => {
    const levels = [level("workaround", 2, "8 hours"), level("workaround", 1, "2 hours")];
    const raised = asked.later({ hours: 1 }).does(ines, qualify(1));
    const answered = raised.later({ hours: 1 }).does(maya, complete["provide-information"]);
    expect(due(only(raised, levels))).toBeNull();
    expect(due(only(answered, levels))).toBe("2026-11-02T14:00:00Z");
  });
});

describe("R-12-09 a workaround is due where the contract grants one", () => {
  const working = filed(2).does(ines, complete.take).does(ines, complete["start-work"]);

  test("it stops with the proposal of a workaround or a fix", () => {
    const proposed = working.later({ hours: 5 }).does(ines, workaround).later({ hours: 48 });
    const one = only(proposed, WORK, "workaround");
    expect(one).toMatchObject({ status: "stopped", missed: false });
    expect([hours(one.consumed), hours(one.left)]).toEqual([5, 3]);
    expect(due(one)).toBe("2026-11-02T17:00:00Z");
  });

  test("refused, it runs on from where it stood", () => {
    const proposed = working.later({ hours: 5 }).does(ines, workaround);
    const refused = proposed.later({ hours: 2 }).does(maya, complete.refuse).later({ hours: 1 });
    const one = only(refused, WORK, "workaround");
    expect(hours(one.consumed)).toBe(6);
    expect(due(one)).toBe("2026-11-03T09:00:00Z");
  });

  test("an information that the beneficiary accepts leaves no workaround due", () => {
    const told3 = working.later({ hours: 3 }).does(ines, complete.conclude);
    expect(only(told3, WORK, "workaround").status).toBe("paused");
    const accepted = told3.later({ hours: 1 }).does(maya, complete.accept);
    expect(only(accepted, WORK, "workaround")).toMatchObject({ status: "stopped" });
    expect(hours(only(accepted, WORK, "workaround").consumed)).toBe(3);
  });

  test("a resolution is dated at the proposal of what is then accepted", () => {
    const proposed = working.later({ hours: 5 }).does(ines, workaround);
    expect(only(proposed, WORK, "resolution").status).toBe("paused");
    const accepted = proposed.later({ hours: 24 }).does(leo, complete.accept);
    const one = only(accepted, WORK, "resolution");
    expect(one.status).toBe("stopped");
    expect(hours(one.consumed)).toBe(5);
  });

  test("a fix that is only planned resolves where the terms say so", () => {
    const planned = {
      type: "conclude",
      conclusion: {
        kind: "fix",
        text: "In 6.5.4",
        directives: "Update",
        category: "maintenance_version",
        release: "6.5.4",
        delivery: "planned",
      },
    } as const;
    const accepted = working.later({ hours: 5 }).does(ines, planned).does(maya, complete.accept);
    expect(only(accepted, WORK, "resolution").status).toBe("no_longer_due");
    const saying = promising(WORK, { plannedFixResolves: true });
    expect(only(accepted, saying, "resolution").status).toBe("stopped");
  });

  test("a restoration counts from the acknowledgement, stands in a window, and is over with the severity that it is for", () => {
    const window = {
      from: Number(instant("2026-11-02T10:00:00Z").epochMilliseconds) * 1000,
      to: Number(instant("2026-11-02T11:00:00Z").epochMilliseconds) * 1000,
      name: "Update of the hosts",
    };
    const promises = promising(WORK, { windows: [window] });
    expect(clocks(filed(2), promises, "restoration")).toEqual([]);
    const taken = filed(2).later({ minutes: 30 }).does(ines, complete.take).later({ hours: 3 });
    const one = only(taken, promises, "restoration");
    expect(told(one)).toBe("running 0.5, maintenance_window 1, running 1.5");
    expect(due(one)).toBe("2026-11-02T14:30:00Z");
    const lowered = only(taken.does(ines, qualify(3)), promises, "restoration");
    expect(lowered).toMatchObject({ status: "stopped", missed: false });
  });
});

describe("the next response", () => {
  test("each message waits for the next public answer; two in a row wait for one", () => {
    const talk = filed(2)
      .does(ines, complete.take)
      .does(ines, complete.reply)
      .later({ hours: 1 })
      .does(maya, complete.reply)
      .later({ hours: 1 })
      .does(maya, complete.reply)
      .does(vera, complete.note)
      .later({ minutes: 30 });
    expect(only(talk, WORK, "next_response")).toMatchObject({ status: "running" });
    expect(due(only(talk, WORK, "next_response"))).toBe("2026-11-02T12:00:00Z");
    const answered = talk.does(ines, complete.reply).later({ hours: 3 }).does(maya, complete.reply);
    const all = clocks(answered.later({ hours: 5 }), WORK, "next_response");
    expect(all.map(({ status, missed }) => [status, missed])).toEqual([
      ["stopped", false],
      ["running", true],
    ]);
  });
});
