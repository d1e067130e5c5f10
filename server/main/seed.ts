import { parseArgs } from "node:util";
import { sentence } from "#locales/terminal.js";
import { Failure } from "#server/platform/failure.ts";
import type { Context } from "./context.ts";
import { wantsDemo } from "./demo.ts";
import { open } from "./open.ts";
import { keepQuietly, seedDemo } from "./seed-demo.ts";
import { openProgress } from "./seed/progress.ts";
import { addVolume } from "./seed/volume.ts";
import { command, say } from "./terminal.ts";

interface Flags {
  readonly tickets: number;
  readonly seed: number;
}

export async function main(args: readonly string[]): Promise<void> {
  await command(async ({ config, closers, fail }) => {
    if (args.includes("--help") || args.includes("-h")) {
      for (const key of ["help.command_seed", "help.usage_seed"] as const) say(key);
      return;
    }
    const { tickets, seed } = readFlags(args);
    wantsDemo(config, true);
    let interrupted = false;
    for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => (interrupted = true));
    const context = await open({
      config,
      closers,
      mayJoin: true,
      onMaking: () => say("start.making_database"),
      onGivenUp: fail,
    });
    const demo = await seedDemo(context, () => say("start.seeding"));
    if (demo === undefined) throw new Failure("database_holds_other_data");
    say("seed.demo");
    if (tickets > 0) await makeVolume(context, { tickets, seed }, () => interrupted);
  });
}

async function makeVolume(
  { database }: Context,
  { tickets, seed }: Flags,
  isInterrupted: () => boolean,
): Promise<void> {
  const startedAt = performance.now();
  const progress = openProgress(process.stdout, tickets, (shown) =>
    sentence("seed.progress", { ...shown, tickets }),
  );
  const onProgress = progress.show;
  const done = await addVolume(database, { tickets, seed, onProgress, isInterrupted });
  progress.end();
  await keepQuietly(database);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  if (done < tickets) say("seed.stopped", { done });
  else say("seed.done", { tickets, seconds });
}

function readFlags(args: readonly string[]): Flags {
  const { values } = parse(args);
  return {
    tickets: wholeNumber("--tickets", values.tickets ?? "0", 10_000_000),
    seed: wholeNumber("--seed", values.seed ?? "7", 2 ** 31),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { tickets: { type: "string" }, seed: { type: "string" } },
    });
  } catch (error) {
    const option = args.find((one) => !/^(--(tickets|seed)(=.*)?|\d+)$/.test(one)) ?? "";
    throw new Failure("unknown_option", { option }, error);
  }
}

function wholeNumber(name: string, given: string, most: number): number {
  const number = Number(given);
  if (/^\d+$/.test(given) && number <= most) return number;
  throw new Failure("setting_wrong", {
    name,
    given,
    expected: sentence("seed.number", { least: 0, most }),
  });
}
