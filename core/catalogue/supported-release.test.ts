import { describe, expect, test } from "vitest";
import type { ReleaseLine } from "./release-line.ts";
import { lineOfRelease, supportedRelease } from "./supported-release.ts";

const day = (text: string) => Temporal.PlainDate.from(text);

function line(name: string, latest: string | null, eosl: string | null): ReleaseLine {
  return {
    line: name,
    latest,
    milestones: [{ kind: "eosl", on: eosl === null ? null : day(eosl), origin: "set" }],
    stack: [],
    addOns: [],
  };
}

const lines = [
  line("7.1", null, null),
  line("7.0", "7.0.3", null),
  line("6.5", "6.5.4", "2027-01-01"),
  line("5.3", "5.3.2", "2023-01-01"),
];

describe("what a release that is not supported any more is changed to", () => {
  test("is the newest version that is out, of a line whose support has not ended", () => {
    expect(supportedRelease(lines, day("2026-12-31"))).toBe("7.0.3");
    expect(supportedRelease(lines.slice(2), day("2026-12-31"))).toBe("6.5.4");
  });

  test("is nothing from the very day on which the last line's support ends", () => {
    expect(supportedRelease(lines.slice(2), day("2027-01-01"))).toBeNull();
    expect(supportedRelease([], day("2026-01-01"))).toBeNull();
  });
});

describe("the line of a release", () => {
  test.each([
    ["6.5.4", "6.5"],
    ["6.5.x-SNAPSHOT", "6.5"],
    ["patch-5.3.2:2", "5.3"],
  ])("%s is of %s", (release, expected) => {
    expect(lineOfRelease(lines, release)?.line).toBe(expected);
  });

  test.each(["4.0.1", "six", ""])("%j is of none that is known", (release) => {
    expect(lineOfRelease(lines, release)).toBeUndefined();
  });
});
