import { describe, expect, test } from "vitest";
import { level, promising } from "../clocks/worlds.ts";
import { clocks, filed, qualify, workaround } from "#test/harness/clocked-ticket.ts";
import { complete, ines, maya, phonedAt, schedule, vera } from "#test/harness/one-ticket.ts";
import { reported } from "#test/harness/reported.ts";
import { numberIn } from "./report.ts";
import { objectiveSentenceOf } from "./sentences.ts";

const on = (day: string, hour = "09:00") => `2026-${day}T${hour}:00Z`;

describe("volumes", () => {
  test("R-34-06 what was open before, filed, solved and closed otherwise is what is open after", () => {
    const before = filed(2, on("10-20")).does(ines, complete.take);
    const solved = filed(1, on("11-03")).does(ines, complete.take).does(ines, complete.conclude);
    const told = reported([
      before,
      solved.later({ hours: 1 }).does(maya, complete.accept),
      filed(3, on("11-10")).later({ hours: 1 }).does(maya, complete.withdraw),
      filed(3, on("12-01")),
    ]);
    const of = (column: string) => numberIn(told, "volumes", column).value;
    expect(["open_before", "filed", "solved", "closed_otherwise", "open_after"].map(of)).toEqual([
      1, 2, 1, 1, 1,
    ]);
    expect(told.tickets).toBe(3);
    expect(numberIn(told, "volumes", "solved", "1").value).toBe(1);
    expect(numberIn(told, "natures", "filed", "problem_report").value).toBe(2);
    expect(numberIn(told, "months", "filed", "2026-11").value).toBe(2);
    expect(numberIn(told, "closures", "closed", "withdrawn").value).toBe(1);
    expect(numberIn(told, "closures", "closed").value).toBe(2);
  });

  test("what was closed before the period, or filed after it, is not in it", () => {
    const over = filed(2, on("10-20")).does(maya, complete.withdraw);
    expect(reported([over, filed(1, on("12-01", "00:00"))]).tickets).toBe(0);
  });

  test("a ticket that a workaround lowered counts as solved under the severity that it had", () => {
    const lowered = { ...workaround.conclusion, severityAfter: 3 } as const;
    const one = filed(1)
      .does(ines, complete.take)
      .does(ines, { type: "conclude", conclusion: lowered })
      .does(maya, complete.accept);
    expect(numberIn(reported([one]), "volumes", "solved", "1").value).toBe(1);
    expect(numberIn(reported([one]), "acts", "count", "lowered").value).toBe(0);
  });

  test("each number stands beside that of the period before", () => {
    const told = reported([filed(2, on("10-20")), filed(2, on("11-03")), filed(2, on("11-04"))]);
    expect(numberIn(told, "volumes", "filed")).toEqual({ value: 2, before: 1 });
  });
});

