import { resolve } from "node:path";
import { openDatabase } from "#server/platform/database.ts";
import { openFiles } from "#server/platform/files.ts";
import { openMail } from "#server/platform/mail.ts";
import { migrate } from "#server/platform/migrations.ts";
import { openNotices } from "#server/platform/notify.ts";
import { keptSecret } from "#server/platform/secrets.ts";
import type { Context } from "./context.ts";
import { reach, type Opening, type Reached } from "./reach.ts";

const migrationsFolder = resolve(import.meta.dirname, "../../db/migrations");

/** What the program is built from, and the migrations that this opening made. */
export interface Opened extends Context {
  readonly applied: readonly string[];
}

/** Opens the database, brought up to date, and everything else that the program is built from. */
export async function open(opening: Opening): Promise<Opened> {
  return openOn(await reach(opening), opening);
}

/** As `open`, on a database that was reached before. */
export async function openOn(
  { access, log }: Reached,
  { config, closers }: Pick<Opening, "config" | "closers">,
): Promise<Opened> {
  const { applied } = await migrate(access, migrationsFolder);
  const database = openDatabase(access, config.databasePoolMax, (error) =>
    log.warn({ error: error.message }, "an idle connection was lost"),
  );
  closers.add("database", () => database.close());
  const notices = await openNotices(access, log);
  closers.add("notices", () => notices.close());
  const mail = openMail({
    smtpUrl: config.smtpUrl,
    from: config.mailFrom,
    dataDirectory: config.dataDirectory,
  });
  closers.add("mail", async () => mail.close());
  const authSecret = config.authSecret ?? keptSecret(config.dataDirectory, "sessions");
  return {
    config,
    database,
    log,
    files: openFiles(config.dataDirectory),
    mail,
    notices,
    authSecret,
    applied,
  };
}
