import { setImmediate } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Failure } from "#server/platform/failure.ts";
import { demandPort } from "./address.ts";
import { wantsDemo } from "./demo.ts";
import { helpPage } from "./help.ts";
import { outliveOrphan, reach } from "./reach.ts";
import { command, say, type Session } from "./terminal.ts";

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

async function start(session: Session, flags: Flags): Promise<void> {
  const { config, closers, fail } = session;
  const demoWanted = wantsDemo(config, flags.demo);
  await outliveOrphan(session, (pid) => say("start.waiting_for_orphan", { pid }));
  if (config.role !== "worker") await demandPort(config.host, config.port);
  // The desk's own files are read while PostgreSQL starts: either takes a part of a second start's three seconds.
  const [reached, { openDesk }] = await Promise.all([
    reach({
      config,
      closers,
      mayJoin: false,
      onMaking: () => say("start.making_database"),
      onGivenUp: fail,
    }),
    // Reading leaves no turn to anything else, so PostgreSQL is told to start first.
    setImmediate().then(() => import("./desk.ts")),
  ]);
  await openDesk(reached, session, demoWanted);
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
