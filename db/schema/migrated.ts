import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Access } from "#server/platform/database.ts";
import { startEmbedded } from "#server/platform/embedded/start.ts";
import { openLog } from "#server/platform/log.ts";
import { migrate } from "#server/platform/migrations.ts";
import { embeddedAccess, prepareEmbedded } from "#server/platform/roles.ts";

/** Lends an empty, migrated database that is gone afterwards. */
export async function onMigrated<Answer>(
  use: (access: Access) => Promise<Answer>,
): Promise<Answer> {
  const directory = mkdtempSync(join(tmpdir(), "permanence-schema-"));
  const embedded = await startEmbedded({
    dataDirectory: directory,
    log: openLog("fatal"),
    onGivenUp: (failure) => {
      throw failure;
    },
  });
  try {
    await prepareEmbedded(directory, embedded.socketDirectory);
    const access = embeddedAccess(directory, embedded.socketDirectory);
    await migrate(access, resolve(import.meta.dirname, "../migrations"));
    return await use(access);
  } finally {
    await embedded.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
