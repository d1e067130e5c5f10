import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#server/platform/config.ts";
import type { Access } from "#server/platform/database.ts";
import { gone } from "#server/platform/embedded/living.ts";
import { liveHolder, orphanedHolder } from "#server/platform/embedded/lock.ts";
import { startEmbedded } from "#server/platform/embedded/start.ts";
import { Failure } from "#server/platform/failure.ts";
import { openLog, type Log } from "#server/platform/log.ts";
import {
  demandMigrated,
  embeddedAccess,
  externalAccess,
  prepareEmbedded,
} from "#server/platform/roles.ts";
import type { Closers } from "./closers.ts";
import { prepareDataDirectory } from "./data-directory.ts";

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

/** A database that takes connections, not yet brought up to date. */
export interface Reached {
  readonly access: Access;
  readonly log: Log;
}

/**
 * Starts our own PostgreSQL, or finds the one that was named.
 * It stands apart from all that needs a database, so that a start reads those files while PostgreSQL starts.
 */
export async function reach(opening: Opening): Promise<Reached> {
  const { config, closers } = opening;
  const log = openLog(config.logLevel);
  const isNew =
    config.database.kind === "embedded" && !existsSync(join(config.dataDirectory, "postgres"));
  if (opening.mustExist === true) await demandDesk(config, isNew);
  prepareDataDirectory(config.dataDirectory, isNew ? 200 : 40);
  const access = await reachDatabase(opening, log);
  closers.check();
  return { access, log };
}

const ORPHAN_SECONDS_MAX = 60;

/**
 * Waits for an instance that ends because its launcher was killed: it holds the data directory, and may hold the port, until
 * it is gone. One that outlives that time is refused by whoever needs what it holds.
 */
export async function outliveOrphan(
  { config, closers }: Pick<Opening, "config" | "closers">,
  onWaiting: (pid: number) => void,
): Promise<void> {
  const orphan = orphanedHolder(config.dataDirectory);
  if (orphan === undefined) return;
  onWaiting(orphan.pid);
  for (let waited = 0; waited < ORPHAN_SECONDS_MAX; waited += 1) {
    if (await gone(orphan, 1000)) return;
    closers.check();
  }
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
