import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

/** The program itself, without the launcher: what most failures need. */
export const bare = [process.execPath, "server/main/index.js", "server/main/start.ts"];
/** The way of the README. */
export const npmStart = ["npm", "start", "--silent", "--"];

export interface Program {
  readonly child: ChildProcess;
  readonly pid: number;
  output(): string;
  errors(): string;
  /** Answers what the pattern caught in the output, once it is there. */
  says(pattern: RegExp, withinSeconds?: number): Promise<string>;
  /** Answers the exit code, or the name of the signal that ended it. */
  ended(withinSeconds?: number): Promise<number | string>;
}

/** Runs a command line as a person would, in an English terminal unless told otherwise. */
export function run(
  commandLine: readonly string[],
  environment: Readonly<Record<string, string>>,
): Program {
  const [program = "", ...args] = commandLine;
  const env = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    LANG: "C.UTF-8",
    PORT: "0",
    // As the launcher does.
    NODE_COMPILE_CACHE: join(root, "node_modules/.cache/compiled"),
    ...environment,
  };
  const child = spawn(program, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const exit = once(child, "close");
  const all = (): string => `${output}\n${errors}`;
  return {
    child,
    pid: child.pid ?? 0,
    output: () => output,
    errors: () => errors,
    async says(pattern, withinSeconds = 60) {
      await until(() => pattern.test(output) || child.exitCode !== null, withinSeconds, all);
      const found = pattern.exec(output);
      if (found === null) throw new Error(`It ended without saying ${String(pattern)}:\n${all()}`);
      return found[1] ?? found[0];
    },
    async ended(withinSeconds = 60) {
      await until(() => child.exitCode !== null || child.signalCode !== null, withinSeconds, all);
      await exit;
      return child.exitCode ?? child.signalCode ?? "?";
    },
  };
}

export async function until(
  isSo: () => boolean | Promise<boolean>,
  withinSeconds: number,
  told: () => string,
): Promise<void> {
  const end = performance.now() + withinSeconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end)
      throw new Error(`Still not so after ${withinSeconds} s:\n${told()}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** A data directory of its own; what runs on it in the end is ended, and all of it removed. */
export function temporaryDirectory(): { readonly path: string; remove(): Promise<void> } {
  const path = mkdtempSync(join(tmpdir(), "permanence-start-"));
  return {
    path,
    async remove() {
      for (const { pid } of processesOn(path)) process.kill(pid, "SIGKILL");
      await until(
        () => processesOn(path).length === 0,
        10,
        () => "processes",
      );
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Every process that has to do with the directory: by its arguments, its environment or where it stands. */
export function processesOn(path: string): { readonly pid: number; readonly command: string }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => traces(name).some((trace) => trace.includes(path)))
    .map((name) => ({
      pid: Number(name),
      command: read(`/proc/${name}/cmdline`).replaceAll("\0", " "),
    }));
}

function traces(pid: string): string[] {
  return [
    read(`/proc/${pid}/cmdline`),
    read(`/proc/${pid}/environ`),
    read(`/proc/${pid}/cwd`, readlinkSync),
  ];
}

function read(
  path: string,
  by: (path: string) => string = (one) => readFileSync(one, "latin1"),
): string {
  try {
    return by(path);
  } catch {
    // Gone meanwhile, or not ours to look at.
    return "";
  }
}

/** Holds a free port until closed. */
export async function occupiedPort(): Promise<{ readonly port: number; close(): void }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, close: () => server.close() };
}
