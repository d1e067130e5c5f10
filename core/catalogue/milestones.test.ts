import { describe, expect, test } from "vitest";
import { checkMilestones, eosl, isMoreDisordered, isPastEosl } from "./milestones.ts";
import type { Milestone } from "./release-line.ts";
import type { MilestoneKind } from "./vocabulary.ts";

const on = (kind: MilestoneKind, day: string | null): Milestone => ({
  kind,
  on: day === null ? null : Temporal.PlainDate.from(day),
  origin: "set",
});
const day = (text: string) => Temporal.PlainDate.from(text);

describe("a release is supported until its EOSL day, and from that day on it is not", () => {
  const line = { milestones: [on("general_availability", "2020-02-29"), on("eosl", "2024-02-29")] };

  test.each([
    ["2024-02-28", false],
    ["2024-02-29", true],
    ["2024-03-01", true],
    ["2031-12-31", true],
  ])("on %s it is past: %s", (text, past) => {
    expect(isPastEosl(line, day(text))).toBe(past);
  });

  test("a day that nobody knows is not over", () => {
    for (const milestones of [[], [on("eosl", null)], [on("end_of_maintenance", "2001-01-01")]]) {
      expect(eosl({ milestones })).toBeNull();
      expect(isPastEosl({ milestones }, day("2999-01-01"))).toBe(false);
    }
  });
});

describe("milestones are refused", () => {
  test("of which one comes twice", () => {
    const answer = checkMilestones([on("eosl", "2024-01-01"), on("eosl", null)]);
    expect(answer).toEqual({
      ok: false,
      refusal: { code: "milestone_twice", params: { kind: "eosl" } },
    });
  });

  test("whose days overlap, in whatever order they are written", () => {
    const answer = checkMilestones([
      on("eosl", "2023-12-31"),
      on("end_of_maintenance", "2024-01-01"),
      on("general_availability", "2020-01-01"),
    ]);
    expect(answer).toEqual({
      ok: false,
      refusal: { code: "milestones_out_of_order", params: { kind: "eosl" } },
    });
  });

  test("and not for one that is not known between two that are, or for equal days", () => {
    const milestones = [
      on("general_availability", "2020-01-01"),
      on("end_of_maintenance", null),
      on("eosl", "2020-01-01"),
    ];
    expect(checkMilestones(milestones).ok).toBe(true);
  });
});

describe("a life is more out of its order than it was", () => {
  const life = (end: string | null, last: string | null) => [
    on("general_availability", "2020-01-01"),
    on("end_of_maintenance", end),
    on("eosl", last),
  ];
  const wrong = life("2024-06-01", "2024-01-01");

  test.each([
    ["where it was in order", life("2023-01-01", "2024-01-01"), wrong, true],
    ["by more days", wrong, life("2024-06-02", "2024-01-01"), true],
    ["of two other days", wrong, life("2019-12-31", "2024-01-01"), true],
    ["not by as many days", wrong, wrong, false],
    ["not by fewer", wrong, life("2024-05-31", "2024-01-01"), false],
    ["not where a day is not known any more", wrong, life(null, "2024-01-01"), false],
  ])("%s", (_, before, after, is) => {
    expect(isMoreDisordered(before, after)).toBe(is);
  });
});
