import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeBetween, isInProgramme } from "./change.ts";
import { compareVersions, lineOf, parseVersion, STAGES, type Version } from "./version.ts";

function read(text: string): Version {
  const parsed = parseVersion(text);
  if (!parsed.ok) throw new Error(`${text} should be readable`);
  return parsed.value;
}

const anyVersion: fc.Arbitrary<Version> = fc.record({
  major: fc.integer({ min: 4, max: 6 }),
  minor: fc.integer({ min: 0, max: 2 }),
  maintenance: fc.option(fc.integer({ min: 0, max: 2 })),
  build: fc.integer({ min: 0, max: 1 }),
  stage: fc.constantFrom(...STAGES),
  stageNumber: fc.integer({ min: 0, max: 2 }),
  patch: fc.integer({ min: 0, max: 1 }),
});

describe("a version is read", () => {
  test.each([
    ["6.5.4", "6.5", { maintenance: 4, stage: "plain" }],
    ["  v6.5.4 ", "6.5", { maintenance: 4 }],
    ["6.5", "6.5", { maintenance: 0 }],
    ["5.1.3-CP01", "5.1", { stage: "cumulative_patch", stageNumber: 1 }],
    ["patch-6.4.2:2", "6.4", { maintenance: 2, patch: 2 }],
    ["patch-5.3.4-2", "5.3", { maintenance: 4, patch: 2 }],
    ["6.5.x-SNAPSHOT", "6.5", { maintenance: null, stage: "snapshot" }],
    ["6.5.0-M17", "6.5", { stage: "milestone", stageNumber: 17 }],
    ["6.5.0-RC02", "6.5", { stage: "candidate", stageNumber: 2 }],
    ["4.0.0-CR1", "4.0", { stage: "candidate", stageNumber: 1 }],
    ["4.0.0-Alpha2", "4.0", { stage: "alpha", stageNumber: 2 }],
    ["4.0.2.1-GA", "4.0", { maintenance: 2, build: 1, stage: "plain" }],
  ])("%s", (text, line, parts) => {
    expect(read(text)).toMatchObject(parts);
    expect(lineOf(read(text))).toBe(line);
  });

  test.each([
    ...[
      "",
      "6",
      "6..5",
      "latest",
      "6.5.4.3.2",
      "6.5.4-",
      "6.5.4-FOO1",
      "6.5.4-constructor",
      "6.5.x",
      "6.5.4:2",
    ],
    ...["6.5.4-GA5", "6.5.x.3-SNAPSHOT", "patch-6.5.x-SNAPSHOT-2"],
    ...["patch-6.4.2", "99999.1", "6.5.4\u0000", "６.５.４", "6.5.4 ; drop", "9".repeat(10_000)],
  ])("and nonsense is refused: %j", (text) => {
    expect(parseVersion(text)).toMatchObject({
      ok: false,
      refusal: { code: "version_unreadable" },
    });
  });
});

test("versions have one order, from what leads to a release to what patches it", () => {
  const inOrder = [
    ...["4.4.5", "5.0.0", "5.1.3", "patch-5.1.3:1", "5.1.3-CP01", "5.1.3-CP02", "5.2.0-Alpha1"],
    ...["5.2.0-Beta1", "5.2.0-M1", "5.2.0-M17", "5.2.0-RC1", "5.2.0", "5.2.0.1", "5.2.1"],
    ...["5.2.10", "5.2.x-SNAPSHOT", "5.3.0"],
  ];
  const shuffled = inOrder.toReversed().toSorted((a, b) => compareVersions(read(a), read(b)));
  expect(shuffled).toEqual(inOrder);
  fc.assert(
    fc.property(anyVersion, anyVersion, anyVersion, (a, b, c) => {
      expect(compareVersions(a, b) + compareVersions(b, a)).toBe(0);
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
        expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

describe("a version change and a maintenance update are never confused", () => {
  test.each([
    ["6.4.4", "6.5.0", "version_change"],
    ["5.3.6", "6.0.0", "version_change"],
    ["5.1.3-CP01", "5.2.0", "version_change"],
    ["6.5.3", "6.5.4", "maintenance_update"],
    ["5.1.2", "5.1.3-CP01", "maintenance_update"],
    ["6.5.0-M17", "6.5.0", "maintenance_update"],
    ["5.1.3", "5.1.3-CP01", "cumulative_patch"],
    ["5.1.3-CP01", "5.1.3-CP02", "cumulative_patch"],
    ["6.4.2", "patch-6.4.2:2", "one_off_patch"],
    ["patch-6.4.2:1", "patch-6.4.2:2", "one_off_patch"],
    ["patch-6.4.2:2", "6.4.3", "maintenance_update"],
    ["6.5.4", "6.5.x-SNAPSHOT", "pre_release"],
    ["6.5.4", "7.0.0-RC02", "pre_release"],
    ["6.5.4", "6.5.3", "step_back"],
    ["7.0.0", "6.5.5", "step_back"],
    ["6.5.4", "v6.5.4-GA", "same"],
  ])("%s to %s: %s", (from, to, change) => {
    expect(changeBetween(read(from), read(to))).toBe(change);
  });

  test("whatever the two versions: updates stay in the line, changes leave it, and back is never forward", () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (from, to) => {
        const change = changeBetween(from, to);
        if (isInProgramme(change)) expect(lineOf(from)).toBe(lineOf(to));
        if (change === "version_change") expect(lineOf(from)).not.toBe(lineOf(to));
        if (change === "version_change" || isInProgramme(change))
          expect(["step_back", "pre_release"]).toContain(changeBetween(to, from));
      }),
    );
  });
});