describe("targets of the contract", () => {
  const promises = promising([level("response", 1, "1 hours"), level("response", 3, "2 days")]);

  test("R-34-06 a solution proposed in one period and accepted in the next is met once, when that is known", () => {
    const resolution = promising([level("resolution", 1, "40 hours", "24x7")]);
    const proposed = filed(1, on("10-30"))
      .does(ines, complete.take)
      .later({ hours: 3 })
      .does(ines, complete.conclude);
    const met = (one: typeof proposed) =>
      numberIn(reported([one], resolution), "targets", "met", "resolution:1");
    const accepted = proposed.later({ hours: 96 }).does(maya, complete.accept);
    expect(met(accepted)).toEqual({ value: 1, before: 0 });
    expect(met(proposed)).toEqual({ value: 0, before: 0 });
    const atOnce = proposed.later({ hours: 1 }).does(maya, complete.accept);
    expect(met(atOnce)).toEqual({ value: 0, before: 1 });
  });

  test("R-34-06 escalations, their acknowledgements and the talks that were held are counted", () => {
    const one = filed(2)
      .does(ines, complete.take)
      .does(maya, complete.escalate)
      .does(vera, complete["acknowledge-escalation"]);
    const told = reported([one]);
    const of = (row: string) => numberIn(told, "acts", "count", row).value;
    expect(["escalations", "acknowledgements", "interactions"].map(of)).toEqual([1, 1, 0]);
  });

  test("R-34-06 answered in time is met, answered late is missed and named", () => {
    const taken = filed(1).does(ines, complete.take);
    const inTime = taken.later({ minutes: 20 }).does(ines, complete.reply);
    const late = taken.later({ hours: 2 }).does(ines, complete.reply);
    const told = reported([inTime, late], promises);
    const { value: met } = numberIn(told, "targets", "met", "response:1");
    expect([met, numberIn(told, "targets", "missed", "response:1").value]).toEqual([1, 1]);
    expect(told.misses.map(({ due, ...miss }) => ({ ...miss, due: due.toString() }))).toEqual([
      {
        reference: "EXO-2",
        clock: "response",
        severity: 1,
        due: "2026-11-02T10:00:00Z",
        isLowered: false,
        isOfBefore: false,
      },
    ]);
  });

  test("a miss stays one when the ticket is then qualified lower, and the report says so", () => {
    const one = filed(1).does(ines, complete.take).later({ hours: 2 }).does(ines, qualify(3));
    const answered = one.later({ hours: 1 }).does(ines, complete.reply);
    expect(clocks(answered, promises)[0]?.missed).toBe(false);
    const told = reported([answered], promises);
    expect(numberIn(told, "targets", "missed", "response:1").value).toBe(1);
    expect(numberIn(told, "targets", "lowered", "response:1").value).toBe(1);
    expect(numberIn(told, "targets", "met").value).toBe(0);
    expect(told.misses[0]?.isLowered).toBe(true);
  });

  test("what is qualified lower before its due was not missed, and a miss of before is of that period", () => {
    const lowered = filed(1).does(ines, complete.take).later({ minutes: 9 }).does(ines, qualify(3));
    expect(
      numberIn(reported([lowered.does(ines, complete.reply)], promises), "targets", "met"),
    ).toEqual({ value: 1, before: 0 });
    const early = filed(1, on("10-20")).does(ines, complete.take);
    expect(numberIn(reported([early], promises), "targets", "missed")).toEqual({
      value: 0,
      before: 1,
    });
  });
});

describe("internal objectives", () => {
  const promises = promising([level("response", 1, "1 hours")]);
  const objectives = promising([level("response", 1, "4 hours")]);

  test("R-34-06 are counted and named apart from the contract's targets, in the desk's own report alone", () => {
    const late = filed(1).does(ines, complete.take).later({ hours: 2 }).does(ines, complete.reply);
    const later = filed(1).does(ines, complete.take).later({ hours: 6 }).does(ines, complete.reply);
    const told = reported([late, later], promises, { objectives }, true);
    const { table, misses } = told.objectives ?? { table: undefined, misses: [] };
    expect(table?.rows.find(({ row }) => row === "response:1")?.values).toEqual([1, 1, 0]);
    expect(misses.map(({ reference, due }) => `${reference} ${due.toString()}`)).toEqual([
      "EXO-2 2026-11-02T13:00:00Z",
    ]);
    expect(told.objectives && objectiveSentenceOf(told.objectives)).toEqual({
      key: "someMissed",
      params: { count: 1, met: 1, share: 50 },
    });
    const others = reported([late, later], promises, { objectives });
    expect(others).toEqual({ ...told, objectives: null });
    expect(numberIn(told, "targets", "missed", "response:1").value).toBe(2);
  });

  test("R-34-06 are told in a sentence where all were met, and where none came to its end", () => {
    const met = filed(1).does(ines, complete.take).does(ines, complete.reply);
    const said = (more: { objectives?: typeof objectives }) => {
      const { objectives: told } = reported([met], undefined, more, true);
      return told && objectiveSentenceOf(told);
    };
    expect(said({ objectives })).toEqual({ key: "allMet", params: { count: 1 } });
    expect(said({})).toEqual({ key: "nothingDue", params: {} });
  });
});

