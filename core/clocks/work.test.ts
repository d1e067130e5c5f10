import { describe, expect, test } from "vitest";
import {
  clocks,
  due,
  filed,
  hours,
  only,
  qualify,
  told,
  workaround,
} from "#test/harness/clocked-ticket.ts";
import { complete, ines, instant, leo, maya, vera } from "#test/harness/one-ticket.ts";
import { level, promising } from "./worlds.ts";

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
  test("R-32-06 from the question to the instant at which the beneficiary was heard, not to the agent's resuming", () => {
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

  test("R-12-09 it stops with the proposal of a workaround or a fix", () => {
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
  test("is of what the beneficiary said, on the phone too, and not of what the desk found out by itself", () => {
    const asked = filed(2).does(ines, complete.take).does(ines, complete["request-information"]);
    const recorded = (saidBy: typeof maya.id | null, channel: "phone" | "found_by_desk") =>
      asked.later({ hours: 1 }).does(ines, {
        ...complete["provide-information"],
        recorded: { saidBy, channel, saidAt: instant("2026-11-02T09:30:00Z") },
      });
    expect(clocks(recorded(null, "found_by_desk"), WORK, "next_response")).toEqual([]);
    expect(only(recorded(maya.id, "phone"), WORK, "next_response").status).toBe("running");
  });

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
