import { attachmentHandlers, ATTACHMENT_CRONTAB } from "#server/attachments/index.ts";
import { runJobs, type Handlers } from "#server/platform/jobs.ts";
import { SIGN_IN_CRONTAB, signInHandlers } from "#server/sign-in/index.ts";
import { addressOf } from "./address.ts";
import type { Context } from "./context.ts";

/** Every job that the desk queues, with what carries it out. */
export function handlersOf(context: Context): Handlers {
  const { host, port, publicUrl } = context.config;
  return {
    ...signInHandlers({ ...context, publicUrl: () => publicUrl ?? addressOf(host, port) }),
    ...attachmentHandlers(context),
  };
}

/** Runs the desk's jobs. */
export async function startWorker(context: Context): Promise<{ close(): Promise<void> }> {
  const { database, log } = context;
  const crontab = [SIGN_IN_CRONTAB, ATTACHMENT_CRONTAB].join("\n");
  return runJobs(database, handlersOf(context), { log, crontab });
}
