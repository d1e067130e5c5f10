import { describe, expect, test } from "vitest";
import {
  aTicket,
  adam,
  byPhone,
  colin,
  complete,
  file,
  ines,
  maya,
  moments,
  phonedAt,
  schedule,
} from "#test/harness/one-ticket.ts";
import type { Severity } from "./vocabulary.ts";

const ask = (...items: string[]) => ({ type: "request-information", items }) as const;
const atWork = (severity: Severity) =>
  aTicket({ filing: { severity } }).does(ines, complete.take).later({ hours: 1 });

describe("information is asked for", () => {
  test("R-32-05 an open case is suspended when the agent says exactly what is needed, item by item", () => {
    const { open } = moments();
    const { ticket, events } = open.does(ines, ask("The log", "The version"));
    expect([ticket.state, ticket.waitingOn]).toEqual(["suspended", "beneficiary"]);
    expect(ticket.requests.at(-1)?.items).toEqual([
      { item: 1, answeredIn: null },
      { item: 2, answeredIn: null },
    ]);
    expect(events.at(-1)?.texts).toEqual({ "item-1": "The log", "item-2": "The version" });
  });

  test("R-32-05 asking for nothing in particular is refused", () => {
    const { open } = moments();
    expect(open.refused(ines, ask())).toEqual({ code: "items_required", field: "items" });
    expect(open.refused(ines, ask(" ", "\u200B")).field).toBe("items");
    expect(open.refused(ines, ask("The log", " "))).toEqual({
      code: "items_required",
      field: "items.1",
    });
  });

  test("R-32-14 a case in progress is suspended the same way", () => {
    const { ticket } = moments().working.does(ines, ask("A thread dump"));
    expect([ticket.state, ticket.waitingOn, ticket.level]).toEqual(["suspended", "beneficiary", 2]);
  });

  test("R-32-05 asking again on a suspended case starts the attempts anew", () => {
    const reminded = moments().asked.does(schedule, complete.remind);
    expect(reminded.ticket.attempts).toHaveLength(1);
    const again = reminded.later({ hours: 1 }).does(ines, ask("The version"));
    expect(again.ticket).toMatchObject({ state: "suspended", attempts: [], providedSince: false });
    expect(again.ticket.waitingSince).toEqual(again.now);
    expect(again.ticket.requests).toHaveLength(2);
  });
});

