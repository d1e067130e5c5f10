import { runJobs } from "#server/platform/jobs.ts";
import type { Context } from "./context.ts";

/** Runs the desk's jobs. */
export async function startWorker({ database, log }: Context): Promise<{ close(): Promise<void> }> {
  return runJobs(database, {}, { log });
}
