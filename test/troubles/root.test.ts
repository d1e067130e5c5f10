import { chmodSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, type TestContext } from "vitest";
import { bare, run, temporaryDirectory } from "../harness/program.ts";

/** A machine without some programs, or on which they are not allowed what they ask for, and a directory for data. */
function machineWithout(names: readonly string[], mode: number, { onTestFinished }: TestContext) {
  const stubs = temporaryDirectory();
  const closed = temporaryDirectory();
  onTestFinished(async () => {
    await stubs.remove();
    await closed.remove();
  });
  chmodSync(stubs.path, 0o755);
  chmodSync(closed.path, mode);
  for (const name of names)
    writeFileSync(join(stubs.path, name), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  const data = join(closed.path, "data");
  return { data, settings: { DATA_DIR: data, PATH: `${stubs.path}:${process.env["PATH"]}` } };
}

async function startsTwice(settings: Record<string, string>): Promise<void> {
  for (const _time of [1, 2]) {
    const program = run([...bare, "--no-demo"], settings);
    await program.says(/ready: (\S+)/);
    program.child.kill("SIGTERM");
    expect(await program.ended()).toBe(0);
  }
}

// Side by side: each has a machine of its own, and a start waits as much as it works.
describe.runIf(process.getuid?.() === 0).concurrent("started as root", () => {
  test("PostgreSQL runs in a user namespace of its own, and its files stay root's", async (context) => {
    const { data, settings } = machineWithout([], 0o700, context);
    await startsTwice(settings);
    expect(statSync(join(data, "postgres")).uid).toBe(0);
  });

  test("where there are no user namespaces it runs as nobody, in a directory that all can pass", async (context) => {
    const { data, settings } = machineWithout(["unshare", "setpriv"], 0o755, context);
    await startsTwice(settings);
    expect(statSync(join(data, "postgres")).uid).toBe(65_534);
  });

  test("where there are none it runs as nobody also in a directory that only root can pass", async (context) => {
    const { data, settings } = machineWithout(["unshare"], 0o700, context);
    await startsTwice(settings);
    expect(statSync(join(data, "postgres")).uid).toBe(65_534);
  });

  test("where no account can reach the directory, one sentence says so", async (context) => {
    const { data, settings } = machineWithout(["unshare", "setpriv"], 0o700, context);
    const program = run(bare, settings);
    expect(await program.ended()).toBe(1);
    expect(program.errors()).toBe(
      `PostgreSQL refuses to run as root and no other account can reach ${data}: start as an ordinary user, or set DATA_DIR to a directory that one can reach.\n`,
    );
  });
});
