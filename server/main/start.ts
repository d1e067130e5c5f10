import { parseArgs } from "node:util";
import { Failure } from "#server/platform/failure.ts";
import { addressOf, demandPort, listenFailure } from "./address.ts";
import type { Context } from "./context.ts";
import { wantsDemo } from "./demo.ts";
import { helpPage } from "./help.ts";
import { open } from "./open.ts";
import { seedDemo, type Demo } from "./seed.ts";
import { setupPath } from "./setup-link.ts";
import { command, say, type Session } from "./terminal.ts";
import { startWeb } from "./web.ts";
import { startWorker } from "./worker.ts";

interface Flags {
  readonly demo: boolean | undefined;
  readonly help: boolean;
}

export async function main(args: readonly string[]): Promise<void> {
  await command(
    async (session) => {
      const flags = readFlags(args);
      if (flags.help) {
        process.stdout.write(helpPage());
        session.finish();
      } else await start(session, flags);
    },
    { stays: true },
  );
}

async function start({ config, closers, fail }: Session, flags: Flags): Promise<void> {
  const demoWanted = wantsDemo(config, flags.demo);
  if (config.role !== "worker") await demandPort(config.host, config.port);
  const context = await open({
    config,
    closers,
    mayJoin: false,
    onMaking: () => say("start.making_database"),
    onGivenUp: fail,
  });
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

function readFlags(args: readonly string[]): Flags {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { demo: { type: "boolean" }, help: { type: "boolean", short: "h" } },
      allowNegative: true,
    });
    return { demo: values.demo, help: values.help === true };
  } catch (error) {
    const option = args.find((one) => !/^(--(no-)?demo|--help|-h)$/.test(one)) ?? "";
    throw new Failure("unknown_option", { option }, error);
  }
}
