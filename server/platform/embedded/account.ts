import { spawnSync } from "node:child_process";
import { chownSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.ts";
import type { Binaries } from "./binaries.ts";

/** Under which account PostgreSQL runs: it refuses to be root. */
export interface Account {
  /** Puts a program under this account, keeping its process id. */
  wrap(
    program: string,
    args: readonly string[],
  ): { readonly program: string; readonly args: readonly string[] };
  readonly uid: number | undefined;
  readonly gid: number | undefined;
}

const ourselves: Account = {
  wrap: (program, args) => ({ program, args }),
  uid: undefined,
  gid: undefined,
};

// In a user namespace of its own, root is nobody in particular to PostgreSQL, while files stay root's outside.
const rootInDisguise: Account = {
  wrap: (program, args) => ({ program: "unshare", args: ["-U", program, ...args] }),
  uid: undefined,
  gid: undefined,
};

const nobody = 65_534;

/**
 * Chooses the account for a data folder that already exists: its owner's where there is data, else the first that works.
 * @throws Failure where none can both run PostgreSQL and write there.
 */
export function chooseAccount(binaries: Binaries, folder: string): Account {
  const me = process.getuid?.() ?? 0;
  const owner = statSync(folder).uid;
  const hasData = readdirSync(folder).length > 0;
  if (me !== 0) {
    if (owner !== me) throw new Failure("data_of_another_account", { path: folder });
    return ourselves;
  }
  if (hasData)
    return owner === 0
      ? demand(rootInDisguise, binaries, folder)
      : demand(asUser(owner), binaries, folder);
  return firstThatWorks([rootInDisguise, ...parentOwner(folder), asUser(nobody)], binaries, folder);
}

function firstThatWorks(accounts: readonly Account[], binaries: Binaries, folder: string): Account {
  for (const account of accounts) {
    chownSync(folder, account.uid ?? 0, account.gid ?? 0);
    if (works(account, binaries, folder)) return account;
  }
  chownSync(folder, 0, 0);
  throw new Failure("account_cannot_reach_data", { path: folder });
}

function demand(account: Account, binaries: Binaries, folder: string): Account {
  if (!works(account, binaries, folder))
    throw new Failure("account_cannot_reach_data", { path: folder });
  return account;
}

function works(account: Account, binaries: Binaries, folder: string): boolean {
  const script = '"$1" --version > /dev/null && test -w "$2" && test -x "$2"';
  const { program, args } = account.wrap("/bin/sh", [
    "-c",
    script,
    "sh",
    binaries.postgres,
    folder,
  ]);
  return spawnSync(program, args, { stdio: "ignore", ...identityOf(account) }).status === 0;
}

/** The part of an account that the system's own spawning takes. */
export function identityOf(account: Account): { uid?: number; gid?: number } {
  return account.uid === undefined || account.gid === undefined
    ? {}
    : { uid: account.uid, gid: account.gid };
}

function parentOwner(folder: string): Account[] {
  const { uid, gid } = statSync(join(folder, ".."));
  return uid === 0 ? [] : [{ ...ourselves, uid, gid }];
}

function asUser(uid: number): Account {
  return { ...ourselves, uid, gid: uid };
}
