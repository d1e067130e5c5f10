import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { PROBLEM_CODES } from "#api/problems.ts";

const root = resolve(import.meta.dirname, "..");

/** Codes that no test on a real desk provokes, each with why. May only shrink. */
const UNPROVOKED: Readonly<Record<string, string>> = {
  unavailable: "the database is away: the tests of starting take it away",
  upload_cut_short: "whoever cut the connection hears no answer; that nothing is kept is proved",
};

/** What tests on a real desk expect to be answered: the codes in quotes, but for titles and comments. */
function expectedCodes(): ReadonlySet<string> {
  const files = globSync("test/server/**/*.test.ts", { cwd: root });
  const texts = files.map((file) => readFileSync(resolve(root, file), "utf8"));
  const code = texts.map((text) =>
    text.replaceAll(/\/\*[^]*?\*\/|\/\/.*$|\btest\(\s*"[^"]*"/gm, ""),
  );
  return new Set(
    code.flatMap((text) => [...text.matchAll(/"([a-z0-9_]+)"/g)].map(([, word = ""]) => word)),
  );
}

test("each code that an answer can carry is expected by a test on a real desk", () => {
  const expected = expectedCodes();
  const unproved = PROBLEM_CODES.filter((code) => !expected.has(code));
  expect(unproved.filter((code) => !Object.hasOwn(UNPROVOKED, code))).toEqual([]);
});

test("the list of codes that nothing provokes only shrinks", () => {
  const expected = expectedCodes();
  const known: readonly string[] = PROBLEM_CODES;
  for (const code of Object.keys(UNPROVOKED)) {
    expect(known, `${code} is no code any more`).toContain(code);
    expect(expected, `${code} is provoked now: take it off the list`).not.toContain(code);
  }
});
