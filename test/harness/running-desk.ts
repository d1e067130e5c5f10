import type { TestProject } from "vitest/node";
import { occupiedPort, run, temporaryDirectory } from "./program.ts";

/** The program that all journeys visit, with its demo. */
export interface RunningDesk {
  readonly address: string;
  /** Of every account of the demo. */
  readonly password: string;
}

declare module "vitest" {
  interface ProvidedContext {
    readonly desk: RunningDesk;
  }
}

/**
 * Starts the program as the README says, which builds the web app where it is stale; once for all journeys.
 * JOURNEYS_DESK="<address> <password>" visits one that runs already, which is quicker while one writes a story.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [given, known = ""] = (process.env["JOURNEYS_DESK"] ?? "").split(" ");
  if (given) {
    project.provide("desk", { address: given, password: known });
    return () => Promise.resolve();
  }
  const data = temporaryDirectory();
  // A port of our own choosing, because letters name it.
  const { port, close } = await occupiedPort();
  close();
  const settings = { DATA_DIR: data.path, PORT: String(port) };
  const program = run([process.execPath, "start.js"], settings);
  const address = await program.says(/is ready: (\S+)/, 170);
  const password = await program.says(/password (\S+):/);
  project.provide("desk", { address, password });
  return async () => {
    program.child.kill("SIGTERM");
    await program.ended();
    await data.remove();
  };
}