describe("times in each state, and on whose side", () => {
  test("R-34-06 from the filing to the end of the period, nights included", () => {
    const one = filed(2, on("11-30", "00:00"))
      .later({ hours: 1 })
      .does(ines, complete.take)
      .later({ hours: 2 })
      .does(ines, complete["request-information"])
      .later({ hours: 3 })
      .does(maya, complete["provide-information"]);
    const told = reported([one]);
    const hours = (row: string, column: string) => numberIn(told, "times", column, row).value;
    expect([hours("new", "desk"), hours("open", "desk")]).toEqual([1, 2]);
    expect([hours("suspended", "beneficiary"), hours("suspended", "desk")]).toEqual([3, 18]);
    expect(hours("total", "desk") + hours("total", "beneficiary")).toBe(24);
  });

  test("whoever is heard ends the waiting when they were heard, and not when it was written down", () => {
    const asked = filed(2, on("11-29", "00:00"))
      .does(ines, complete.take)
      .does(ines, complete["request-information"]);
    const recorded = phonedAt(asked.later({ hours: 4 }));
    const one = asked
      .later({ hours: 9 })
      .does(ines, { ...complete["provide-information"], recorded });
    expect(numberIn(reported([one]), "times", "beneficiary", "suspended").value).toBe(4);
  });
});

describe("what was done on the way", () => {
  test("R-34-06 reminders, refusals, second refusals and severities changed", () => {
    const proposed = filed(3)
      .does(ines, complete.take)
      .does(ines, qualify(2))
      .does(ines, qualify(4))
      .does(ines, qualify(4))
      .does(ines, complete.conclude);
    const reminded = proposed.later({ hours: 24 * 5 }).does(schedule, complete.remind);
    const again = reminded.does(maya, complete.refuse).does(ines, complete.conclude);
    const told = reported([again.does(maya, complete.refuse)]);
    const of = (row: string) => numberIn(told, "acts", "count", row).value;
    expect(["reminders", "refusals", "second_refusals", "raised", "lowered"].map(of)).toEqual([
      1, 2, 1, 1, 1,
    ]);
    expect(numberIn(told, "conclusions", "proposed", "information").value).toBe(2);
    expect(numberIn(told, "conclusions", "refused").value).toBe(2);
  });

  test.each([
    ["the day before", "2026-11-01T09:00:00Z", 1],
    ["thirty days before", "2026-10-03T09:00:00Z", 1],
    ["a second earlier", "2026-10-03T08:59:59Z", 0],
  ])("a follow-up of what was closed %s", (_, closed, expected) => {
    const one = filed(2);
    const followedClosedAt = Temporal.Instant.from(closed);
    const told = reported([one], undefined, { followedClosedAt });
    expect(numberIn(told, "acts", "count", "follow_ups").value).toBe(expected);
  });

  test("R-34-06 a solution that nobody answered is assumed, and an abandoned question solves nothing", () => {
    const week = { hours: 24 * 7 };
    const thrice = (one: ReturnType<typeof filed>) =>
      [1, 2, 3].reduce((so) => so.later(week).does(schedule, complete.remind), one).later(week);
    const begun = filed(3, on("10-05")).does(ines, complete.take);
    const assumed = thrice(begun.does(ines, complete.conclude)).does(
      ines,
      complete["close-unanswered"],
    );
    const silent = thrice(begun.does(ines, complete["request-information"])).does(
      ines,
      complete["close-unanswered"],
    );
    const told = reported([assumed, silent]);
    expect(numberIn(told, "conclusions", "assumed", "information").value).toBe(1);
    expect(numberIn(told, "volumes", "solved").value).toBe(1);
    expect(numberIn(told, "closures", "closed", "no_answer").value).toBe(1);
  });

  test("requests count for the release and the system that they were filed about, foremost first", () => {
    const names = [...Array.from({ length: 45 }, (_, at) => `Portal ${at}`), "Portal 3"];
    const told = reported(
      names.map(() => filed(2)),
      undefined,
      (index) => ({ environment: names[index] ?? null, release: "6.5.2" }),
    );
    const { rows } = told.tables.find(({ table }) => table === "environments") ?? { rows: [] };
    expect(rows[0]).toMatchObject({ row: "Portal 3", values: [2], before: [0] });
    expect(rows.at(-1)).toMatchObject({ row: "*", values: [5] });
    expect(numberIn(told, "releases", "filed", "6.5.2").value).toBe(46);
  });
});
