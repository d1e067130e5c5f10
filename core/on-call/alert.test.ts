import { describe, expect, test } from "vitest";
import type { ServiceLevel } from "../contracts/terms.ts";
import { aTicket, complete, ines as anAgent, maya, vera } from "#test/harness/one-ticket.ts";
import { answerTo, nextSteps, ROUNDS_MAX, standingAfter, type AlertStanding } from "./alert.ts";
import { callsSomebody, groundOf } from "./calling.ts";
import type { AlertGround } from "../tickets/vocabulary.ts";
import { adam, ines, lea } from "./worlds.ts";

const begun: AlertStanding = { round: 1, called: [] };
const names = (before: AlertStanding, order = [ines, adam]) =>
  nextSteps(before, order).map((step) => (step.kind === "call" ? step.agent : step.kind));

describe("an alert", () => {
  test("calls one after the other, and whoever comes on duty meanwhile", () => {
    expect(names(begun)).toEqual([ines]);
    expect(names({ round: 1, called: [ines] })).toEqual([adam]);
    expect(names({ round: 1, called: [ines] }, [lea, ines, adam])).toEqual([lea]);
  });

  test("tells the managers once everybody was called, and begins anew, so many times", () => {
    expect(nextSteps({ round: 1, called: [ines, adam] }, [ines, adam])).toEqual([
      { kind: "tell-managers", round: 1, last: false },
      { kind: "call", round: 2, agent: ines },
    ]);
    expect(nextSteps({ round: ROUNDS_MAX, called: [ines] }, [ines])).toEqual([
      { kind: "tell-managers", round: ROUNDS_MAX, last: true },
    ]);
  });

  test("tells the managers where nobody can be called, and looks again", () => {
    const steps = nextSteps(begun, []);
    expect(steps).toEqual([{ kind: "tell-managers", round: 1, last: false }]);
    expect(standingAfter(begun, steps)).toEqual({ round: 2, called: [] });
  });

  test("is over after its rounds, whoever is there", () => {
    let standing = begun;
    const called: string[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const steps = nextSteps(standing, [ines, adam]);
      called.push(...names(standing));
      standing = standingAfter(standing, steps);
      if (steps.some((step) => step.kind === "tell-managers" && step.last)) break;
    }
    expect(called.filter((one) => one === "tell-managers")).toHaveLength(ROUNDS_MAX);
    expect(called.filter((one) => one !== "tell-managers")).toHaveLength(2 * ROUNDS_MAX);
    expect(standing.round).toBe(ROUNDS_MAX);
  });
});

const level = (severity: 1 | 2 | 3, hours: "24x7" | "business_hours"): ServiceLevel => ({
  severity,
  clock: "response",
  amount: 1,
  unit: "hours",
  hours,
});
const premium = [level(1, "24x7"), level(2, "24x7"), level(3, "business_hours")];
const calls = (
  { events }: ReturnType<typeof aTicket>,
  ground: "filed" | "severity" | "escalated",
) => callsSomebody(events, premium, ground);

