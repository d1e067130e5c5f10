import { describe, expect, test } from "vitest";
import { changedObjectives, changeObjectives, objectivesAt } from "./objectives.ts";
import { level } from "./worlds.ts";

const response = level("response", 2, "2 hours");
const resolution = level("resolution", 2, "3 days");
const why = "Agreed in committee";

describe("what the desk asks of itself", () => {
  test("is kept by clock and severity, whatever the order in which it is given", () => {
    const kept = changeObjectives([], { levels: [resolution, response], why });
    expect(kept).toEqual({ ok: true, value: [response, resolution] });
  });

  test.each([
    ["target_not_positive", "levels.1.amount", [response, { ...resolution, amount: 0 }], why],
    ["target_not_positive", "levels.0.amount", [{ ...response, amount: -4 }], why],
    ["service_level_twice", "levels.1", [response, { ...response, amount: 3 }], why],
    ["nothing_changes", undefined, [resolution, response], why],
    ["why_required", "why", [response], "  "],
  ] as const)("is refused as %s at %s", (code, field, levels, reason) => {
    const said = changeObjectives([response, resolution], { levels, why: reason });
    expect(said).toMatchObject({ ok: false, refusal: { code, ...(field && { field }) } });
  });

  test("may be given up altogether", () => {
    expect(changeObjectives([response], { levels: [], why })).toEqual({ ok: true, value: [] });
  });

  test("is told by what is new, other and gone", () => {
    const faster = { ...response, hours: "24x7" } as const;
    const restoration = level("restoration", 1, "30 minutes", "24x7");
    expect(changedObjectives([response, resolution], [restoration, faster])).toEqual([
      { clock: "response", severity: 2, before: response, after: faster },
      { clock: "resolution", severity: 2, before: resolution, after: null },
      { clock: "restoration", severity: 1, before: null, after: restoration },
    ]);
    for (const other of [{ amount: 3 }, { unit: "minutes" }] as const)
      expect(changedObjectives([response], [{ ...response, ...other }])).toHaveLength(1);
  });
});

describe("a ticket keeps the version that was in force when it was filed", () => {
  const at = (text: string) => Temporal.Instant.from(text);
  const versions = [
    { version: 1, writtenAt: at("2026-11-02T09:00:00Z") },
    { version: 2, writtenAt: at("2026-11-05T09:00:00Z") },
  ];
  test.each([
    ["2026-11-02T08:59:59.999Z", undefined],
    ["2026-11-02T09:00:00Z", 1],
    ["2026-11-05T08:59:59.999Z", 1],
    ["2026-11-05T09:00:00Z", 2],
    ["2030-01-01T00:00:00Z", 2],
  ])("filed %s: %s", (filed, version) => {
    expect(objectivesAt(versions, at(filed))?.version).toBe(version);
  });
});
