import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runStep, stopAll, type StepResult } from "./run-step.ts";
import { steps, type Step } from "./steps.ts";

/** `./check`: runs the list or the steps asked for; says what took how long, what failed and how to run that alone. */
export async function main(asked: string[]): Promise<void> {
  if (asked.includes("--list")) {
    for (const step of steps) console.log(`${step.name.padEnd(10)} ${step.says}`);
    return;
  }
  const unknown = asked.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(
      `No such check: ${unknown.join(", ")}. There are: ${steps.map((step) => step.name).join(" ")}`,
    );
    process.exitCode = 1;
    return;
  }
  const chosen = asked.length > 0 ? steps.filter((step) => asked.includes(step.name)) : steps;
  const folder = mkdtempSync(join(tmpdir(), "permanence-check-"));
  endWithSignals(folder);
  const results = await runAll(chosen, folder);
  rmSync(folder, { recursive: true, force: true });
  tellEnd(results);
}

function endWithSignals(folder: string): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      stopAll();
      rmSync(folder, { recursive: true, force: true });
      process.exit(1);
    });
  }
}

/** Two steps at a time, since two cores are what we count on; those that are to be alone follow, one by one. */
async function runAll(chosen: readonly Step[], folder: string): Promise<StepResult[]> {
  const waiting = chosen.filter((step) => !step.alone);
  const done: StepResult[] = [];
  const finish = async (step: Step): Promise<void> => {
    const result = await runStep(step, folder);
    tell(result);
    done.push(result);
  };
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await finish(step);
  };
  await Promise.all([worker(), worker()]);
  for (const step of chosen.filter((each) => each.alone)) await finish(step);
  return done.toSorted((one, other) => chosen.indexOf(one.step) - chosen.indexOf(other.step));
}

function tell({ step, seconds, passed, failed, output }: StepResult): void {
  const count = step.vitest ? `  ${passed} passed, ${failed} failed` : "";
  console.log(
    `${failed > 0 ? "✗" : "✓"} ${step.name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s${count}`,
  );
  if (failed === 0) return;
  console.log(output.trimEnd().split("\n").slice(-120).join("\n"));
  console.log(`  Alone: ./check ${step.name}\n`);
}

/** The very last line is the count, and nothing else. */
function tellEnd(results: readonly StepResult[]): void {
  const first = results.find((result) => result.failed > 0);
  if (first) console.log(`\nFirst failure: ${first.step.name}. Alone: ./check ${first.step.name}`);
  const sum = (count: (result: StepResult) => number): number =>
    results.reduce((total, result) => total + count(result), 0);
  console.log(`${sum((result) => result.passed)} passed, ${sum((result) => result.failed)} failed`);
  process.exitCode = first ? 1 : 0;
}
