import { spawnSync } from "node:child_process";
import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chooseAccount, identityOf } from "#server/platform/embedded/account.ts";
import { startPostmaster, stopProcess, superuser } from "#server/platform/embedded/postmaster.ts";
import { makeSocketDirectory, removeSocketDirectory } from "#server/platform/embedded/socket.ts";
import { superuserPassword } from "#server/platform/embedded/start.ts";

export interface MachinePostgres {
  readonly socketDirectory: string;
  stop(): Promise<void>;
}

/** Starts a cluster of the PostgreSQL that this machine has, whatever its version, beside the one that we bring along. */
export async function startMachinePostgres(
  programs: string,
  directory: string,
): Promise<MachinePostgres> {
  const binaries = { initdb: join(programs, "initdb"), postgres: join(programs, "postgres") };
  const folder = join(directory, "postgres");
  mkdirSync(folder, { mode: 0o700 });
  const socketDirectory = makeSocketDirectory();
  const account = chooseAccount(binaries, folder);
  if (account.uid !== undefined) chownSync(socketDirectory, account.uid, account.gid ?? 0);
  const passwordFile = join(socketDirectory, "password");
  writeFileSync(passwordFile, superuserPassword(directory), { mode: 0o600 });
  if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.gid ?? 0);
  const options = ["--username", superuser, "--pwfile", passwordFile, "--auth", "scram-sha-256"];
  const { program, args } = account.wrap(binaries.initdb, [
    ...["--pgdata", folder, ...options],
    ...["--encoding", "UTF8", "--locale", "C.UTF-8"],
  ]);
  const made = spawnSync(program, args, { encoding: "utf8", cwd: "/", ...identityOf(account) });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const logPath = join(directory, "postgres.log");
  const { child } = await startPostmaster({ binaries, account, folder, socketDirectory, logPath });
  return {
    socketDirectory,
    async stop() {
      if (child.pid !== undefined) await stopProcess(child.pid);
      removeSocketDirectory(socketDirectory);
    },
  };
}