describe("information is provided", () => {
  test("what a contact adds keeps the case suspended, and makes it wait for the desk at that instant", () => {
    const { asked } = moments();
    const answer = {
      type: "provide-information",
      answers: [{ item: 2, text: "6.5.2" }],
      text: "The log follows",
    } as const;
    const { ticket, events, now } = asked.does(colin, answer);
    expect([ticket.state, ticket.waitingOn]).toEqual(["suspended", "desk"]);
    expect(ticket.waitingSince).toEqual(now);
    expect(ticket.requests.at(-1)?.items).toEqual([
      { item: 1, answeredIn: null },
      { item: 2, answeredIn: ticket.publicSequence },
    ]);
    expect(events.at(-1)?.texts).toEqual({ text: "The log follows", "answer-2": "6.5.2" });
  });

  test("an answer without words counts with a file, and not without", () => {
    const { asked } = moments();
    const bare = { type: "provide-information", answers: [{ item: 1 }] } as const;
    expect(asked.refused(maya, bare).code).toBe("nothing_provided");
    const withFile = asked.does(maya, { ...bare, attachments: [file] });
    expect(withFile.ticket.requests.at(-1)?.items[0]?.answeredIn).not.toBeNull();
    const half = asked.does(maya, {
      type: "provide-information",
      answers: [
        { item: 1, text: " " },
        { item: 2, text: "6.5.2" },
      ],
    });
    expect(half.ticket.requests.at(-1)?.items[0]?.answeredIn).toBeNull();
  });

  test("one item answered twice keeps both answers", () => {
    const answers = [
      { item: 1, text: "6.5.2" },
      { item: 1, text: "6.5.3 since today" },
    ];
    const { events } = moments().asked.does(colin, { type: "provide-information", answers });
    expect(events.at(-1)).toMatchObject({
      payload: { items: [1] },
      texts: { "answer-1": "6.5.2\n\n6.5.3 since today" },
    });
  });

  test("an answer to what nobody asked is refused, naming it", () => {
    const stray = { type: "provide-information", answers: [{ item: 3, text: "x" }] } as const;
    expect(moments().asked.refused(maya, stray)).toEqual({
      code: "unknown_item",
      field: "answers",
      params: { item: 3 },
    });
  });

  test("a contact's reply to a suspended case is the information that it waits for", () => {
    const { asked } = moments();
    const { ticket, events } = asked.does(maya, { type: "reply", text: "It is 6.5.2" });
    expect(events.at(-1)?.type).toBe("information-provided");
    expect(ticket).toMatchObject({ state: "suspended", waitingOn: "desk", providedSince: true });
    expect(asked.refused(maya, { type: "reply", text: " " }).code).toBe("text_required");
    expect(asked.does(ines, complete.reply).ticket).toMatchObject({
      waitingOn: "beneficiary",
      providedSince: false,
    });
  });

  test("items of an earlier request are answered where the answer names it, and no others are", () => {
    const twice = moments().asked.does(ines, ask("Only the version"));
    const [first] = twice.ticket.requests;
    const give = (...answers: { item: number; text: string; request?: number }[]) =>
      ({ type: "provide-information", answers }) as const;
    expect(twice.refused(maya, give({ item: 2, text: "x" })).code).toBe("unknown_item");
    for (const stray of [
      { item: 9, request: first?.sequence ?? 0 },
      { item: 1, request: 999 },
    ])
      expect(twice.refused(maya, give({ ...stray, text: "x" }))).toEqual({
        code: "unknown_item",
        field: "answers",
        params: { item: stray.item },
      });
    const answeredIn = ({ ticket }: typeof twice) =>
      ticket.requests.map(({ items }) => items.flatMap((one) => (one.answeredIn ? one.item : [])));
    const later = twice.does(maya, give({ item: 1, text: "6.5.2" }));
    expect(answeredIn(later)).toEqual([[], [1]]);
    expect(later.events.at(-1)?.payload).not.toHaveProperty("earlier");
    const both = later.does(maya, give({ item: 2, text: "6.5.2", request: first?.sequence ?? 0 }));
    expect(answeredIn(both)).toEqual([[2], [1]]);
  });
});

