import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { binariesIn } from "#server/platform/embedded/binaries.ts";
import { startEmbedded, superuserPassword } from "#server/platform/embedded/start.ts";
import { openLog } from "#server/platform/log.ts";

const programs = "/usr/lib/postgresql/15/bin";

/** Debian's PostgreSQL 15, installed where it is missing and may be; undefined where it cannot be had. */
export function findPostgres15(): string | undefined {
  if (!existsSync(programs) && process.getuid?.() === 0) {
    const apt = (...args: string[]) =>
      spawnSync("apt-get", args, {
        stdio: "ignore",
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      });
    apt("update", "-q");
    apt("install", "-qy", "--no-install-recommends", "postgresql-15");
  }
  return existsSync(join(programs, "initdb")) ? programs : undefined;
}

export interface Postgres15 {
  /** The address of an account of its own, which owns an empty database of its own. */
  account(name: string, rights: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startPostgres15(folder: string, directory: string): Promise<Postgres15> {
  const embedded = await startEmbedded({
    dataDirectory: directory,
    binaries: binariesIn(folder),
    log: openLog("silent"),
    onGivenUp: (failure) => {
      throw failure;
    },
  });
  const host = embedded.socketDirectory;
  return {
    async account(name, rights) {
      const client = new pg.Client({
        host,
        user: "postgres",
        password: superuserPassword(directory),
        database: "postgres",
      });
      await client.connect();
      await client.query(`create role ${name} login password 'right' ${rights}`);
      await client.query(`create database ${name} owner ${name}`);
      await client.end();
      return `postgres://${name}:right@/${name}?host=${host}`;
    },
    stop: () => embedded.stop(),
  };
}
