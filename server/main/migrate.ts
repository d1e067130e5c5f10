import { readArguments } from "./arguments.ts";
import { open } from "./open.ts";
import { command, say } from "./terminal.ts";

export async function main(args: readonly string[]): Promise<void> {
  await command(async ({ config, closers, fail }) => {
    if (readArguments("migrate", args, { flags: [] }) === undefined) return;
    const { applied } = await open({
      config,
      closers,
      mayJoin: true,
      onMaking: () => say("start.making_database"),
      onGivenUp: fail,
    });
    if (applied.length === 0) say("migrate.nothing");
    else say("migrate.applied", { names: applied.join(", ") });
  });
}
