/** `./check`: runs the list, says what took how long, what failed and how to run that alone. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runStep, stopAll, type StepResult } from "./run-step.ts";
import { steps, type Step } from "./steps.ts";

const asked = process.argv.slice(2);
if (asked.includes("--list")) {
  for (const step of steps) console.log(`${step.name.padEnd(10)} ${step.says}`);
  process.exit(0);
}
const unknown = asked.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `No such check: ${unknown.join(", ")}. There are: ${steps.map((step) => step.name).join(" ")}`,
  );
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), "permanence-check-"));
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    stopAll();
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
}

const chosen = asked.length > 0 ? steps.filter((step) => asked.includes(step.name)) : steps;
const results = await runAll(chosen);
rmSync(folder, { recursive: true, force: true });

const failures = results.filter((result) => result.failed > 0);
const [first] = failures.toSorted(
  (one, other) => chosen.indexOf(one.step) - chosen.indexOf(other.step),
);
if (first) console.log(`\nFirst failure: ${first.step.name}. Alone: ./check ${first.step.name}`);
const sum = (count: (result: StepResult) => number): number =>
  results.reduce((total, result) => total + count(result), 0);
console.log(`${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed`);
process.exitCode = first ? 1 : 0;

/** Two steps at a time, since two cores are what we count on; those that are to be alone run after the others, one by one. */
async function runAll(list: readonly Step[]): Promise<StepResult[]> {
  const together = list.filter((step) => !step.alone);
  const done: StepResult[] = [];
  const worker = async (): Promise<void> => {
    for (let step = together.shift(); step; step = together.shift())
      done.push(await runAndTell(step));
  };
  await Promise.all([worker(), worker()]);
  for (const step of list.filter((each) => each.alone)) done.push(await runAndTell(step));
  return done;
}

async function runAndTell(step: Step): Promise<StepResult> {
  const result = await runStep(step, folder);
  const mark = result.failed > 0 ? "✗" : "✓";
  const count = step.vitest ? `  ${result.passed} passed, ${result.failed} failed` : "";
  console.log(`${mark} ${step.name.padEnd(10)} ${result.seconds.toFixed(1).padStart(6)} s${count}`);
  if (result.failed > 0 || (asked.length > 0 && step.vitest)) {
    console.log(result.output.trimEnd().split("\n").slice(-80).join("\n"));
    if (result.failed > 0) console.log(`  Alone: ./check ${step.name}\n`);
  }
  return result;
}
