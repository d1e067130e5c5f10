import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { binariesIn } from "#server/platform/embedded/binaries.ts";
import { startEmbedded } from "#server/platform/embedded/start.ts";
import { openLog } from "#server/platform/log.ts";
import { migrate } from "#server/platform/migrations.ts";
import { embeddedAccess, prepareEmbedded, superClient } from "#server/platform/roles.ts";

export const TEMPLATE = "permanence_template";

declare module "vitest" {
  interface ProvidedContext {
    readonly clusterDirectory: string;
    readonly clusterSocket: string;
  }
}

/** One PostgreSQL for the whole run, with one migrated database that each test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "permanence-test-"));
  const embedded = await startPostgres(directory);
  await forgetDurability(directory, embedded.socketDirectory);
  await prepareEmbedded(directory, embedded.socketDirectory, TEMPLATE);
  const access = embeddedAccess(directory, embedded.socketDirectory, TEMPLATE);
  await migrate(access, resolve(import.meta.dirname, "../../db/migrations"));
  project.provide("clusterDirectory", directory);
  project.provide("clusterSocket", embedded.socketDirectory);
  return async () => {
    await embedded.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

/** Ours, or the machine's where TEST_POSTGRES_BIN says where its programs are. */
function startPostgres(
  directory: string,
): Promise<{ readonly socketDirectory: string; stop(): Promise<void> }> {
  const programs = process.env["TEST_POSTGRES_BIN"];
  return startEmbedded({
    dataDirectory: directory,
    ...(programs ? { binaries: binariesIn(programs) } : {}),
    log: openLog("fatal"),
    onGivenUp: (failure) => {
      throw failure;
    },
  });
}

/** Whatever a test writes dies with it; waiting for the disk proves nothing here. */
async function forgetDurability(directory: string, socket: string): Promise<void> {
  const client = superClient(directory, socket);
  await client.connect();
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"])
    await client.query(`alter system set ${setting} = off`);
  await client.query("select pg_reload_conf()");
  await client.end();
}
