import { describe, expect, test } from "vitest";
import { checkSetDays, type DerivedLife } from "./life-change.ts";

const on = (text: string) => Temporal.PlainDate.from(text);
const life = (line: string, end: string, last: string, more: Partial<DerivedLife> = {}) => ({
  line,
  beyond: [],
  releases: [
    { version: `${line}.0`, releasedOn: on("2020-01-15") },
    { version: `${line}.0-M01`, releasedOn: on("2019-06-01") },
  ],
  milestones: [
    { kind: "end_of_maintenance", on: on(end), origin: "derived" },
    { kind: "eosl", on: on(last), origin: "derived" },
  ] as const,
  ...more,
});
const first = (day: string) => [{ kind: "general_availability", on: on(day) }] as const;
const own = life("6.2", "2024-01-01", "2025-01-01");
const right = life("6.1", "2023-01-01", "2024-01-01");
const wrong = life("6.1", "2024-06-01", "2024-01-01");
const check = (
  after: ReturnType<typeof life>[],
  before = [own, right],
  days = first("2020-01-15"),
) => checkSetDays(days, after[0] ?? own, { before, after });
const refusal = (code: string, more: object) => ({ ok: false, refusal: { code, ...more } });

describe("R-12-12 days that are set by hand", () => {
  test("are in the order of a life, whatever they were before", () => {
    const late = life("6.2", "2025-06-01", "2025-01-01");
    for (const before of [[own], [late]])
      expect(check([late], before)).toEqual(
        refusal("milestones_out_of_order", { params: { kind: "eosl", line: "6.2" } }),
      );
  });

  test("put no other line out of its order, and leave one alone that was", () => {
    expect(check([own, wrong])).toEqual(
      refusal("milestones_out_of_order", { params: { kind: "eosl", line: "6.1" } }),
    );
    expect(check([own, wrong], [own, wrong]).ok).toBe(true);
  });

  test("have no version out before the line, but for what comes before a release", () => {
    const limit = { field: "milestones.0.on", params: { limit: "2020-01-15" } };
    expect(check([own], [own], first("2020-01-16"))).toEqual(refusal("out_of_range", limit));
    expect(check([own, right]).ok).toBe(true);
    expect(checkSetDays([], own, { before: [own], after: [own] }).ok).toBe(true);
  });

  test("lead no rule beyond 2200, unless it was there before", () => {
    const far = life("6.1", "2023-01-01", "2024-01-01", { beyond: ["eosl"] });
    const limit = { params: { limit: "2200-12-31" } };
    expect(check([own, far])).toMatchObject(refusal("out_of_range", limit));
    expect(checkSetDays([], own, { before: [own], after: [own, far] })).toMatchObject(
      refusal("out_of_range", { field: "milestones", ...limit }),
    );
    expect(check([own, far], [own, far]).ok).toBe(true);
  });
});
