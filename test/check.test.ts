import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { outcomeOfVitest } from "./check/outcome.ts";
import { runStep } from "./check/run-step.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "permanence-outcome-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const passing = { status: "passed", assertionResults: [{}] };
const unloadable = { status: "failed", assertionResults: [] };

test.each([
  [
    "tests are counted one by one",
    1,
    { numPassedTests: 3, numFailedTests: 2, testResults: [passing] },
    3,
    2,
  ],
  [
    "a file that could not be loaded is a failure",
    1,
    { numPassedTests: 3, numFailedTests: 0, testResults: [passing, unloadable] },
    3,
    1,
  ],
  [
    "an error outside any test is a failure",
    1,
    { numPassedTests: 3, numFailedTests: 0, testResults: [passing] },
    3,
    1,
  ],
  [
    "a run without a single test is a failure",
    0,
    { numPassedTests: 0, numFailedTests: 0, testResults: [] },
    0,
    1,
  ],
])("%s", (_title, exitCode, report, passed, failed) => {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(report));
  expect(outcomeOfVitest(exitCode, file)).toEqual({ passed, failed });
});

test("a run that died before its report is a failure", () => {
  expect(outcomeOfVitest(0, join(folder, "absent.json"))).toEqual({ passed: 0, failed: 1 });
});

test("a step's failure, and a program that is not there, are failures with their output", async () => {
  const red = await runStep(
    { name: "red", says: "", command: ["sh", "-c", "echo why; exit 3"] },
    folder,
  );
  expect(red).toMatchObject({ passed: 0, failed: 1, output: "why\n" });
  const absent = await runStep({ name: "absent", says: "", command: ["no-such-program"] }, folder);
  expect(absent).toMatchObject({ passed: 0, failed: 1 });
  expect(absent.output).toContain("no-such-program");
});

test("a step that takes too long is ended with all that it started", async () => {
  const slow = await runStep(
    { name: "slow", says: "", command: ["sh", "-c", "sleep 60 & sleep 60"], minutesMax: 0.005 },
    folder,
  );
  expect(slow.failed).toBe(1);
  expect(slow.seconds).toBeLessThan(10);
});
