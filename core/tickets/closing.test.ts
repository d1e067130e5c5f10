import { describe, expect, test } from "vitest";
import { as } from "#core/kit/brand.ts";
import {
  byPhone,
  phonedAt,
  colin,
  complete,
  file,
  ines,
  leo,
  maya,
  moments,
  schedule,
} from "#test/harness/one-ticket.ts";
import type { Command, CommandOf } from "./commands.ts";
import { apply } from "./fold.ts";
import { EXCLUSIONS } from "./vocabulary.ts";

describe("a case that is not valid is rejected", () => {
  const reject = (more: Partial<CommandOf<"reject">> = {}): CommandOf<"reject"> => ({
    type: "reject",
    reason: "unintelligible",
    explanation: "We can not read it",
    ...more,
  });
  const duplicateOf = as<"Reference">("EXO-2026-000007");
  const { open } = moments();

  test("R-32-09 with a reason, what makes it so, and an explanation", () => {
    const accepted = [
      reject(),
      reject({ reason: "duplicate", duplicateOf }),
      reject({ reason: "not_covered", clause: "3.6" }),
      ...EXCLUSIONS.map((exclusion) => reject({ reason: "out_of_scope", exclusion })),
    ];
    for (const command of accepted) {
      const { ticket, events } = open.does(ines, command);
      expect(ticket.closure).toMatchObject({
        reason: command.reason,
        duplicateOf: command.duplicateOf ?? null,
        exclusion: command.exclusion ?? null,
        assumed: false,
      });
      expect(events.at(-1)?.texts).toMatchObject({ explanation: command.explanation });
    }
    const { events } = open.does(ines, reject({ reason: "not_covered", clause: "3.6" }));
    expect(events.at(-1)?.texts).toHaveProperty("clause", "3.6");
  });

  const lacking: readonly [CommandOf<"reject">, string, string][] = [
    [reject({ explanation: " " }), "text_required", "explanation"],
    [reject({ reason: "duplicate" }), "duplicate_required", "duplicateOf"],
    [reject({ reason: "out_of_scope" }), "exclusion_required", "exclusion"],
    [reject({ reason: "not_covered" }), "clause_required", "clause"],
    [reject({ reason: "not_covered", clause: " " }), "clause_required", "clause"],
    [reject({ duplicateOf }), "detail_out_of_place", "duplicateOf"],
    [reject({ exclusion: "optimisation" }), "detail_out_of_place", "exclusion"],
    [reject({ clause: "3.6" }), "detail_out_of_place", "clause"],
    [reject({ reason: "duplicate", duplicateOf, clause: "3.6" }), "detail_out_of_place", "clause"],
  ];
  test.each(lacking)("R-32-09 %o is refused: %s", (command, code, field) => {
    expect(open.refused(ines, command)).toMatchObject({ code, field });
  });

  test("R-32-09 only an open case is rejected: not before it was taken, and not once work began", () => {
    for (const stage of ["new", "asked", "working", "concluded"] as const)
      expect(moments()[stage].refused(ines, reject()).code).toBe("wrong_state");
  });
});

