import { describe, expect, test } from "vitest";
import {
  aTicket,
  complete,
  ines,
  leo,
  maya,
  moments,
  type OneTicket,
} from "#test/harness/one-ticket.ts";
import { adviceOn, exchangesWithoutProgress } from "./escalation-advice.ts";
import { CHAIN_OF } from "./events.ts";

const told = ({ events }: OneTicket) =>
  events
    .filter(({ type }) => CHAIN_OF[type] === "public")
    .map((event) => ({
      ...event,
      payload: { ...event.payload },
    }));
const advice = (one: OneTicket) => adviceOn(one.ticket, told(one), one.settings);
const exchanges = (one: OneTicket) => exchangesWithoutProgress(told(one));

const ask = complete["request-information"];
const answer = complete["provide-information"];
const there = { type: "reply", text: "Can you try again?" } as const;
const back = { type: "reply", text: "The same" } as const;
const exchange = (one: OneTicket) => one.does(ines, there).does(maya, back);
const refused = (one: OneTicket) => one.does(ines, complete.conclude).does(maya, complete.refuse);

describe("exchanges without progress", () => {
  test("R-32-16 one is a word of the desk that the beneficiary answered, however it was asked", () => {
    const { open } = moments();
    expect(exchanges(open)).toBe(0);
    expect(exchanges(open.does(maya, back).does(maya, back))).toBe(0);
    expect(exchanges(exchange(open).does(maya, back))).toBe(1);
    expect(exchanges(open.does(ines, ask).does(maya, answer))).toBe(1);
    const asked = open.does(ines, ask);
    const saidAt = asked.events.at(-1)?.at ?? open.ticket.filedAt;
    const recorded = { saidBy: null, channel: "found_by_desk", saidAt } as const;
    expect(exchanges(asked.does(ines, { ...answer, recorded }))).toBe(0);
    expect(exchanges(exchange(exchange(open)).does(ines, there))).toBe(2);
    expect(exchanges(open.does(ines, complete.note).does(maya, back))).toBe(0);
  });

  test("R-32-16 count anew after a solution, an escalation, or a direct interaction that brought progress", () => {
    const many = exchange(exchange(moments().working));
    expect(exchanges(refused(many))).toBe(0);
    const met = many
      .does(maya, complete.escalate)
      .does(ines, complete["propose-interaction"])
      .does(leo, complete["agree-interaction"]);
    const talked = exchange(met);
    const outcome = complete["record-interaction"];
    expect(exchanges(talked)).toBe(1);
    expect(exchanges(talked.does(ines, { ...outcome, outcome: "no_progress" }))).toBe(1);
    expect(exchanges(talked.does(ines, outcome))).toBe(0);
  });
});

describe("an escalation is offered", () => {
  test("R-32-16 to the desk once work began after as many exchanges as the settings say, and not before", () => {
    const twice = exchange(exchange(moments().working));
    expect([advice(twice), advice(exchange(twice))]).toEqual([undefined, "exchanges"]);
    const open = exchange(exchange(exchange(moments().open)));
    expect(advice(open)).toBeUndefined();
    expect(advice(open.does(ines, complete["start-work"]))).toBe("exchanges");
    expect(advice(exchange(twice).does(maya, complete.escalate))).toBeUndefined();
  });

  test("R-32-17 to both parties after the second refusal of a solution, until somebody escalates", () => {
    const once = refused(aTicket().does(ines, complete.take));
    expect(advice(once)).toBeUndefined();
    const twice = refused(once);
    expect(advice(twice)).toBe("refusals");
    const raised = twice.does(maya, complete.escalate);
    expect(advice(raised)).toBeUndefined();
    const over = raised.does(ines, complete["end-escalation"]);
    expect(advice(over)).toBeUndefined();
    expect(advice(refused(over))).toBe("refusals");
    expect(advice(twice.does(ines, complete.conclude).does(maya, complete.accept))).toBeUndefined();
  });

  test("R-34-02 to the desk once a target has passed the highest threshold and its clock still runs, until somebody escalates", () => {
    const { open } = moments();
    const drifting = (one: OneTicket, threshold: number, since: Temporal.Instant, more = {}) =>
      adviceOn(one.ticket, told(one), { ...one.settings, ...more }, { threshold, since });
    const { now } = open;
    expect(drifting(open, 50, now)).toBeUndefined();
    expect([drifting(open, 80, now), drifting(open, 100, now)]).toEqual(["drift", "drift"]);
    const none = { warningThresholds: [] };
    expect([drifting(open, 80, now, none), drifting(open, 100, now, none)]).toEqual([
      undefined,
      "drift",
    ]);
    const later = open.later({ hours: 1 });
    const raised = later.does(maya, complete.escalate);
    expect(drifting(raised, 80, now)).toBeUndefined();
    const over = raised.does(ines, complete["end-escalation"]);
    expect(drifting(over, 80, now)).toBeUndefined();
    expect(drifting(over, 100, over.now.add({ hours: 1 }))).toBe("drift");
    expect(drifting(refused(refused(open)), 80, now)).toBe("refusals");
  });
});
