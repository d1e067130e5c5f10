import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { Failure, errorCode } from "../failure.ts";
import { sleep } from "../time.ts";
import { giveTo, type Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { bornOf, gone, servesFolder, signal } from "./living.ts";

/** Where one embedded PostgreSQL lives, and how it is run. */
export interface Cluster {
  readonly binaries: Binaries;
  readonly account: Account;
  /** The data folder. */
  readonly folder: string;
  readonly socketDirectory: string;
  readonly logPath: string;
}

export interface Postmaster {
  readonly child: ChildProcess;
  readonly exited: Promise<unknown>;
}

export const superuser = "postgres";

/**
 * Makes a cluster in `makingFolder`, and moves it to its place only once it is whole.
 * What a broken first attempt left there is cleared: nothing was ever kept in it.
 */
export function makeCluster(cluster: Cluster, makingFolder: string, password: string): void {
  for (const name of readdirSync(makingFolder))
    rmSync(join(makingFolder, name), { recursive: true });
  const passwordFile = join(cluster.socketDirectory, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(cluster.account, passwordFile);
  const { program, args } = cluster.account.wrap(cluster.binaries.initdb, [
    ...[
      "--pgdata",
      makingFolder,
      "--username",
      superuser,
      "--pwfile",
      passwordFile,
      "--auth",
      "scram-sha-256",
    ],
    ...["--encoding", "UTF8", ...cluster.binaries.locale],
  ]);
  const made = spawnSync(program, args, {
    encoding: "utf8",
    cwd: "/",
    ...cluster.account.identity,
  });
  rmSync(passwordFile);
  if (made.status !== 0)
    throw whyNot(
      "database_not_made",
      `${made.stdout}${made.stderr}${made.error?.message ?? ""}`,
      cluster.folder,
    );
  renameSync(makingFolder, cluster.folder);
}

/** Starts PostgreSQL and waits until it takes connections. */
export async function startPostmaster(cluster: Cluster): Promise<Postmaster> {
  const { program, args } = cluster.account.wrap(cluster.binaries.postgres, [
    "-D",
    cluster.folder,
    ...parameters(cluster),
  ]);
  const log = openSync(cluster.logPath, "w", 0o600);
  // Detached: Ctrl-C in the terminal is for us, and we stop PostgreSQL only after the last command has ended.
  const child = spawn(program, args, {
    stdio: ["ignore", log, log],
    detached: true,
    cwd: "/",
    ...cluster.account.identity,
  });
  closeSync(log);
  const exited = once(child, "exit");
  exited.catch(() => undefined);
  await untilReady(cluster, child);
  return { child, exited };
}

/** Asks politely, then firmly: connections are cut, what was committed stays. */
export async function stopProcess(pid: number): Promise<void> {
  const born = bornOf(pid);
  // Dead already: a signal would hit whoever got its number since.
  if (born === undefined) return;
  const living = { pid, born };
  for (const [name, patience] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    signal(pid, name);
    if (await gone(living, patience)) return;
  }
}

/** Stops a PostgreSQL that a killed program left behind on this folder, and clears what would keep a new one from starting. */
export async function clearOrphan(folder: string): Promise<boolean> {
  const pidFile = join(folder, "postmaster.pid");
  if (!existsSync(pidFile)) return false;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  const orphaned = Number.isInteger(pid) && pid > 0 && servesFolder(pid, folder);
  if (orphaned) await stopProcess(pid);
  rmSync(pidFile, { force: true });
  return orphaned;
}

function parameters(cluster: Cluster): string[] {
  const values = {
    listen_addresses: "",
    unix_socket_directories: cluster.socketDirectory,
    unix_socket_permissions: "0700",
    max_connections: 100,
    shared_buffers: "128MB",
    fsync: "on",
    jit: "off",
    log_timezone: "UTC",
    timezone: "UTC",
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function untilReady(cluster: Cluster, child: ChildProcess): Promise<void> {
  const pidFile = join(cluster.folder, "postmaster.pid");
  let failure: Error | undefined;
  child.once("error", (error) => (failure = error));
  while (child.exitCode === null && child.signalCode === null && failure === undefined) {
    const lines = readIfThere(pidFile).split("\n");
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === "ready") return;
    await sleep(15);
  }
  throw whyNot(
    "database_failed_to_start",
    `${readIfThere(cluster.logPath)}${failure?.message ?? ""}`,
    cluster.folder,
  );
}

function whyNot(
  code: "database_not_made" | "database_failed_to_start",
  output: string,
  folder: string,
): Failure {
  if (/No space left on device|Disk quota exceeded/.test(output))
    return new Failure("disk_full", { path: folder, free: 0 });
  if (/database files are incompatible/.test(output))
    return new Failure("database_of_other_version", { path: folder });
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const told = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? "";
  return new Failure(code, {
    path: folder,
    told: told.replace(/^.*?(FATAL|PANIC|error): */, "").trim(),
  });
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return "";
    throw error;
  }
}