describe("a solution is answered", () => {
  test("R-32-17 a refused solution opens the case again, with why, for the desk", () => {
    const { concluded } = moments();
    const refuse = { ...complete.refuse, attachments: [file] };
    const { ticket, events, now } = concluded.does(leo, refuse);
    expect([ticket.state, ticket.waitingOn, ticket.refusals]).toEqual(["open", "desk", 1]);
    expect(ticket.waitingSince).toEqual(now);
    expect(ticket.conclusions.at(-1)?.outcome).toBe("refused");
    expect(events.at(-1)).toMatchObject({ texts: { why: "It still fails" }, attachments: [file] });
    expect(concluded.refused(maya, { type: "refuse", why: " " }).code).toBe("why_required");
    expect(concluded.refused(ines, complete.refuse).code).toBe("recorded_required");
    expect(concluded.refused(colin, complete.refuse).code).toBe("not_a_settler");
  });

  test("R-32-17 each refusal is counted, so that the second offers an escalation", () => {
    const { concluded } = moments();
    const twice = concluded
      .does(maya, complete.refuse)
      .does(ines, complete.conclude)
      .does(ines, { ...complete.refuse, recorded: phonedAt(concluded) });
    expect(twice.ticket.refusals).toBe(2);
    expect(twice.events.at(-1)?.payload).toMatchObject({ refusals: 2 });
    expect(twice.ticket.conclusions.map(({ outcome }) => outcome)).toEqual(["refused", "refused"]);
  });

  test("R-32-18 what is accepted is the solution that stands, not the one that was refused before", () => {
    const fix = {
      kind: "fix",
      text: "Corrected",
      directives: "Install it",
      category: "maintenance_version",
      release: "6.5.6",
      delivery: "planned",
    } as const;
    const { ticket } = moments()
      .concluded.does(maya, complete.refuse)
      .does(ines, { type: "conclude", conclusion: fix })
      .does(maya, complete.accept);
    expect(ticket.closure?.reason).toBe("fix_planned");
    expect(ticket.conclusions.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ["information", "refused"],
      ["fix", "accepted"],
    ]);
  });

  test("R-32-18 the filer and the lead close the case by accepting; a colleague does not", () => {
    const { concluded } = moments();
    for (const settler of [maya, leo])
      expect(concluded.does(settler, { type: "accept", comment: "Thanks" }).ticket.state).toBe(
        "closed",
      );
    expect(concluded.refused(colin, complete.accept).code).toBe("not_a_settler");
    const { events } = concluded.does(maya, { type: "accept", comment: "Thanks" });
    expect(events.at(-1)?.texts).toEqual({ comment: "Thanks" });
  });

  test("R-32-24 whoever withdraws on another's behalf says who said so", () => {
    const { open } = moments();
    expect(open.refused(ines, complete.withdraw).code).toBe("recorded_required");
    expect(open.refused(maya, { ...complete.withdraw, recorded: byPhone }).code).toBe(
      "recorded_out_of_place",
    );
    const { ticket, events } = open.does(ines, {
      type: "withdraw",
      why: "Solved",
      recorded: phonedAt(open),
    });
    expect(ticket.closure?.reason).toBe("withdrawn");
    expect(events.at(-1)?.texts).toEqual({ why: "Solved" });
  });
});

describe("R-32-22 R-32-23 closed is final", () => {
  const closings = {
    accepted: moments().closed,
    rejected: moments().open.does(ines, complete.reject),
    withdrawn: moments().working.does(maya, complete.withdraw),
    silent: moments().silent.does(ines, complete["close-unanswered"]),
    unsettled: moments().unsettled.does(schedule, complete["close-unanswered"]),
  };

  test("R-32-22 however a case was closed, it has a reason that states its conclusion", () => {
    expect(
      Object.entries(closings).map(([how, { ticket }]) => [how, ticket.closure?.reason]),
    ).toEqual([
      ["accepted", "information_accepted"],
      ["rejected", "unintelligible"],
      ["withdrawn", "withdrawn"],
      ["silent", "no_answer"],
      ["unsettled", "information_accepted"],
    ]);
  });

  test("R-32-23 nobody reopens a closed case or adds to it, by any command", () => {
    for (const closed of Object.values(closings))
      for (const command of Object.values(complete) satisfies Command[])
        for (const actor of [maya, colin, ines, schedule])
          expect(closed.later({ hours: 24 * 365 }).refused(actor, command).code).toBe(
            "ticket_closed",
          );
  });

  test("R-32-23 a history that goes on after the end is not believed", () => {
    const { ticket, events } = moments().closed;
    for (const event of events)
      expect(() => apply(ticket, event)).toThrow("after the ticket was closed");
  });
});
