import fc from "fast-check";
import { expect, test } from "vitest";
import { formatVersion } from "./format-version.ts";
import { parseVersion } from "./version.ts";

function rewritten(text: string): string {
  const parsed = parseVersion(text);
  if (!parsed.ok) throw new Error(`${text} should be readable`);
  return formatVersion(parsed.value);
}

test.each([
  ["6.5.4", "6.5.4"],
  [" v6.5 ", "6.5.0"],
  ["4.0.2.1-GA", "4.0.2.1"],
  ["5.1.3-cp1", "5.1.3-CP01"],
  ["patch-6.4.2:2", "patch-6.4.2:2"],
  ["patch-5.3.4-2", "patch-5.3.4:2"],
  ["patch-5.1.3-CP01-2", "patch-5.1.3-CP01:2"],
  ["6.5.X-snapshot", "6.5.x-SNAPSHOT"],
  ["6.5.0-M17", "6.5.0-M17"],
  ["6.5.0-CR2", "6.5.0-RC02"],
  ["4.0.0-Alpha2", "4.0.0-Alpha2"],
  ["4.0.0-Beta", "4.0.0-Beta"],
])("%j is written %s", (text, written) => {
  expect(rewritten(text)).toBe(written);
});

test("what is written is read back as the same version, and written the same again", () => {
  const number = fc.integer({ min: 0, max: 9999 }).map(String);
  const ends = fc.constantFrom("", "-GA", "-CP01", "-M17", "-RC2", "-Alpha", "-Beta3", "-SNAPSHOT");
  const numbers = fc.array(number, { minLength: 2, maxLength: 4 }).map((all) => all.join("."));
  const patched = fc.option(fc.integer({ min: 0, max: 9999 }));
  fc.assert(
    fc.property(numbers, ends, patched, (base, end, patch) => {
      const text = patch === null ? `${base}${end}` : `patch-${base}${end}:${patch}`;
      expect(parseVersion(rewritten(text))).toEqual(parseVersion(text));
      expect(rewritten(rewritten(text))).toBe(rewritten(text));
    }),
  );
});
