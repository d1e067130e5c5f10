import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { outcomeOfCommand, outcomeOfVitest, type Outcome } from "./outcome.ts";
import type { Step } from "./steps.ts";

export interface StepResult extends Outcome {
  readonly step: Step;
  readonly seconds: number;
  readonly output: string;
}

const running = new Set<ChildProcess>();

/** Runs one step in a process group of its own, so that what it started ends with it. */
export async function runStep(step: Step, folder: string): Promise<StepResult> {
  const started = performance.now();
  const reportFile = join(folder, `${step.name}.json`);
  const reporters = step.vitest
    ? ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`]
    : [];
  const { exitCode, output } = await run([...step.command, ...reporters], step);
  const outcome = step.vitest ? outcomeOfVitest(exitCode, reportFile) : outcomeOfCommand(exitCode);
  return { step, seconds: (performance.now() - started) / 1000, output, ...outcome };
}

/** Ends every step still running, children included. */
export function stopAll(): void {
  for (const child of running) stop(child);
}

function run(
  [program = "", ...parameters]: string[],
  step: Step,
): Promise<{ exitCode: number; output: string }> {
  const minutesMax = step.minutesMax ?? 6;
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        ...step.env,
        ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }),
      },
    });
    running.add(child);
    let output = "";
    const keep = (text: Buffer): void => void (output += text.toString());
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const timer = setTimeout(() => {
      output += `\nStopped: still running after ${minutesMax} minutes.\n`;
      stop(child);
    }, minutesMax * 60_000);
    const end = (exitCode: number): void => {
      clearTimeout(timer);
      stop(child);
      running.delete(child);
      resolve({ exitCode, output });
    };
    child.on("error", (error) => {
      output += `${error.message}\n`;
      end(1);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
