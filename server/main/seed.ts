import { parseArgs } from "node:util";
import { sql } from "kysely";
import type { Database } from "#server/platform/database.ts";
import { sentence, type SentenceKey } from "#locales/terminal.js";
import { keepMissingDues } from "#server/clocks/index.ts";
import { Failure } from "#server/platform/failure.ts";
import { now } from "#server/platform/time.ts";
import type { Context } from "./context.ts";
import { wantsDemo } from "./demo.ts";
import { open } from "./open.ts";
import { fillWithDemo } from "./seed/demo.ts";
import { openProgress } from "./seed/progress.ts";
import { addVolume } from "./seed/volume.ts";
import { command, say } from "./terminal.ts";

export interface Demo {
  readonly password: string;
  readonly accounts: readonly { readonly email: string; readonly who: string }[];
}

/** Known to all who read this, which is why the demo is refused where strangers could come. */
const PASSWORD = "permanence-demo";

const shown: readonly { readonly email: string; readonly who: SentenceKey }[] = [
  { email: "claire.martin@arvor.example", who: "demo.lead" },
  { email: "hugo.lebreton@arvor.example", who: "demo.contact" },
  { email: "mette.sorensen@nordhavn.example", who: "demo.english_lead" },
  { email: "solene.guillou@numerika.example", who: "demo.partner" },
  { email: "thomas.riviere@desk.example", who: "demo.agent" },
  { email: "nadia.belkacem@desk.example", who: "demo.expert" },
  { email: "helene.marchand@desk.example", who: "demo.manager" },
  { email: "paul.verdier@desk.example", who: "demo.administrator" },
];

/**
 * Fills an empty database with the demo; leaves any other as it is.
 * @param onSeeding called when there is something to do, which takes a moment.
 * @returns the accounts to sign in with, where the database holds the demo.
 */
export async function seedDemo(context: Context, onSeeding: () => void): Promise<Demo | undefined> {
  const found = await look(context.database);
  if (found === "other") return undefined;
  if (found === "empty") {
    onSeeding();
    await fillWithDemo(context, PASSWORD);
    await keepQuietly(context.database);
  }
  const accounts = shown.map(({ email, who }) => ({ email, who: sentence(who) }));
  return { password: PASSWORD, accounts };
}

/** What was made up to lie behind is nothing that the desk is written to about. */
async function keepQuietly(database: Database): Promise<void> {
  await keepMissingDues(database, now(), false);
}

async function look(database: Database): Promise<"empty" | "demo" | "other"> {
  const emails = shown.map(({ email }) => email);
  const { rows } = await sql<{ people: boolean; demo: boolean }>`
    select exists (select from organisation) or exists (select from agent) as people,
      (select count(*) from auth.account_user where email = any (${emails})) = ${emails.length} as demo`.execute(
    database.desk,
  );
  if (rows[0]?.demo === true) return "demo";
  return rows[0]?.people === true ? "other" : "empty";
}

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
