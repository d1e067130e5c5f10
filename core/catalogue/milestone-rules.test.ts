import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heldDays, milestonesOf, type MilestoneRule, type SetDay } from "./milestone-rules.ts";
import { checkMilestones, isPastEosl } from "./milestones.ts";
import { MILESTONES } from "./vocabulary.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const rule = (
  kind: MilestoneRule["kind"],
  after: MilestoneRule["after"],
  period: string,
): MilestoneRule => ({ kind, after, period: Temporal.Duration.from(period) });

const maintained = rule("end_of_maintenance", "next_line", "P90D");
const supported = rule("eosl", "general_availability", "P36M");
const written = (milestones: ReturnType<typeof milestonesOf>) =>
  milestones.map(({ on, origin }) => `${on?.toString() ?? "?"} ${origin}`);

describe("the days of a line are derived from its programme", () => {
  test("from its own general availability and from that of the next line", () => {
    const milestones = milestonesOf(
      day("2020-01-15"),
      day("2021-03-01"),
      [supported, maintained],
      [],
    );
    expect(milestones.map(({ kind }) => kind)).toEqual(MILESTONES);
    expect(written(milestones)).toEqual([
      "2020-01-15 set",
      "2021-05-30 derived",
      "2023-01-15 derived",
    ]);
  });

  test.each([
    ["2020-01-31", "P1M", "2020-02-29"],
    ["2021-01-31", "P1M", "2021-02-28"],
    ["2020-02-29", "P12M", "2021-02-28"],
    ["2020-02-29", "P48M", "2024-02-29"],
    ["2020-08-31", "P18M", "2022-02-28"],
    ["2020-12-31", "P1D", "2021-01-01"],
    ["2020-01-31", "P1M1D", "2020-03-01"],
  ])("from %s, %s leads to %s, and on that day the line is past it", (from, period, to) => {
    const rules = [rule("eosl", "general_availability", period)];
    const line = { milestones: milestonesOf(day(from), null, rules, []) };
    expect(isPastEosl(line, day(to))).toBe(true);
    expect(isPastEosl(line, day(to).subtract({ days: 1 }))).toBe(false);
  });

  test("and are not known without a rule, or without the day that a rule counts from", () => {
    expect(written(milestonesOf(day("2020-01-15"), null, [maintained], []))).toEqual([
      "2020-01-15 set",
      "? derived",
      "? derived",
    ]);
    expect(written(milestonesOf(null, null, [supported, maintained], []))[2]).toBe("? derived");
  });

  test("by the first of several rules that has a day to count from", () => {
    const rules = [rule("eosl", "next_line", "P12M"), supported];
    expect(written(milestonesOf(day("2020-01-15"), null, rules, []))[2]).toBe("2023-01-15 derived");
    expect(written(milestonesOf(day("2020-01-15"), day("2021-03-01"), rules, []))[2]).toBe(
      "2022-03-01 derived",
    );
  });
});

test("days that rules lead beyond 2200 are not known, and told", () => {
  const rules = [rule("eosl", "general_availability", "P50Y")];
  const [last, past] = ["2150-12-31", "2151-01-01"].map((from) =>
    heldDays(milestonesOf(day(from), null, rules, [])),
  );
  expect(last?.beyond).toEqual([]);
  expect(written(last?.milestones ?? [])[2]).toBe("2200-12-31 derived");
  expect(past?.beyond).toEqual(["eosl"]);
  expect(written(past?.milestones ?? [])).toEqual(["2151-01-01 set", "? derived", "? derived"]);
});

describe("a set day wins", () => {
  const derive = (...set: SetDay[]) => milestonesOf(day("2020-01-15"), null, [supported], set);

  test("over the rule, also where it was set as not known", () => {
    expect(written(derive({ kind: "eosl", on: day("2022-06-30") }))[2]).toBe("2022-06-30 set");
    expect(written(derive({ kind: "eosl", on: null }))[2]).toBe("? set");
  });

  test("and rules count from a set general availability", () => {
    const milestones = derive({ kind: "general_availability", on: day("2020-02-01") });
    expect(written(milestones)).toEqual(["2020-02-01 set", "? derived", "2023-02-01 derived"]);
  });

  test("and is refused where the rules then lead to disorder", () => {
    const milestones = derive({ kind: "end_of_maintenance", on: day("2024-01-01") });
    expect(checkMilestones(milestones)).toMatchObject({
      ok: false,
      refusal: { code: "milestones_out_of_order", params: { kind: "eosl" } },
    });
  });
});

test("whatever the programme: no milestone comes twice, and a longer period never ends sooner", () => {
  const days = fc
    .integer({ min: 0, max: 12_000 })
    .map((count) => day("2005-01-01").add({ days: count }));
  const months = fc.integer({ min: 0, max: 120 });
  fc.assert(
    fc.property(days, months, months, (from, a, b) => {
      const [short, long] = [Math.min(a, b), Math.max(a, b)];
      const rules = [
        rule("end_of_maintenance", "general_availability", `P${short}M`),
        rule("eosl", "general_availability", `P${long}M`),
      ];
      expect(checkMilestones(milestonesOf(from, null, rules, [])).ok).toBe(true);
    }),
  );
});
