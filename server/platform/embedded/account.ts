import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure } from "../failure.ts";
import type { Binaries } from "./binaries.ts";

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Under which account PostgreSQL runs: it refuses to be root. */
export interface Account {
  /** Puts a program under this account, keeping its process id. */
  wrap(
    program: string,
    args: readonly string[],
  ): { readonly program: string; readonly args: readonly string[] };
  /** To whom its files are given, where that is somebody else than us. */
  readonly owner?: Owner;
  /** What the system's own spawning is told. */
  readonly identity: Partial<Owner>;
}

const ourselves: Account = { wrap: (program, args) => ({ program, args }), identity: {} };

// In a user namespace of its own, root is nobody in particular to PostgreSQL, while files stay root's outside.
const rootInDisguise: Account = {
  wrap: (program, args) => ({ program: "unshare", args: ["-U", program, ...args] }),
  identity: {},
};

const nobody: Owner = { uid: 65_534, gid: 65_534 };

/**
 * Chooses the account for a data folder that already exists: its owner's where there is data, else the first that works.
 * @throws Failure where none can both run PostgreSQL and write there.
 */
export function chooseAccount(binaries: Binaries, folder: string): Account {
  const me = process.getuid?.() ?? 0;
  const { uid, gid } = statSync(folder);
  if (me !== 0) {
    if (uid !== me) throw new Failure("data_of_another_account", { path: dirname(folder) });
    return ourselves;
  }
  const hasData = readdirSync(folder).length > 0;
  if (!hasData)
    return firstThatWorks(
      [rootInDisguise, ...parentOwner(folder), ...asOther(nobody)],
      binaries,
      folder,
    );
  return firstThatWorks(uid === 0 ? [rootInDisguise] : asOther({ uid, gid }), binaries, folder);
}

/** Makes a file or folder of ours the account's. */
export function giveTo(account: Account, path: string): void {
  if (account.owner !== undefined) chownSync(path, account.owner.uid, account.owner.gid);
}

function firstThatWorks(accounts: readonly Account[], binaries: Binaries, folder: string): Account {
  for (const account of accounts) {
    chownSync(folder, account.owner?.uid ?? 0, account.owner?.gid ?? 0);
    // The others of the data directory's files are in folders that stay closed.
    if (account.owner !== undefined) chmodSync(dirname(folder), 0o711);
    if (works(account, binaries, folder)) return account;
  }
  throw new Failure("account_cannot_reach_data", { path: dirname(folder) });
}

function works(account: Account, binaries: Binaries, folder: string): boolean {
  const script =
    '"$1" --version > /dev/null && ls "$2" > /dev/null && test -w "$2" && test "$(id -u)" != 0';
  const { program, args } = account.wrap("/bin/sh", [
    "-c",
    script,
    "sh",
    binaries.postgres,
    folder,
  ]);
  return spawnSync(program, args, { stdio: "ignore", ...account.identity }).status === 0;
}

function parentOwner(folder: string): Account[] {
  const { uid, gid } = statSync(join(folder, "../.."));
  return uid === 0 ? [] : asOther({ uid, gid });
}

// Another account may not be let through to a folder within root's own: then it keeps root's right to pass, and nothing else of root's.
function asOther(owner: Owner): Account[] {
  const ids = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"];
  const right = ["--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override"];
  const plain: Account = { ...ourselves, owner, identity: owner };
  const passing: Account = {
    wrap: (program, args) => ({ program: "setpriv", args: [...ids, ...right, program, ...args] }),
    owner,
    identity: {},
  };
  return [plain, passing];
}
