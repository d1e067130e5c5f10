import { terminalLanguage } from "#locales/terminal.js";
import { explainTicket } from "#server/clocks/index.ts";
import { Failure } from "#server/platform/failure.ts";
import { explainObjectives } from "#server/ticket-objectives/index.ts";
import { now } from "#server/platform/time.ts";
import { loadWords, wordIn } from "#server/platform/words.ts";
import { readArguments } from "./arguments.ts";
import { open } from "./open.ts";
import { tellClocks, tellObjectives } from "./tell-clocks.ts";
import { command } from "./terminal.ts";

/** `why EXO-2026-000123 [--json]`: what a contract promises for a ticket, when it is due, and why; what the desk asks of itself apart. */
export async function main(args: readonly string[]): Promise<void> {
  await command(async ({ config, closers, fail }) => {
    const asked = readArguments("why", args, { flags: ["json"], ticket: {} });
    if (asked === undefined) return;
    const { reference, flags } = asked;
    const context = await open({
      config,
      closers,
      mayJoin: true,
      mustExist: true,
      onGivenUp: fail,
    });
    const { desk } = context.database;
    const told = await explainTicket(desk, reference, now());
    const objectives = await explainObjectives(desk, reference, now());
    if (told === undefined || objectives === undefined)
      throw new Failure("ticket_unknown", { reference });
    const word = wordIn(await loadWords());
    const language = terminalLanguage();
    const lines = flags.has("json")
      ? [JSON.stringify({ ...told, objectives }, null, 2)]
      : [
          reference,
          ...tellClocks(told, word, language),
          ...tellObjectives(objectives, word, language),
        ];
    process.stdout.write(`${lines.join("\n")}\n`);
  });
}