describe("work begins and goes on", () => {
  test("R-32-08 R-32-13 an open case with enough information enters level 2, in progress", () => {
    const { ticket } = moments().open.does(ines, { type: "start-work" });
    expect([ticket.state, ticket.level, ticket.waitingOn]).toEqual(["in_progress", 2, "desk"]);
  });

  test("R-32-11 work goes on once information came, and not before", () => {
    const { asked, answered } = moments();
    const resume = { type: "resume" } as const;
    expect(asked.refused(ines, resume).code).toBe("nothing_provided_since");
    expect(answered.refused(ines, resume)).toEqual({
      code: "information_missing",
      field: "override",
      params: { items: "1, 2" },
    });
    const all = asked.does(maya, {
      type: "provide-information",
      answers: [1, 2].map((item) => ({ item, text: "Here" })),
    });
    const { ticket } = all.does(ines, resume);
    expect([ticket.state, ticket.waitingOn]).toEqual(["in_progress", "desk"]);
  });

  test("R-32-11 what an agent found or was told is information too, when it is said how", () => {
    const { asked } = moments();
    const recorded = { ...phonedAt(asked), saidBy: null, channel: "found_by_desk" } as const;
    const found = { type: "provide-information", text: "Seen in the log", recorded } as const;
    expect(asked.does(adam, found).ticket).toMatchObject({
      state: "suspended",
      waitingOn: "desk",
      providedSince: true,
    });
  });

  test("what the desk found was said by nobody, and only that", () => {
    const { asked } = moments();
    const said = (recorded: Partial<typeof byPhone>) =>
      asked.refused(adam, {
        ...complete["provide-information"],
        recorded: { ...byPhone, ...recorded },
      });
    expect(said({ channel: "found_by_desk" })).toMatchObject({
      code: "recorded_out_of_place",
      field: "recorded.saidBy",
    });
    expect(said({ saidBy: null })).toMatchObject({
      code: "recorded_required",
      field: "recorded.saidBy",
    });
  });

  test("nothing was said later than now; a clock that is a little ahead is not a lie", () => {
    const { asked } = moments();
    const at = (minutes: number) => ({
      ...complete["provide-information"],
      recorded: { ...byPhone, saidAt: asked.now.add({ minutes }) },
    });
    expect(asked.refused(adam, at(3))).toMatchObject({
      code: "said_at_impossible",
      field: "recorded.saidAt",
    });
    const { events, now } = asked.does(adam, at(1));
    expect(events.at(-1)).toMatchObject({ payload: { recorded: { saidAt: now.toString() } } });
  });

  test("nothing was said before what it answers: the request, the solution, or the ticket", () => {
    const { asked, concluded, open } = moments();
    for (const [one, command] of [
      [asked, "provide-information"],
      [concluded, "accept"],
      [concluded, "refuse"],
      [open, "withdraw"],
    ] as const) {
      const since = command === "withdraw" ? one.ticket.filedAt : one.now.subtract({ hours: 1 });
      const said = (minutes: number) => ({
        ...complete[command],
        recorded: { ...byPhone, saidAt: since.add({ minutes }) },
      });
      for (const minutes of [-365 * 24 * 60, -3])
        expect([command, one.refused(adam, said(minutes))]).toEqual([
          command,
          {
            code: "said_at_impossible",
            field: "recorded.saidAt",
            params: { earliest: since.toString(), latest: one.now.toString() },
          },
        ]);
      // What is written down to the minute may seem a little too early: it was said when it could be.
      for (const [minutes, kept] of [
        [-1, 0],
        [1, 1],
      ] as const) {
        const saidAt = since.add({ minutes: kept }).toString();
        expect(one.does(adam, said(minutes)).events.at(-1)?.payload).toMatchObject({
          recorded: { saidAt },
        });
      }
    }
  });

  test("R-32-11 information asked for again must come again", () => {
    const again = moments().answered.does(ines, ask("The other log"));
    expect(again.refused(ines, complete.resume).code).toBe("nothing_provided_since");
    expect(again.refused(ines, complete.conclude).code).toBe("nothing_provided_since");
  });

  test("R-32-08 missing information is passed over with a reason, which stays inside the desk", () => {
    const { answered } = moments();
    const blankly = { type: "resume", override: " " } as const;
    expect(answered.refused(ines, blankly).code).toBe("information_missing");
    const { ticket, events } = answered.does(ines, { type: "resume", override: "It shows here" });
    expect(events.slice(-2).map(({ type, texts }) => [type, texts])).toEqual([
      ["work-resumed", {}],
      ["override-explained", { text: "It shows here" }],
    ]);
    expect([ticket.state, ticket.internalSequence]).toEqual(["in_progress", 1]);
  });

  test("R-32-08 a blocker always goes on, and severity 2 does not", () => {
    const said = { type: "provide-information", text: "Not all of it" } as const;
    const blocker = atWork(1).does(ines, ask("The log")).does(maya, said);
    expect(blocker.does(ines, { type: "resume" }).ticket.state).toBe("in_progress");
    const major = atWork(2).does(ines, ask("The log")).does(maya, said);
    expect(major.refused(ines, { type: "resume" }).code).toBe("information_missing");
  });

  test("R-32-08 a refused solution brings back to open, where what is still missing counts", () => {
    const open = moments().answered.does(ines, complete.conclude).does(maya, complete.refuse);
    expect(open.refused(ines, { type: "start-work" }).code).toBe("information_missing");
    expect(open.does(ines, complete["start-work"]).ticket.state).toBe("in_progress");
  });

  test("R-32-12 a suspended case is concluded once information came, and not before", () => {
    const { asked, answered } = moments();
    expect(asked.refused(ines, complete.conclude).code).toBe("nothing_provided_since");
    expect(answered.does(ines, complete.conclude).ticket.state).toBe("resolved");
  });
});
