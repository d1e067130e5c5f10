import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHANGES, changeBetween, isInProgramme } from "./change.ts";
import { compareVersions, STAGES, type Version } from "./version.ts";

const anyVersion: fc.Arbitrary<Version> = fc.record({
  major: fc.integer({ min: 5, max: 6 }),
  minor: fc.integer({ min: 0, max: 1 }),
  maintenance: fc.option(fc.integer({ min: 0, max: 1 })),
  build: fc.integer({ min: 0, max: 1 }),
  stage: fc.constantFrom(...STAGES),
  stageNumber: fc.integer({ min: 0, max: 1 }),
  patch: fc.integer({ min: 0, max: 1 }),
});
const released = anyVersion.filter(
  ({ stage }) => stage === "plain" || stage === "cumulative_patch",
);

describe("a change agrees with the order of versions", () => {
  test("between releases: forward, back, or none, and back is the other way round", () => {
    fc.assert(
      fc.property(released, released, (from, to) => {
        const change = changeBetween(from, to);
        const order = compareVersions(from, to);
        expect(change === "same").toBe(order === 0);
        expect(change === "step_back").toBe(order > 0);
        expect(change).not.toBe("pre_release");
        if (order < 0) expect(changeBetween(to, from)).toBe("step_back");
      }),
    );
  });

  test("and to what is not released it is one only if it is the same", () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (from, to) => {
        const unreleased = to.stage !== "plain" && to.stage !== "cumulative_patch";
        const differs = compareVersions(from, to) !== 0;
        expect(changeBetween(from, to) === "pre_release").toBe(unreleased && differs);
      }),
    );
  });
});

test("the programme delivers updates and patches and nothing else", () => {
  expect(CHANGES.filter(isInProgramme)).toEqual([
    "one_off_patch",
    "cumulative_patch",
    "maintenance_update",
  ]);
});