describe("a ticket", () => {
  const severe = aTicket({ filing: { severity: 1, covered: true } }).later({ hours: 1 });
  const minor = aTicket({ filing: { severity: 3 } }).later({ hours: 1 });

  test("calls where its response is promised day and night, and nobody has answered", () => {
    expect(calls(severe, "filed")).toBe(true);
    expect(calls(minor, "filed")).toBe(false);
    expect(calls(minor.does(maya, complete["declare-severity"]), "severity")).toBe(true);
    expect(callsSomebody(severe.events, [level(1, "business_hours")], "filed")).toBe(false);
    expect(calls(aTicket({ filing: { severity: 1, covered: false } }), "filed")).toBe(false);
  });

  test("taken calls still, and answered or closed calls no more", () => {
    const taken = severe.does(anAgent, complete.take).later({ hours: 1 });
    expect(calls(taken, "filed")).toBe(true);
    expect(calls(taken.does(anAgent, complete.reply), "severity")).toBe(false);
    expect(calls(severe.does(maya, complete.withdraw), "filed")).toBe(false);
  });

  test("answered while it was served by day calls once it is served day and night, or graver", () => {
    const answered = minor.does(anAgent, complete.take).does(anAgent, complete.reply);
    const night = answered.later({ hours: 9 }).does(maya, complete["declare-severity"]);
    expect(calls(night, "severity")).toBe(true);
    expect(calls(night.later({ hours: 1 }).does(anAgent, complete.reply), "severity")).toBe(false);
    const second = answered.does(maya, { ...complete["declare-severity"], severity: 2 });
    const spoken = second.does(anAgent, complete.reply);
    expect(calls(spoken, "severity")).toBe(false);
    expect(calls(spoken.does(maya, complete["declare-severity"]), "severity")).toBe(true);
  });

  test("that becomes less severe, and is served day and night still, calls nobody who was answered", () => {
    const spoken = severe.does(anAgent, complete.take).does(anAgent, complete.reply);
    const lower = { ...complete["declare-severity"], severity: 2 } as const;
    expect(calls(spoken.does(maya, lower), "severity")).toBe(false);
  });

  test("escalated calls whoever has answered it, for its severity in force", () => {
    expect(calls(severe, "escalated")).toBe(true);
    const taken = severe.does(anAgent, complete.take).later({ hours: 1 });
    expect(calls(taken, "escalated")).toBe(true);
    expect(calls(taken.does(anAgent, complete.reply), "escalated")).toBe(true);
    expect(calls(minor, "escalated")).toBe(false);
    expect(calls(severe.does(maya, complete.withdraw), "escalated")).toBe(false);
  });

  test("may call by its filing, another severity, or an escalation of the beneficiary's, and by nothing else", () => {
    const grounds = (one: ReturnType<typeof aTicket>) => groundOf(one.events.at(-1) ?? never());
    const taken = severe.does(anAgent, complete.take).later({ hours: 1 });
    expect(grounds(severe)).toBe("filed");
    expect(grounds(severe.does(maya, { ...complete["declare-severity"], severity: 2 }))).toBe(
      "severity",
    );
    expect(grounds(taken.does(anAgent, complete.qualify))).toBe("severity");
    const same = { type: "qualify", severity: 1, qualification: "anomaly", why: "Seen" } as const;
    expect(grounds(taken.does(anAgent, same))).toBeUndefined();
    expect(grounds(severe.does(maya, complete.escalate))).toBe("escalated");
    expect(grounds(severe.does(vera, complete.escalate))).toBeUndefined();
    expect(grounds(taken)).toBeUndefined();
  });

  test("is in hand once an agent takes or gives it, or answers; a note or a word of the beneficiary says nothing", () => {
    const last = (one: ReturnType<typeof aTicket>, ground: AlertGround = "filed") =>
      answerTo(one.events.at(-1) ?? never(), ground);
    const taken = severe.does(anAgent, complete.take).later({ hours: 1 });
    expect(last(taken)).toBe("taken");
    expect(last(taken.does(anAgent, complete.reply))).toBe("answered");
    expect(last(taken.does(anAgent, complete["request-information"]))).toBe("answered");
    expect(last(taken.does(anAgent, complete.note))).toBeUndefined();
    expect(last(taken.does(maya, complete.reply))).toBeUndefined();
    const escalated = taken.does(maya, complete.escalate);
    const acknowledged = escalated.does(vera, complete["acknowledge-escalation"]);
    const settled = acknowledged.does(vera, complete["end-escalation"]);
    for (const one of [acknowledged, settled]) {
      expect(last(one, "escalated")).toBe("answered");
      expect(last(one, "filed")).toBeUndefined();
    }
  });
});

function never(): never {
  throw new Error("A ticket without events");
}
