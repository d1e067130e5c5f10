import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { bare, run, temporaryDirectory } from "../harness/program.ts";

const stubs = temporaryDirectory();
const closed = temporaryDirectory();
const data = join(closed.path, "data");

/** Takes the named programs away, as a machine without user namespaces or without the program does. */
function without(...names: readonly string[]): Record<string, string> {
  for (const name of names)
    writeFileSync(join(stubs.path, name), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  return { DATA_DIR: data, PATH: `${stubs.path}:${process.env["PATH"]}` };
}

beforeEach(() => {
  rmSync(stubs.path, { recursive: true });
  mkdirSync(stubs.path, { mode: 0o755 });
  rmSync(data, { recursive: true, force: true });
});
afterAll(async () => {
  await stubs.remove();
  await closed.remove();
});

async function startsTwice(environment: Record<string, string>): Promise<void> {
  for (const _time of [1, 2]) {
    const program = run([...bare, "--no-demo"], environment);
    await program.says(/ready: (\S+)/);
    program.child.kill("SIGTERM");
    expect(await program.ended()).toBe(0);
  }
}

describe.runIf(process.getuid?.() === 0)("started as root", () => {
  test("PostgreSQL runs in a user namespace of its own, and its files stay root's", async () => {
    await startsTwice(without());
    expect(statSync(join(data, "postgres")).uid).toBe(0);
  });

  test("where there are no user namespaces it runs as nobody, in a directory that all can pass", async () => {
    chmodSync(closed.path, 0o755);
    await startsTwice(without("unshare", "setpriv"));
    expect(statSync(join(data, "postgres")).uid).toBe(65_534);
  });

  test("where there are none it runs as nobody also in a directory that only root can pass", async () => {
    chmodSync(closed.path, 0o700);
    await startsTwice(without("unshare"));
    expect(statSync(join(data, "postgres")).uid).toBe(65_534);
  });

  test("where no account can reach the directory, one sentence says so", async () => {
    chmodSync(closed.path, 0o700);
    const program = run(bare, without("unshare", "setpriv"));
    expect(await program.ended()).toBe(1);
    expect(program.errors()).toBe(
      `PostgreSQL refuses to run as root and no other account can reach ${data}: start as an ordinary user, or set DATA_DIR to a directory that one can reach.\n`,
    );
  });
});
