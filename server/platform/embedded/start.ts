import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import type { Log } from "../log.ts";
import { keptSecret } from "../secrets.ts";
import { sleep } from "../time.ts";
import { chooseAccount, giveTo } from "./account.ts";
import { findBinaries, type Binaries } from "./binaries.ts";
import { releaseLock, takeLock } from "./lock.ts";
import {
  clearOrphan,
  makeCluster,
  startPostmaster,
  stopProcess,
  type Cluster,
  type Postmaster,
} from "./postmaster.ts";
import { makeSocketDirectory, removeSocketDirectory } from "./socket.ts";

export interface Embedded {
  readonly socketDirectory: string;
  /** True when this start made the cluster. */
  readonly isNew: boolean;
  /** Stops PostgreSQL for good and gives the data directory back. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDirectory: string;
  /** Those that the project brings, unless others are given. */
  readonly binaries?: Binaries;
  readonly log: Log;
  /** Called when PostgreSQL cannot be kept up any more. */
  onGivenUp(failure: Failure): void;
  /** Called before the first start makes the cluster, which takes some seconds. */
  onMaking?(): void;
}

/** Starts our own PostgreSQL on the data directory and keeps it up until stopped. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDirectory, log } = options;
  const socketDirectory = makeSocketDirectory();
  try {
    const dead = takeLock(dataDirectory, socketDirectory);
    if (dead !== undefined) removeSocketDirectory(dead.socketDirectory);
    const folder = join(dataDirectory, "postgres");
    const isNew = !existsSync(folder);
    if (await clearOrphan(folder)) log.warn("stopped a PostgreSQL that an earlier run left behind");
    const making = `${folder}.making`;
    const cluster = prepare(options, isNew ? making : folder, socketDirectory);
    if (isNew) {
      options.onMaking?.();
      makeCluster(cluster, making, superuserPassword(dataDirectory));
    }
    const stop = await supervise(cluster, options);
    return {
      socketDirectory,
      isNew,
      stop: () => stop().finally(() => giveBack(dataDirectory, socketDirectory)),
    };
  } catch (error) {
    giveBack(dataDirectory, socketDirectory);
    throw error;
  }
}

/** The superuser of the embedded cluster makes roles and databases, and is used for nothing else. */
export function superuserPassword(dataDirectory: string): string {
  return keptSecret(dataDirectory, "postgres");
}

function prepare(
  options: EmbeddedOptions,
  presentFolder: string,
  socketDirectory: string,
): Cluster {
  const { dataDirectory, binaries = findBinaries() } = options;
  mkdirSync(presentFolder, { recursive: true, mode: 0o700 });
  const account = chooseAccount(binaries, presentFolder);
  giveTo(account, socketDirectory);
  const folder = join(dataDirectory, "postgres");
  return {
    binaries,
    account,
    folder,
    socketDirectory,
    logPath: join(dataDirectory, "postgres.log"),
  };
}

const RESTARTS_MAX = 20;

async function supervise(cluster: Cluster, options: EmbeddedOptions): Promise<() => Promise<void>> {
  let stopping = false;
  let current: Postmaster = await startPatiently(cluster);
  const watching = (async () => {
    const deaths: number[] = [];
    for (;;) {
      await current.exited;
      if (stopping) return;
      options.log.error("PostgreSQL ended while in use; starting it again");
      deaths.push(performance.now());
      if (deaths.length > 5 && performance.now() - (deaths.at(-6) ?? 0) < 60_000)
        throw new Failure("database_keeps_dying");
      await clearOrphan(cluster.folder);
      current = await startAgain(cluster, options.log, () => stopping);
      if (stopping) await end(current);
    }
  })();
  watching.catch((error: unknown) => {
    if (!stopping)
      options.onGivenUp(
        error instanceof Failure ? error : new Failure("database_keeps_dying", {}, error),
      );
  });
  return async () => {
    stopping = true;
    await end(current);
    await watching.catch(() => undefined);
  };
}

/** A database that was torn down may fail to come back at once: it is tried again before the desk gives up. */
async function startAgain(
  cluster: Cluster,
  log: Log,
  isStopping: () => boolean,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startPatiently(cluster);
    } catch (error) {
      const mayPass = error instanceof Failure && error.code === "database_failed_to_start";
      if (!mayPass || attempt === RESTARTS_MAX || isStopping()) throw error;
      log.error({ told: error.params["told"], attempt }, "PostgreSQL did not start; trying again");
      await sleep(500);
      await clearOrphan(cluster.folder);
    }
  }
}

// After a kill -9 the server processes of the dead one need a moment to notice, and hold the shared memory until they do.
async function startPatiently(cluster: Cluster): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startPostmaster(cluster);
    } catch (error) {
      const mayPass =
        error instanceof Failure &&
        /shared memory|lock file|another (postgres|server)/i.test(String(error.params["told"]));
      if (!mayPass || attempt === 40) throw error;
      await sleep(250);
    }
  }
}

async function end(postmaster: Postmaster): Promise<void> {
  if (postmaster.child.pid !== undefined) await stopProcess(postmaster.child.pid);
  await postmaster.exited;
}

function giveBack(dataDirectory: string, socketDirectory: string): void {
  releaseLock(dataDirectory);
  removeSocketDirectory(socketDirectory);
}
