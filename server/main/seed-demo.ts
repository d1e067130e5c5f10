import { sql } from "kysely";
import { sentence, type SentenceKey } from "#locales/terminal.js";
import { keepMissingDues } from "#server/clocks/index.ts";
import type { Database } from "#server/platform/database.ts";
import { now } from "#server/platform/time.ts";
import type { Context } from "./context.ts";

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
    // Read only where there is something to fill: every other start does without the demo’s people and stories.
    const { fillWithDemo } = await import("./seed/demo.ts");
    await fillWithDemo(context, PASSWORD);
    await keepQuietly(context.database);
  }
  const accounts = shown.map(({ email, who }) => ({ email, who: sentence(who) }));
  return { password: PASSWORD, accounts };
}

export async function holdsDemo(database: Database): Promise<boolean> {
  return (await look(database)) === "demo";
}

/** What was made up to lie behind is nothing that the desk is written to about. */
export async function keepQuietly(database: Database): Promise<void> {
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
