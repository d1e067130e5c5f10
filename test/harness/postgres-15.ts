import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { binariesIn } from "#server/platform/embedded/binaries.ts";
import { startEmbedded, superuserPassword } from "#server/platform/embedded/start.ts";
import { openLog } from "#server/platform/log.ts";
import { programs } from "./install-postgres-15.ts";
import { temporaryDirectory } from "./program.ts";

export interface Postgres15 {
  /** False where the machine has none and could get none. */
  readonly isThere: boolean;
  /** The address of an account of its own, which owns an empty database of its own; empty where there is none. */
  account(name: string, rights: string): Promise<string>;
}

/** Debian's PostgreSQL 15, for the tests of the file that asks for it. */
export function usePostgres15(): Postgres15 {
  const isThere = existsSync(join(programs, "initdb"));
  const cluster = temporaryDirectory();
  let running: Awaited<ReturnType<typeof start>> | undefined;
  beforeAll(async () => {
    if (isThere) running = await start(cluster.path);
  });
  afterAll(async () => {
    await running?.stop();
    await cluster.remove();
  });
  return {
    isThere,
    account: async (name, rights) => (await running?.account(name, rights)) ?? "",
  };
}

async function start(directory: string) {
  const embedded = await startEmbedded({
    dataDirectory: directory,
    binaries: binariesIn(programs),
    log: openLog("silent"),
    onGivenUp: (failure) => {
      throw failure;
    },
  });
  const host = embedded.socketDirectory;
  return {
    async account(name: string, rights: string): Promise<string> {
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
