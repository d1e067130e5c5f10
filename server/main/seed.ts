import { sql } from "kysely";
import type { Database } from "#server/platform/database.ts";
import { sentence, type SentenceKey } from "#locales/terminal.js";
import type { Context } from "./context.ts";
import { open } from "./open.ts";
import { fillWithDemo } from "./seed/demo.ts";
import { command } from "./terminal.ts";

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
  }
  const accounts = shown.map(({ email, who }) => ({ email, who: sentence(who) }));
  return { password: PASSWORD, accounts };
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

export async function main(_args: readonly string[]): Promise<void> {
  await command(async ({ config, closers, fail }) => {
    const context = await open({ config, closers, mayJoin: true, onGivenUp: fail });
    await seedDemo(context, () => undefined);
  });
}
