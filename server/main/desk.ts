import { addressOf, listenFailure } from "./address.ts";
import type { Context } from "./context.ts";
import { keepDemoInside } from "./demo.ts";
import { openOn } from "./open.ts";
import type { Reached } from "./reach.ts";
import { holdsDemo, seedDemo, type Demo } from "./seed-demo.ts";
import { setupPath } from "./setup-link.ts";
import { say, type Session } from "./terminal.ts";
import { startWeb } from "./web.ts";
import { startWorker } from "./worker.ts";

/** Opens the desk on a database that was reached: brought up to date, filled with the demo where wanted, web and worker by the role. */
export async function openDesk(
  reached: Reached,
  { config, closers }: Session,
  demoWanted: boolean,
): Promise<void> {
  const context = await openOn(reached, { config, closers });
  await keepDemoInside(config, () => holdsDemo(context.database));
  closers.check();
  const demo = demoWanted ? await seedDemo(context, () => say("start.seeding")) : undefined;
  closers.check();
  const address = config.role === "worker" ? undefined : await openWeb(context, closers.add);
  closers.check();
  if (config.role !== "web") {
    const worker = await startWorker(context, address);
    closers.add("worker", () => worker.close());
  }
  if (address === undefined) say("start.worker_ready");
  else await greet(context, address, demo);
}

async function openWeb(
  context: Context,
  onOpen: (name: string, close: () => Promise<void>) => void,
): Promise<string> {
  const { host, port, publicUrl } = context.config;
  try {
    const web = await startWeb(context);
    onOpen("web", () => web.close());
    return publicUrl ?? addressOf(web.address.host, web.address.port);
  } catch (error) {
    throw listenFailure(error, host, port);
  }
}

async function greet(context: Context, address: string, demo: Demo | undefined): Promise<void> {
  // Asked first: once it is said to be ready, losing the database ends the desk no more.
  const path = await setupPath(context);
  say("start.ready", { address });
  if (demo !== undefined) {
    say("start.demo_accounts", { password: demo.password });
    for (const { email, who } of demo.accounts)
      process.stdout.write(`  ${email.padEnd(36)} ${who}\n`);
  }
  if (path !== undefined) say("start.setup_link", { link: `${address}${path}` });
  say("start.stop_hint");
}
