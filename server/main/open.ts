import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Config } from "#server/platform/config.ts";
import { openDatabase, type Access } from "#server/platform/database.ts";
import { liveHolder } from "#server/platform/embedded/lock.ts";
import { startEmbedded } from "#server/platform/embedded/start.ts";
import { Failure } from "#server/platform/failure.ts";
import { openFiles } from "#server/platform/files.ts";
import { openLog, type Log } from "#server/platform/log.ts";
import { openMail } from "#server/platform/mail.ts";
import { migrate } from "#server/platform/migrations.ts";
import { openNotices } from "#server/platform/notify.ts";
import {
  demandMigrated,
  embeddedAccess,
  externalAccess,
  prepareEmbedded,
} from "#server/platform/roles.ts";
import { keptSecret } from "#server/platform/secrets.ts";
import type { Closers } from "./closers.ts";
import type { Context } from "./context.ts";
import { prepareDataDirectory } from "./data-directory.ts";

const migrationsFolder = resolve(import.meta.dirname, "../../db/migrations");

export interface Opening {
  readonly config: Config;
  /** Whatever was opened is put here as soon as it is, so that an interrupted start closes it too. */
  readonly closers: Closers;
  /** Joins a running instance's embedded database instead of refusing because it runs. */
  readonly mayJoin: boolean;
  /** Refuses where there is no desk yet, instead of making one: for whoever only looks. */
  readonly mustExist?: boolean;
  onMaking?(): void;
  onGivenUp(failure: Failure): void;
}

/** Opens the database, brought up to date, and everything else that the program is built from. */
export async function open(
  opening: Opening,
): Promise<Context & { readonly applied: readonly string[] }> {
  const { config, closers } = opening;
  const log = openLog(config.logLevel);
  const isNew =
    config.database.kind === "embedded" && !existsSync(join(config.dataDirectory, "postgres"));
  if (opening.mustExist === true) await demandDesk(config, isNew);
  prepareDataDirectory(config.dataDirectory, isNew ? 200 : 40);
  const access = await reachDatabase(opening, log);
  closers.check();
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

async function demandDesk({ database, dataDirectory }: Config, isNew: boolean): Promise<void> {
  if (database.kind === "external") await demandMigrated(database);
  else if (isNew) throw new Failure("no_desk_here", { path: dataDirectory });
}

async function reachDatabase(opening: Opening, log: Log): Promise<Access> {
  const { config } = opening;
  if (config.database.kind === "external")
    return externalAccess(config.database, config.databaseReplicaUrl);
  const { dataDirectory } = config;
  const running = opening.mayJoin ? liveHolder(dataDirectory) : undefined;
  if (running !== undefined) return embeddedAccess(dataDirectory, running.socketDirectory);
  const embedded = await startEmbedded({
    dataDirectory,
    log,
    onGivenUp: (failure) => opening.onGivenUp(failure),
    ...(opening.onMaking === undefined ? {} : { onMaking: opening.onMaking }),
  });
  opening.closers.add("postgres", () => embedded.stop());
  await prepareEmbedded(dataDirectory, embedded.socketDirectory);
  return embeddedAccess(dataDirectory, embedded.socketDirectory);
}
