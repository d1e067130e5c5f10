import { describe, expect, test } from "vitest";
import { as } from "#core/kit/brand.ts";
import { aTicket, complete, ines, maya, phonedAt } from "#test/harness/one-ticket.ts";
import { decide } from "./decide.ts";
import { fold } from "./fold.ts";
import { environmentItems, type Ticket } from "./ticket.ts";
import { SEVERITIES } from "./vocabulary.ts";

const awaitsEnvironment = (ticket: Ticket): boolean => environmentItems(ticket).length > 0;
const environment = { id: as<"EnvironmentId">("intranet"), version: 3 };
const about = (severity: 1 | 2 | 3 | 4 = 2) =>
  aTicket({ filing: { environment, covered: true, severity } }).does(ines, complete.take);
const ask = {
  type: "request-information",
  items: ["The log", "Please confirm what we know of Intranet"],
  environmentItem: 2,
} as const;

describe("R-31-09 a ticket knows the system that it is about", () => {
  test("as it was at the filing, with what the contract said of it", () => {
    const { ticket, events } = about();
    expect(ticket).toMatchObject({ environment, covered: true });
    expect(events[0]?.payload).toMatchObject({ environment, covered: true });
    expect(fold(events)).toStrictEqual(ticket);
  });

  test("or none, and then nothing is said of it", () => {
    const { ticket, events } = aTicket();
    expect(ticket).toMatchObject({ environment: null, covered: null });
    expect(Object.keys(events[0]?.payload ?? {})).not.toContain("environment");
  });
});

describe("R-31-09 where facts are missing or too old, work waits for them", () => {
  const stale = (severity: 1 | 2 | 3 | 4, override?: string) => {
    const told = about(severity);
    const command = {
      type: "start-work",
      ...(override === undefined ? {} : { override }),
    } as const;
    return decide(told.ticket, ines, command, { ...told, environmentToConfirm: true });
  };

  test.each(SEVERITIES)("severity %i", (severity) => {
    const answer = stale(severity);
    if (severity === 1) expect(answer).toMatchObject({ ok: true });
    else
      expect(answer).toEqual({
        ok: false,
        refusal: { code: "environment_to_confirm", field: "override" },
      });
  });

  test("unless somebody says why not, which stays inside", () => {
    const answer = stale(2, "It shows on any system");
    expect(answer.ok && answer.value.map(({ type }) => type)).toEqual([
      "work-started",
      "override-explained",
    ]);
    expect(answer.ok && answer.value[0].payload).toMatchObject({ overridden: true });
  });

  test("going on after an answer asks the same", () => {
    const told = about().does(ines, complete["request-information"]);
    const back = told.does(maya, {
      type: "provide-information",
      answers: [
        { item: 1, text: "Here" },
        { item: 2, text: "6.5.4" },
      ],
    });
    const answer = decide(
      back.ticket,
      ines,
      { type: "resume" },
      { ...back, environmentToConfirm: true },
    );
    expect(answer).toMatchObject({ ok: false, refusal: { code: "environment_to_confirm" } });
  });

  test("what was asked for item by item is told first", () => {
    const told = about().does(ines, complete["request-information"]);
    const back = told.does(maya, { type: "provide-information", text: "Soon" });
    const answer = decide(
      back.ticket,
      ines,
      { type: "resume" },
      { ...back, environmentToConfirm: true },
    );
    expect(answer).toMatchObject({ ok: false, refusal: { code: "information_missing" } });
  });
});

describe("R-31-09 the case shows that it waits for its environment", () => {
  test("from the asking until the item is answered", () => {
    const asked = about().does(ines, ask);
    expect(asked.ticket.requests.at(-1)?.environmentItem).toBe(2);
    expect([asked.ticket.state, awaitsEnvironment(asked.ticket)]).toEqual(["suspended", true]);
    const other = asked.does(maya, {
      type: "provide-information",
      answers: [{ item: 1, text: "x" }],
    });
    expect(awaitsEnvironment(other.ticket)).toBe(true);
    const answers = [{ item: 2, text: "Confirmed" }];
    const answered = other.does(maya, { type: "provide-information", answers });
    expect([answered.ticket.waitingOn, awaitsEnvironment(answered.ticket)]).toEqual([
      "desk",
      false,
    ]);
  });

  test("the desk may answer for what it found itself", () => {
    const asked = about().does(ines, ask);
    const { ticket } = asked.does(ines, {
      type: "provide-information",
      answers: [{ item: 2, text: "Confirmed" }],
      recorded: { ...phonedAt(asked), saidBy: null, channel: "found_by_desk" },
    });
    expect(awaitsEnvironment(ticket)).toBe(false);
  });

  test("a later request that asks for other things takes nothing of it back", () => {
    const first = about().does(ines, ask);
    const again = first.does(ines, complete["request-information"]);
    const asked = { request: first.ticket.publicSequence, item: 2 };
    expect(environmentItems(again.ticket)).toEqual([asked]);
    const answered = again.does(maya, {
      type: "provide-information",
      answers: [
        { ...asked, text: "Confirmed" },
        { item: 1, text: "x" },
      ],
    });
    expect(environmentItems(answered.ticket)).toEqual([]);
    const { payload, texts } = answered.events.at(-1) ?? {};
    expect(payload).toMatchObject({
      items: [1],
      earlier: [{ request: asked.request, items: [2] }],
    });
    expect(texts).toEqual({ "answer-1": "x", [`answer-${asked.request}-2`]: "Confirmed" });
    expect(fold(answered.events)).toStrictEqual(answered.ticket);
  });

  test.each([0, 3, 1.5])("item %s is none of those asked", (environmentItem) => {
    expect(about().refused(ines, { ...ask, environmentItem })).toEqual({
      code: "unknown_item",
      field: "environmentItem",
      params: { item: environmentItem },
    });
  });

  test("a ticket that names none can not wait for it", () => {
    const open = aTicket().does(ines, complete.take);
    expect(open.refused(ines, ask)).toEqual({
      code: "environment_unnamed",
      field: "environmentItem",
    });
  });
});
